import type { ItemContent, Material } from '@/api/types';

// What a new item begins with: nothing that would look like an answer.
export const blankContent = (): ItemContent => ({
  code: '', national_code: '', name: '', name_en: '', keywords: '', type: 'public_service', kind: 'promised', category: 'livelihood', department: '', level: 'county',
  audiences: [], legal_basis: [], conditions: [], quantity_limit: '无数量限制', procedure: [], materials: [], promised_limit: { unit: 'workdays', count: 5, basis: '' },
  special_procedures: [], fees: [], result_kind: 'certificate', result_name: '', result_sample: '', application_form: '', accepting_unit: '', office: '', contact: '',
  consult_phone: '', complaint_phone: '', place: '', hours: '', visits: 1, window_decides: false, hall_included: true, questions: [], traits: [], service_standards: [],
  assurances: [],
});

// The next free code among the materials: m1, m2, …
export function nextCode(materials: readonly Material[]): string {
  const taken = new Set(materials.map((material) => material.code));
  let number = materials.length + 1;
  while (taken.has(`m${number}`)) ++number;
  return `m${number}`;
}

export const blankMaterial = (materials: readonly Material[]): Material => ({
  code: nextCode(materials), name: '', name_en: '', necessity: 'required', condition: '', form: 'either', originals: 1, copies: 0, source: 'applicant', issuer: '', basis: '',
  standard: '',
});

// A text area's lines as a list, and back. Empty lines between typed ones stay while one types.
export const linesOf = (text: string): string[] => text.split('\n').map((line) => line.trim()).filter(Boolean);

// The parts of the form, and which elements of an item each holds; an element that is missing leads to its part.
export const parts = {
  basic: ['code', 'name', 'name_en', 'national_code', 'keywords', 'type', 'kind', 'category', 'department', 'level', 'audiences', 'traits', 'hall_included', 'window_decides', 'visits'],
  limits: ['promised_limit', 'statutory_limit', 'special_procedures'],
  legal: ['legal_basis', 'conditions', 'quantity_limit'],
  materials: ['materials', 'application_form'],
  procedure: ['procedure'],
  fees: ['fees'],
  result: ['result_kind', 'result_name', 'result_sample'],
  contact: ['accepting_unit', 'office', 'contact', 'consult_phone', 'complaint_phone', 'place', 'hours'],
  promise: ['service_standards', 'assurances'],
  questions: ['questions'],
} as const;
export type Part = keyof typeof parts;

export function partOf(element: string): Part {
  for (const [part, elements] of Object.entries(parts)) if ((elements as readonly string[]).includes(element)) return part as Part;
  return 'basic';
}

// Two people wrote from the same words: of each element the one that changed it, and one's own where both did.
export function merged(begun: ItemContent, mine: ItemContent, theirs: ItemContent): { content: ItemContent; theirs: string[]; both: string[] } {
  const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
  const content = { ...theirs } as Record<string, unknown>;
  const changed = (one: ItemContent) => [...new Set([...Object.keys(begun), ...Object.keys(one)])].filter((name) => !same(begun[name as keyof ItemContent], one[name as keyof ItemContent]));
  const own = changed(mine);
  for (const name of own) content[name] = mine[name as keyof ItemContent];
  const other = changed(theirs).filter((name) => !same(theirs[name as keyof ItemContent], mine[name as keyof ItemContent]));
  return { content: content as ItemContent, theirs: other.filter((name) => !own.includes(name)), both: other.filter((name) => own.includes(name)) };
}
