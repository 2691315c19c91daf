import type { StaffPage } from '@/shared/frames';

const messages = ['coverage', 'catalogue', 'organisation'];
const needs = ['statistics.read'];

export const pages: readonly StaffPage[] = [
  { area: 'manage', path: 'coverage', title: 'coverage.nav.coverage', needs, messages, component: () => import('./CoveragePage.vue'), group: 'oversight', order: 60 },
  { area: 'manage', path: 'outside', title: 'coverage.nav.outside', needs, messages, component: () => import('./OutsidePage.vue'), group: 'oversight', order: 61 },
];
