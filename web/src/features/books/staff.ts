import type { StaffPage } from '@/shared/frames';

const messages = ['books'];
const needs = ['book.read', 'book.write', 'book.lead'];

export const pages: readonly StaffPage[] = [
  { area: 'manage', path: 'books', title: 'books.nav.books', needs, messages, component: () => import('./BooksPage.vue'), group: 'registers', order: 20 },
  { area: 'manage', path: 'books/:kind', title: 'books.nav.books', needs, messages, component: () => import('./BookPage.vue'), within: 'books' },
  { area: 'manage', path: 'book-entries/:id', title: 'books.nav.books', needs, messages, component: () => import('./EntryPage.vue'), within: 'books' },
];
