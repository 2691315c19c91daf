import type { StaffPage } from '@/shared/frames';

const TillPage = () => import('./TillPage.vue');
const messages = ['fees'];

export const pages: readonly StaffPage[] = [
  { area: 'window', path: 'till', title: 'fees.nav.till', needs: ['fee.charge'], messages, component: TillPage, order: 40 },
  { area: 'review', path: 'till', title: 'fees.nav.till', needs: ['fee.confirm'], messages, component: TillPage, order: 40 },
];
