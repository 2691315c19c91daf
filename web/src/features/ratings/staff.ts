import type { StaffPage } from '@/shared/frames';

const messages = ['ratings'];

export const pages: readonly StaffPage[] = [
  { area: 'window', path: 'ratings', title: 'ratings.nav.window', needs: ['rating.pad'], messages, component: () => import('./WindowRatingsPage.vue'), order: 60 },
  { area: 'manage', path: 'ratings', title: 'ratings.nav.matters', needs: ['rating.process'], messages, component: () => import('./MattersPage.vue'), group: 'oversight', order: 10 },
  { area: 'manage', path: 'rating-sums', title: 'ratings.nav.sums', needs: ['rating.sums'], messages, component: () => import('./SumsPage.vue'), group: 'statistics', order: 40 },
];
