import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router';
import { useSession } from '@/features/identity/session';
import PublicLayout from './layouts/PublicLayout.vue';
import { areasOf, homeOf, type Area } from './areas';
import { i18n, loadMessages } from './i18n';

declare module 'vue-router' {
  interface RouteMeta {
    title?: string; // message key
    messages?: string[]; // features whose messages the page needs
    area?: Area;
  }
}

const StaffLayout = () => import('./layouts/StaffLayout.vue');
const CasePage = () => import('@/features/cases/work/CasePage.vue');
const InboxPage = () => import('@/features/cases/inbox/InboxPage.vue');

const routes: RouteRecordRaw[] = [
  {
    path: '/',
    component: PublicLayout,
    children: [
      { path: '', component: () => import('@/features/catalogue/pages/HomePage.vue'), meta: { title: 'shared.nav.guides', messages: ['catalogue'] } },
      { path: 'items/:id', component: () => import('@/features/catalogue/pages/GuidePage.vue'), props: true, meta: { title: 'shared.nav.guides', messages: ['catalogue'] } },
      { path: 'progress', component: () => import('@/features/cases/progress/ProgressPage.vue'), meta: { title: 'shared.nav.progress', messages: ['cases'] } },
      { path: 'login', component: () => import('@/features/identity/LoginPage.vue'), meta: { title: 'shared.nav.login', messages: ['identity'] } },
      { path: ':rest(.*)*', component: () => import('./NotFoundPage.vue'), meta: { title: 'shared.not_found.title' } },
    ],
  },
  {
    path: '/window',
    component: StaffLayout,
    meta: { area: 'window', messages: ['cases', 'catalogue'] },
    children: [
      { path: '', component: () => import('@/features/cases/counter/CounterPage.vue'), meta: { title: 'shared.nav.window' } },
      { path: 'cases', component: InboxPage, props: { area: 'window' }, meta: { title: 'shared.nav.my_cases' } },
      { path: 'cases/:id', component: CasePage, props: true, meta: { title: 'shared.nav.my_cases' } },
    ],
  },
  {
    path: '/review',
    component: StaffLayout,
    meta: { area: 'review', messages: ['cases', 'catalogue'] },
    children: [
      { path: '', component: InboxPage, props: { area: 'review' }, meta: { title: 'shared.nav.review' } },
      { path: 'cases/:id', component: CasePage, props: true, meta: { title: 'shared.nav.review' } },
    ],
  },
  {
    path: '/manage',
    component: StaffLayout,
    meta: { area: 'manage', messages: ['cases', 'catalogue', 'organisation'] },
    children: [
      { path: '', redirect: () => homeOf('manage', useSession().view?.permissions ?? []) },
      { path: 'extensions', component: InboxPage, props: { area: 'manage' }, meta: { title: 'shared.nav.extensions' } },
      { path: 'cases/:id', component: CasePage, props: true, meta: { title: 'shared.nav.extensions' } },
      { path: 'items', component: () => import('@/features/catalogue/pages/ItemsPage.vue'), meta: { title: 'shared.nav.items' } },
      { path: 'windows', component: () => import('@/features/organisation/WindowsPage.vue'), meta: { title: 'shared.nav.windows' } },
    ],
  },
];

export const router = createRouter({
  history: createWebHistory(),
  routes,
  scrollBehavior: (to, from, saved) => saved ?? (to.path === from.path ? false : { top: 0 }),
});

router.beforeEach(async (to) => {
  const messages = to.matched.flatMap((record) => record.meta.messages ?? []);
  if (to.meta.area) {
    const session = useSession();
    await session.ensure();
    if (!session.view) return { path: '/login', query: { to: to.fullPath } };
    if (!areasOf(session.view.permissions).includes(to.meta.area)) return { path: '/login', query: { to: to.fullPath, refused: to.meta.area } };
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
