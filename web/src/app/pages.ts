import { addressOf, groups, type Area, type Group, type StaffPage } from '@/shared/frames';

// Every staff page of every feature, and what of it is open to whom.
const files = import.meta.glob<{ pages: readonly StaffPage[] }>('../features/*/staff.ts', { eager: true });
export const areas = Object.keys(groups) as Area[];
export const pages: readonly StaffPage[] = Object.values(files)
  .flatMap((file) => file.pages)
  .sort((a, b) => place(a) - place(b));

function place(page: StaffPage): number {
  const group = (groups[page.area] as readonly string[]).indexOf(page.group ?? '');
  return areas.indexOf(page.area) * 10_000 + (group + 1) * 100 + (page.order ?? 50);
}

export const opens = (page: { needs?: readonly string[] }, permissions: readonly string[]): boolean =>
  page.needs?.some((name) => permissions.includes(name)) ?? false;

// What the navigation lists for these permissions.
export function pagesOf(permissions: readonly string[], area?: Area): StaffPage[] {
  return pages.filter((page) => page.within === undefined && (!area || page.area === area) && opens(page, permissions));
}

export function areasOf(permissions: readonly string[]): Area[] {
  return [...new Set(pagesOf(permissions).map((page) => page.area))];
}

// The first page of an area that these permissions open.
export function homeOf(area: Area, permissions: readonly string[]): string {
  const [first] = pagesOf(permissions, area);
  return first ? addressOf(first) : '/';
}

export function groupsOf(permissions: readonly string[], area: Area): { group: Group; pages: StaffPage[] }[] {
  const mine = pagesOf(permissions, area);
  return (groups[area] as readonly Group[]).map((group) => ({ group, pages: mine.filter((page) => page.group === group) })).filter((one) => one.pages.length);
}

// The features whose words the navigation of these permissions needs.
export const wordsOf = (permissions: readonly string[]): string[] => [...new Set(pagesOf(permissions).map((page) => page.title.split('.')[0]!))];
