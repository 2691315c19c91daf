// Who works where: an area opens to whoever holds one of its permissions. The names are the routes' own (x-permission in
// the OpenAPI document).
export const areas = {
  window: ['case.receive'],
  review: ['case.decide', 'case.review'],
  manage: ['case.answer_extension', 'catalogue.edit', 'organisation.edit'],
} as const;

export type Area = keyof typeof areas;

export const homes: Record<Area, string> = { window: '/window', review: '/review', manage: '/manage' };

export function areasOf(permissions: readonly string[]): Area[] {
  return (Object.keys(areas) as Area[]).filter((area) => areas[area].some((name) => permissions.includes(name)));
}
