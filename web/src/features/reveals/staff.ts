import type { StaffPage } from '@/shared/frames';

export const pages: readonly StaffPage[] = [
  { area: 'admin', path: 'reveals', title: 'reveals.nav.reveals', needs: ['ledger.read'], messages: ['reveals'], component: () => import('./RevealsPage.vue'), group: 'trust', order: 20 },
];
