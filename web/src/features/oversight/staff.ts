import type { StaffPage } from '@/shared/frames';

const messages = ['oversight', 'organisation', 'catalogue'];

export const pages: readonly StaffPage[] = [
  { area: 'manage', path: 'lower-centres', title: 'oversight.nav.centres', needs: ['oversight.read'], messages, component: () => import('./CentresPage.vue'), group: 'oversight', order: 70 },
  { area: 'manage', path: 'lower-centres/:code', title: 'oversight.nav.centres', needs: ['oversight.read'], messages, component: () => import('./CentrePage.vue'), within: 'lower-centres' },
  { area: 'manage', path: 'declarations', title: 'oversight.nav.declarations', needs: ['oversight.declare'], messages, component: () => import('./DeclarationsPage.vue'), group: 'oversight', order: 80 },
];
