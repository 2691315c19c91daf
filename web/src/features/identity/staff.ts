import type { StaffPage } from '@/shared/frames';

const messages = ['identity'];
const read = ['account.read'];

export const pages: readonly StaffPage[] = [
  { area: 'admin', path: 'accounts', title: 'identity.nav.accounts', needs: read, messages, component: () => import('./accounts/AccountsPage.vue'), group: 'people', order: 10 },
  { area: 'admin', path: 'accounts/new', title: 'identity.nav.new_account', needs: ['account.manage'], messages, component: () => import('./accounts/NewAccountPage.vue'), within: 'accounts' },
  { area: 'admin', path: 'accounts/:id', title: 'identity.nav.accounts', needs: read, messages, component: () => import('./accounts/AccountPage.vue'), within: 'accounts' },
  { area: 'admin', path: 'roles', title: 'identity.nav.roles', needs: read, messages, component: () => import('./roles/RolesPage.vue'), group: 'people', order: 20 },
  { area: 'admin', path: 'sessions', title: 'identity.nav.sessions', needs: ['session.manage'], messages, component: () => import('./SessionsPage.vue'), group: 'people', order: 30 },
  { area: 'admin', path: 'roles/:code', title: 'identity.nav.roles', needs: read, messages, component: () => import('./roles/RolePage.vue'), within: 'roles' },
];
