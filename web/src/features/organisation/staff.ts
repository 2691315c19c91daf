import type { StaffPage } from '@/shared/frames';

const messages = ['organisation', 'catalogue'];
const windows = ['window.manage'];
const departments = ['department.manage'];

export const pages: readonly StaffPage[] = [
  { area: 'manage', path: 'windows', title: 'organisation.nav.windows', needs: windows, messages, component: () => import('./WindowsPage.vue'), group: 'organisation', order: 10 },
  { area: 'manage', path: 'windows/:id', title: 'organisation.nav.windows', needs: windows, messages, component: () => import('./windows/WindowPage.vue'), within: 'windows' },
  { area: 'manage', path: 'window-mergers', title: 'organisation.nav.mergers', needs: windows, messages, component: () => import('./windows/MergersPage.vue'), within: 'windows' },
  { area: 'manage', path: 'halls', title: 'organisation.nav.halls', needs: windows, messages, component: () => import('./HallsPage.vue'), group: 'organisation', order: 15 },
  { area: 'manage', path: 'departments', title: 'organisation.nav.departments', needs: departments, messages, component: () => import('./DepartmentsPage.vue'), group: 'organisation', order: 20 },
  { area: 'manage', path: 'admissions', title: 'organisation.nav.admissions', needs: departments, messages, component: () => import('./admissions/AdmissionsPage.vue'), group: 'organisation', order: 30 },
  { area: 'manage', path: 'handovers', title: 'organisation.nav.handovers', needs: departments, messages, component: () => import('./HandoversPage.vue'), group: 'organisation', order: 40 },
  { area: 'manage', path: 'regions', title: 'organisation.nav.regions', needs: departments, messages, component: () => import('./RegionsPage.vue'), group: 'organisation', order: 50 },
];
