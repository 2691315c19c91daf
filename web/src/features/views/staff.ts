import type { StaffPage } from '@/shared/frames';

const messages = ['views', 'organisation', 'catalogue'];

export const pages: readonly StaffPage[] = [
  { area: 'manage', path: 'lower-centres', title: 'views.nav.centres', needs: ['oversight.read'], messages, component: () => import('./CentresPage.vue'), group: 'oversight', order: 70 },
  { area: 'manage', path: 'lower-centres/:code', title: 'views.nav.centres', needs: ['oversight.read'], messages, component: () => import('./CentrePage.vue'), within: 'lower-centres' },
  { area: 'manage', path: 'declarations', title: 'views.nav.declarations', needs: ['oversight.declare'], messages, component: () => import('./DeclarationsPage.vue'), group: 'oversight', order: 80 },
];
