// Who works where: an area, and each page in its head, opens to whoever holds one of the permissions. The names are the
// routes' own (x-permission in the OpenAPI document).
export type Area = 'window' | 'review' | 'manage';

export interface Page {
  area: Area;
  to: string;
  words: string; // message key
  needs: readonly string[];
}

export const pages: readonly Page[] = [
  { area: 'window', to: '/window', words: 'shared.nav.window', needs: ['case.receive'] },
  { area: 'window', to: '/window/cases', words: 'shared.nav.my_cases', needs: ['case.receive'] },
  { area: 'review', to: '/review', words: 'shared.nav.review', needs: ['case.review'] },
  { area: 'manage', to: '/manage/extensions', words: 'shared.nav.extensions', needs: ['case.extension_answer'] },
  { area: 'manage', to: '/manage/items', words: 'shared.nav.items', needs: ['item.edit', 'item.publish'] },
  { area: 'manage', to: '/manage/windows', words: 'shared.nav.windows', needs: ['window.manage'] },
];

export function pagesOf(permissions: readonly string[]): Page[] {
  return pages.filter((page) => page.needs.some((name) => permissions.includes(name)));
}

export function areasOf(permissions: readonly string[]): Area[] {
  return [...new Set(pagesOf(permissions).map((page) => page.area))];
}

// The first page of an area that these permissions open.
export const homeOf = (area: Area, permissions: readonly string[]): string => pagesOf(permissions).find((page) => page.area === area)?.to ?? '/';
