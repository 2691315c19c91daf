import type { StaffPage } from '@/shared/frames';

export const pages: readonly StaffPage[] = [
  {
    area: 'window',
    path: 'online',
    title: 'applications.nav.online',
    needs: ['case.receive'],
    messages: ['applications', 'cases'],
    component: () => import('./OnlinePage.vue'),
    order: 30,
  },
];
