import type { StaffPage } from '@/shared/frames';

const messages = ['calendar'];

export const pages: readonly StaffPage[] = [
  { area: 'manage', path: 'opening', title: 'calendar.nav.opening', needs: ['opening.manage', 'statistics.read'], messages, component: () => import('./OpeningPage.vue'), group: 'calendar', order: 10 },
  { area: 'manage', path: 'calendar', title: 'calendar.nav.days', needs: ['calendar.import', 'statistics.read'], messages, component: () => import('./WorkdaysPage.vue'), group: 'calendar', order: 20 },
  { area: 'manage', path: 'calendar/:id', title: 'calendar.nav.import', needs: ['calendar.import', 'statistics.read'], messages, component: () => import('./ImportPage.vue'), within: 'calendar' },
];
