import type { StaffPage } from '@/shared/frames';

export const pages: readonly StaffPage[] = [
  { area: 'admin', path: 'files', title: 'files.nav.files', needs: ['files.manage'], messages: ['files'], component: () => import('./FilesPage.vue'), group: 'operation', order: 30 },
];
