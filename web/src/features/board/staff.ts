import type { Area, StaffPage } from '@/shared/frames';

const messages = ['board'];
const desk = (area: Area, rest: Partial<StaffPage> = {}): StaffPage => ({ area, path: 'desk', title: 'board.nav.desk', needs: ['desk.serve'], messages, component: () => import('./DeskPage.vue'), ...rest });

export const pages: readonly StaffPage[] = [
  { area: 'manage', path: 'board', title: 'board.nav.board', needs: ['board.publish'], messages, component: () => import('./BoardPage.vue'), group: 'hall', order: 60 },
  desk('manage', { group: 'hall', order: 70 }),
];
