import type { StaffPage } from '@/shared/frames';

const messages = ['calendar'];

export const pages: readonly StaffPage[] = [
  { area: 'manage', path: 'opening', title: 'calendar.nav.opening', needs: ['opening.manage', 'statistics.read'], messages, component: () => import('./OpeningPage.vue'), group: 'calendar', order: 10 },
];
