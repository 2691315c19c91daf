import type { StaffPage } from '@/shared/frames';

const needs = ['statistics.read'];
const messages = ['statistics', 'catalogue'];

export const pages: readonly StaffPage[] = [
  { area: 'manage', path: 'statistics', title: 'statistics.nav.statistics', needs, messages, component: () => import('./StatisticsPage.vue'), group: 'statistics', order: 10 },
];
