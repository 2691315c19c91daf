import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router';
import { useSession } from '@/features/identity/session';
import { routeOf, type Area } from '@/shared/frames';
import PublicLayout from './layouts/PublicLayout.vue';
import { i18n, loadMessages } from './i18n';
import { areas, homeOf, opens, pages, wordsOf } from './pages';

declare module 'vue-router' {
  interface RouteMeta {
    title?: string; // message key
    messages?: string[]; // features whose messages the page needs
    area?: Area; // a staff page: who may open it, `needs` says
    needs?: readonly string[];
    within?: string; // the page that the navigation marks
    home?: boolean; // leads to the area's first page that this person may open
    signedIn?: boolean; // for every account
  }
}

const StaffLayout = () => import('./layouts/StaffLayout.vue');

const publicRoutes: RouteRecordRaw = {
  path: '/',
  component: PublicLayout,
  children: [
    { path: '', component: () => import('@/features/catalogue/pages/HomePage.vue'), meta: { title: 'shared.nav.guides', messages: ['catalogue'] } },
    { path: 'items/:id', component: () => import('@/features/catalogue/pages/GuidePage.vue'), props: true, meta: { title: 'shared.nav.guides', messages: ['catalogue', 'statistics'] } },
    { path: 'items/:id/promise', component: () => import('@/features/catalogue/pages/PromisePage.vue'), props: true, meta: { title: 'catalogue.promise.title', messages: ['catalogue'] } },
    { path: 'departments', component: () => import('@/features/catalogue/pages/DepartmentsPage.vue'), meta: { title: 'catalogue.departments.title', messages: ['catalogue'] } },
    { path: 'results', component: () => import('@/features/statistics/ResultsPage.vue'), meta: { title: 'statistics.results.title', messages: ['statistics'] } },
    { path: 'notices', component: () => import('@/features/board/NoticesPage.vue'), meta: { title: 'board.nav.notices', messages: ['board'] } },
    { path: 'notices/:id', component: () => import('@/features/board/NoticePage.vue'), props: true, meta: { title: 'board.nav.notices', messages: ['board'] } },
    { path: 'about', component: () => import('@/features/board/AboutPage.vue'), meta: { title: 'board.nav.about', messages: ['board'] } },
    { path: 'rating/:code?', component: () => import('@/features/ratings/RatingPage.vue'), props: true, meta: { title: 'shared.nav.rating', messages: ['ratings'] } },
    { path: 'progress', component: () => import('@/features/cases/progress/ProgressPage.vue'), meta: { title: 'shared.nav.progress', messages: ['cases', 'ratings'] } },
    { path: 'mine', component: () => import('@/features/applications/MyPage.vue'), meta: { title: 'shared.nav.mine', messages: ['applications', 'visitors', 'cases'] } },
    { path: 'mine/cases/:id', component: () => import('@/features/applications/MyCasePage.vue'), props: true, meta: { title: 'shared.nav.mine', messages: ['applications', 'visitors', 'cases', 'attachments', 'ratings'] } },
    { path: 'mine/applications/:id', component: () => import('@/features/applications/ApplyPage.vue'), props: true, meta: { title: 'shared.nav.mine', messages: ['applications', 'visitors', 'cases', 'attachments', 'catalogue'] } },
    { path: 'apply/:item', component: () => import('@/features/applications/BeginPage.vue'), props: true, meta: { title: 'shared.nav.mine', messages: ['applications', 'visitors', 'catalogue'] } },
    { path: 'login', component: () => import('@/features/identity/LoginPage.vue'), meta: { title: 'shared.nav.login', messages: ['identity'] } },
    { path: ':rest(.*)*', component: () => import('./NotFoundPage.vue'), meta: { title: 'shared.not_found.title' } },
  ],
};

// The pad at a window has a frame of its own, without a way out of it.
const padRoute: RouteRecordRaw = { path: '/rate', component: () => import('@/features/ratings/PadPage.vue'), meta: { title: 'shared.nav.rating', messages: ['ratings'] } };

// The window and the review area have their first page at their own address; the others lead to the first that is open.
const staffRoutes = areas.map((area): RouteRecordRaw => {
  const own = pages.filter((page) => page.area === area).map(routeOf);
  const home: RouteRecordRaw[] = own.some((route) => route.path === '') ? [] : [{ path: '', component: () => import('./NotFoundPage.vue'), meta: { home: true } }];
  return { path: `/${area}`, component: StaffLayout, meta: { area }, children: [...home, ...own] };
});

// One's own account belongs to no area.
const ownRoutes: RouteRecordRaw = {
  path: '/me',
  component: StaffLayout,
  meta: { signedIn: true, messages: ['identity'] },
  children: [{ path: '', component: () => import('@/features/identity/MePage.vue'), meta: { title: 'identity.nav.me' } }],
};

export const router = createRouter({
  history: createWebHistory(),
  routes: [padRoute, publicRoutes, ...staffRoutes, ownRoutes],
  scrollBehavior: (to, from, saved) => saved ?? (to.path === from.path ? false : { top: 0 }),
});

router.beforeEach(async (to) => {
  const messages = to.matched.flatMap((record) => record.meta.messages ?? []);
  const { area, home, signedIn } = to.meta;
  if (area || signedIn) {
    const session = useSession();
    await session.ensure();
    if (!session.view) return { path: '/login', query: { to: to.fullPath } };
    if (session.view.password_due && !signedIn) return { path: '/me', query: { to: to.fullPath } };
    const { permissions } = session.view;
    if (area && home) return homeOf(area, permissions) === '/' ? { path: '/login', query: { to: to.fullPath, refused: area } } : homeOf(area, permissions);
    if (area && !opens(to.meta, permissions)) return { path: '/login', query: { to: to.fullPath, refused: area } };
    messages.push('notices', ...wordsOf(permissions));
  }
  await loadMessages(messages);
  return true;
});

router.afterEach((to, from) => {
  const { t } = i18n.global;
  document.title = to.meta.title ? `${t(to.meta.title)} · ${t('shared.product')}` : t('shared.product');
  // A new page is announced and read from its beginning.
  if (from.matched.length && to.path !== from.path) requestAnimationFrame(() => document.getElementById('main')?.focus({ preventScroll: true }));
});
