import type { StaffPage } from '@/shared/frames';

const all = ['item.edit', 'item.publish'];
const messages = ['catalogue', 'organisation'];

export const pages: readonly StaffPage[] = [
  { area: 'manage', path: 'items', title: 'catalogue.nav.items', needs: all, messages, component: () => import('./pages/ItemsPage.vue'), group: 'items', order: 10 },
  { area: 'manage', path: 'items/:id', title: 'catalogue.nav.items', needs: all, messages, component: () => import('./editor/ItemPage.vue'), within: 'items' },
  { area: 'manage', path: 'item-import', title: 'catalogue.import.title', needs: ['item.edit'], messages, component: () => import('./editor/ImportPage.vue'), within: 'items' },
  {
    area: 'manage',
    path: 'placements',
    title: 'catalogue.nav.placements',
    needs: ['placement.propose', 'placement.consent_centre', 'placement.consent_department'],
    messages,
    component: () => import('./editor/PlacementsPage.vue'),
    group: 'items',
    order: 20,
  },
  { area: 'manage', path: 'item-completeness', title: 'catalogue.nav.completeness', needs: all, messages, component: () => import('./editor/CompletenessPage.vue'), group: 'items', order: 30 },
];
