import type { StaffPage } from '@/shared/frames';

export const pages: readonly StaffPage[] = [
  {
    area: 'manage',
    path: 'items',
    title: 'catalogue.nav.items',
    needs: ['item.edit', 'item.publish'],
    messages: ['catalogue'],
    component: () => import('./pages/ItemsPage.vue'),
    group: 'items',
    order: 10,
  },
];
