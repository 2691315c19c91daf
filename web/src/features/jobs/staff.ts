import type { StaffPage } from '@/shared/frames';

export const pages: readonly StaffPage[] = [
  { area: 'admin', path: 'outbox', title: 'jobs.nav.outbox', needs: ['outbox.manage'], messages: ['jobs'], component: () => import('./OutboxPage.vue'), group: 'operation', order: 20 },
  { area: 'admin', path: 'jobs', title: 'jobs.nav.runs', needs: ['outbox.manage'], messages: ['jobs'], component: () => import('./JobsPage.vue'), group: 'operation', order: 10 },
];
