import type { StaffPage } from '@/shared/frames';

const needs = ['statistics.read'];
const messages = ['hall', 'cases'];

export const pages: readonly StaffPage[] = [
  { area: 'manage', path: 'hall', title: 'hall.nav.today', needs, messages, component: () => import('./HallPage.vue'), group: 'hall', order: 10 },
  { area: 'manage', path: 'overview', title: 'hall.nav.overview', needs, messages: [...messages, 'ratings'], component: () => import('./OverviewPage.vue'), group: 'hall', order: 20 },
];
