import type { StaffPage } from '@/shared/frames';

export const pages: readonly StaffPage[] = [
  {
    area: 'manage',
    path: 'windows',
    title: 'organisation.nav.windows',
    needs: ['window.manage'],
    messages: ['organisation', 'catalogue'],
    component: () => import('./WindowsPage.vue'),
    group: 'organisation',
    order: 10,
  },
];
