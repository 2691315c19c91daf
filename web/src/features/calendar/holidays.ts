import type { CalendarDay, CivilDate } from '@/api/types';

export interface Holiday {
  name: string;
  source: string;
  off: CivilDate[];
  worked: CivilDate[];
}

// One line for each holiday of a notice: its days off, and the weekends that are worked for it.
export function holidaysOf(days: readonly CalendarDay[]): Holiday[] {
  const found = new Map<string, Holiday>();
  for (const day of days) {
    const key = `${day.name}|${day.source}`;
    const one = found.get(key) ?? { name: day.name, source: day.source, off: [], worked: [] };
    found.set(key, one);
    (day.holiday ? one.off : one.worked).push(day.date);
  }
  return [...found.values()].sort((a, b) => first(a).localeCompare(first(b)));
}
const first = (one: Holiday): CivilDate => one.off[0] ?? one.worked[0] ?? '';

// "2月15日 – 2月23日", "10月10日": neighbouring days as one span. Weekends between two days off belong to it.
export function spansOf(days: readonly CivilDate[], name: (day: CivilDate) => string): string[] {
  const spans: [CivilDate, CivilDate][] = [];
  for (const day of days) {
    const last = spans.at(-1);
    if (last && onlyWeekend(last[1], day)) last[1] = day;
    else spans.push([day, day]);
  }
  return spans.map(([from, to]) => (from === to ? name(from) : `${name(from)} – ${name(to)}`));
}
const at = (day: CivilDate): number => Date.parse(`${day}T00:00:00Z`);
function onlyWeekend(from: CivilDate, to: CivilDate): boolean {
  for (let day = at(from) + 86_400_000; day < at(to); day += 86_400_000) if (new Date(day).getUTCDay() % 6) return false;
  return true;
}

// "holiday 春节" as the server says what a day is; "-": the week alone decides.
export interface DayWords {
  kind: 'holiday' | 'workday' | 'week';
  name: string;
}
export function dayWords(text: string): DayWords {
  const [kind, ...name] = text.split(' ');
  return kind === 'holiday' || kind === 'workday' ? { kind, name: name.join(' ') } : { kind: 'week', name: '' };
}
