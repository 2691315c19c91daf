import type { RouteRecordRaw } from 'vue-router';
import type { IconName } from './components/AppIcon.vue';

// Where staff work. A feature hangs its pages into these frames by exporting `pages` from its own staff.ts; routes,
// navigation and the question who may open a page all follow from that list.
export type Area = 'window' | 'review' | 'manage' | 'admin';

// The headings of the side navigation, in their order: the office's work, the administrators' work.
export const groups = {
  window: [],
  review: [],
  manage: ['hall', 'cases', 'registers', 'items', 'organisation', 'calendar', 'law', 'statistics', 'oversight'],
  admin: ['people', 'trust', 'operation'],
} as const satisfies Record<Area, readonly string[]>;
export type Group = (typeof groups)['manage' | 'admin'][number];

export const groupIcons: Record<Group, IconName> = {
  hall: 'window',
  cases: 'clock',
  registers: 'book',
  items: 'list',
  organisation: 'city_management',
  calendar: 'calendar',
  law: 'list',
  statistics: 'chart',
  oversight: 'eye',
  people: 'person',
  trust: 'work_safety',
  operation: 'gear',
};

export interface StaffPage {
  area: Area;
  path: string; // below the area's own: 'items', 'items/:id'
  title: string; // message key; its first word is the feature whose messages are loaded for the navigation
  needs: readonly string[]; // whoever holds one of these permissions (x-permission in the OpenAPI document) may open it
  messages: readonly string[]; // the features whose words the page uses
  component: () => Promise<unknown>;
  props?: boolean | Record<string, unknown>;
  group?: Group; // its heading in the side navigation; the window and the review area have none
  order?: number; // among its group, smallest first
  within?: string; // not in the navigation: it is reached from the page with this path, which stays marked
}

export const addressOf = (page: Pick<StaffPage, 'area' | 'path'>): string => (page.path ? `/${page.area}/${page.path}` : `/${page.area}`);

export function routeOf(page: StaffPage): RouteRecordRaw {
  return {
    path: page.path,
    component: page.component as never,
    props: page.props ?? page.path.includes(':'),
    meta: { title: page.title, needs: page.needs, messages: [...page.messages], within: addressOf({ area: page.area, path: page.within ?? page.path }) },
  };
}
