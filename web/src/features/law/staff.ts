import type { StaffPage } from '@/shared/frames';

const PackPage = () => import('./PackPage.vue');
const read = { area: 'manage', needs: ['law.read'], messages: ['law'], group: 'law' } as const;

export const pages: readonly StaffPage[] = [
  { ...read, path: 'law', title: 'law.nav.in_force', component: () => import('./InForcePage.vue'), order: 10 },
  { ...read, path: 'packs', title: 'law.nav.packs', component: () => import('./PacksPage.vue'), order: 20 },
  { ...read, path: 'packs/:id', title: 'law.nav.packs', component: PackPage, props: true, within: 'packs' },
  { ...read, path: 'packs/drafts', title: 'law.nav.drafts', component: () => import('./DraftsPage.vue'), order: 25 },
  { ...read, path: 'packs/drafts/:id', title: 'law.nav.drafts', component: () => import('./DraftPage.vue'), props: true, within: 'packs/drafts' },
  { ...read, path: 'decisions', title: 'law.nav.try', component: () => import('./TryPage.vue'), order: 40 },
  { ...read, path: 'facts', title: 'law.nav.facts', component: () => import('./FactsPage.vue'), order: 50 },
  { ...read, path: 'comparison', title: 'law.nav.compare', component: () => import('./ComparisonPage.vue'), order: 30 },
];
