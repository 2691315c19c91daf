import type { StaffPage } from '@/shared/frames';

export const pages: readonly StaffPage[] = [
  { area: 'admin', path: 'ledger', title: 'ledger.nav.ledger', needs: ['ledger.read', 'ledger.verify'], messages: ['ledger'], component: () => import('./LedgerPage.vue'), group: 'trust', order: 10 },
];
