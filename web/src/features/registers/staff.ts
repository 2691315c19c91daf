import type { Area, StaffPage } from '@/shared/frames';

const RegistersPage = () => import('./RegistersPage.vue');
const RegisterPage = () => import('./RegisterPage.vue');
const messages = ['registers', 'catalogue'];

// The same registers in each frame; which of them somebody sees is the server's answer.
const inArea = (area: Area, needs: readonly string[], rest: Partial<StaffPage> = {}): StaffPage[] => [
  { area, path: 'registers', title: 'registers.nav.registers', needs, messages, component: RegistersPage, props: { area }, order: 80, ...rest },
  { area, path: 'registers/:code', title: 'registers.nav.registers', needs, messages, component: RegisterPage, within: 'registers' },
];

export const pages: readonly StaffPage[] = [
  ...inArea('window', ['case.receive']),
  ...inArea('review', ['case.review']),
  ...inArea('manage', ['statistics.read'], { group: 'registers', order: 10 }),
];
