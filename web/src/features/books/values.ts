import type { BookField } from '@/api/types';

// A field as people type it, and as it is kept: money in 元 and in 分, everything else as it stands.
export function typedOf(field: Pick<BookField, 'type'>, kept: string | undefined): string {
  if (kept === undefined || kept === '') return '';
  return field.type === 'money' ? (Number(kept) / 100).toFixed(2) : kept;
}
export function keptOf(field: Pick<BookField, 'type'>, typed: string): string {
  const text = typed.trim();
  if (field.type !== 'money' || text === '' || !Number.isFinite(Number(text))) return text; // the server says what is wrong with it
  return String(Math.round(Number(text) * 100));
}
export function valuesOf(fields: readonly Pick<BookField, 'type' | 'name'>[], typed: Record<string, string>): Record<string, string> {
  return Object.fromEntries(fields.map((field) => [field.name, keptOf(field, typed[field.name] ?? '')]).filter(([, value]) => value !== ''));
}
