import type { StaffPage } from '@/shared/frames';

const InboxPage = () => import('./inbox/InboxPage.vue');
const CasePage = () => import('./work/CasePage.vue');
const ObjectionsPage = () => import('./objections/ObjectionsPage.vue');
const messages = ['cases', 'catalogue', 'fees', 'attachments', 'reveals'];
const InquiriesPage = () => import('./inquiries/InquiriesPage.vue');
const HelpPage = () => import('./help/HelpPage.vue');
const receive = ['case.receive'];
const review = ['case.review'];
const answer = ['case.extension_answer'];

export const pages: readonly StaffPage[] = [
  { area: 'window', path: '', title: 'cases.nav.window', needs: receive, messages, component: () => import('./counter/CounterPage.vue'), order: 10 },
  { area: 'window', path: 'cases', title: 'cases.nav.my_cases', needs: receive, messages, component: InboxPage, props: { area: 'window' }, order: 20 },
  { area: 'window', path: 'cases/:id', title: 'cases.nav.my_cases', needs: receive, messages, component: CasePage, within: 'cases' },
  { area: 'window', path: 'inquiries', title: 'cases.nav.inquiries', needs: ['inquiry.write'], messages, component: InquiriesPage, order: 25 },
  { area: 'window', path: 'objections', title: 'cases.nav.objections', needs: receive, messages, component: ObjectionsPage, props: { area: 'window' }, order: 30 },
  { area: 'review', path: '', title: 'cases.nav.review', needs: review, messages, component: InboxPage, props: { area: 'review' }, order: 10 },
  { area: 'review', path: 'help', title: 'cases.nav.help', needs: ['help.answer'], messages, component: HelpPage, order: 15 },
  { area: 'review', path: 'objections', title: 'cases.nav.objections', needs: review, messages, component: ObjectionsPage, props: { area: 'review' }, order: 20 },
  { area: 'review', path: 'cases/:id', title: 'cases.nav.review', needs: review, messages, component: CasePage, within: '' },
  { area: 'manage', path: 'cases', title: 'cases.nav.all', needs: ['statistics.read'], messages, component: InboxPage, props: { area: 'manage' }, group: 'cases', order: 10 },
  { area: 'manage', path: 'extensions', title: 'cases.nav.extensions', needs: answer, messages, component: InboxPage, props: { area: 'manage', todo: 'extension' }, group: 'cases', order: 30 },
  { area: 'manage', path: 'cases/:id', title: 'cases.nav.extensions', needs: [...answer, 'statistics.read'], messages, component: CasePage, within: 'cases' },
];
