import type { StaffPage } from '@/shared/frames';

const messages = ['forwarding', 'cases', 'catalogue', 'attachments', 'applications'];
const needs = ['case.forward'];
const ListPage = () => import('./ListPage.vue');
const ViewPage = () => import('./ViewPage.vue');

export const pages: readonly StaffPage[] = [
  { area: 'window', path: 'forwardings', title: 'forwarding.nav', needs, messages, component: ListPage, props: { area: 'window' }, order: 35 },
  { area: 'window', path: 'forwardings/new', title: 'forwarding.nav', needs, messages, component: () => import('./EntryPage.vue'), within: 'forwardings' },
  { area: 'window', path: 'forwardings/:id', title: 'forwarding.nav', needs, messages, component: ViewPage, within: 'forwardings' },
  { area: 'manage', path: 'forwardings', title: 'forwarding.nav', needs, messages, component: ListPage, props: { area: 'manage' }, group: 'cases', order: 40 },
  { area: 'manage', path: 'forwardings/:id', title: 'forwarding.nav', needs, messages, component: ViewPage, within: 'forwardings' },
];
