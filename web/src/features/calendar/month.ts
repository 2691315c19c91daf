import type { CivilDate, DaySpan } from '@/api/types';

// A month as a sheet on the wall: six weeks at most, Monday first, the days of other months as gaps.
export function weeksOf(year: number, month: number): (CivilDate | undefined)[][] {
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const gap = (new Date(Date.UTC(year, month - 1, 1)).getUTCDay() + 6) % 7;
  const cells: (CivilDate | undefined)[] = Array.from({ length: gap }, () => undefined);
  for (let day = 1; day <= days; day++) cells.push(dayOf(year, month, day));
  while (cells.length % 7) cells.push(undefined);
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}
export const dayOf = (year: number, month: number, day: number): CivilDate => `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
export const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

// 510 ↔ "08:30"
export const clock = (minutes: number): string => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
export const minutesOf = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5));
export const spanWords = (span: DaySpan): string => `${clock(span.from)}–${clock(span.to)}`;
