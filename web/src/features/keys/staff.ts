import type { StaffPage } from '@/shared/frames';

export const pages: readonly StaffPage[] = [
  { area: 'admin', path: 'keys', title: 'keys.nav.keys', needs: ['keys.manage'], messages: ['keys'], component: () => import('./KeysPage.vue'), group: 'trust', order: 30 },
];
