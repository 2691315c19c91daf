import type { StaffPage } from '@/shared/frames';

const InboxPage = () => import('./inbox/InboxPage.vue');
const CasePage = () => import('./work/CasePage.vue');
const messages = ['cases', 'catalogue'];
const receive = ['case.receive'];
const review = ['case.review'];
const answer = ['case.extension_answer'];

export const pages: readonly StaffPage[] = [
  { area: 'window', path: '', title: 'cases.nav.window', needs: receive, messages, component: () => import('./counter/CounterPage.vue'), order: 10 },
  { area: 'window', path: 'cases', title: 'cases.nav.my_cases', needs: receive, messages, component: InboxPage, props: { area: 'window' }, order: 20 },
  { area: 'window', path: 'cases/:id', title: 'cases.nav.my_cases', needs: receive, messages, component: CasePage, within: 'cases' },
  { area: 'review', path: '', title: 'cases.nav.review', needs: review, messages, component: InboxPage, props: { area: 'review' }, order: 10 },
  { area: 'review', path: 'cases/:id', title: 'cases.nav.review', needs: review, messages, component: CasePage, within: '' },
  { area: 'manage', path: 'cases', title: 'cases.nav.all', needs: ['statistics.read'], messages, component: InboxPage, props: { area: 'manage' }, group: 'cases', order: 10 },
  { area: 'manage', path: 'extensions', title: 'cases.nav.extensions', needs: answer, messages, component: InboxPage, props: { area: 'manage', todo: 'extension' }, group: 'cases', order: 30 },
  { area: 'manage', path: 'cases/:id', title: 'cases.nav.extensions', needs: [...answer, 'statistics.read'], messages, component: CasePage, within: 'cases' },
];
