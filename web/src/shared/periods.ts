import type { CivilDate } from '@/api/types';

// The spans of days that people ask for by name. Weeks begin on Monday.
export const periodNames = ['today', 'week', 'month', 'last_month', 'quarter', 'year'] as const;
export type PeriodName = (typeof periodNames)[number];

export function periodOf(name: PeriodName, today: CivilDate): { from: CivilDate; to: CivilDate } {
  const [year, month, day] = today.split('-').map(Number) as [number, number, number];
  const civil = (y: number, m: number, d: number): CivilDate => new Date(Date.UTC(y, m - 1, d)).toISOString().slice(0, 10);
  switch (name) {
    case 'today':
      return { from: today, to: today };
    case 'week': {
      const weekday = (new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7;
      return { from: civil(year, month, day - weekday), to: today };
    }
    case 'month':
      return { from: civil(year, month, 1), to: today };
    case 'last_month':
      return { from: civil(year, month - 1, 1), to: civil(year, month, 0) };
    case 'quarter':
      return { from: civil(year, month - ((month - 1) % 3), 1), to: today };
    case 'year':
      return { from: civil(year, 1, 1), to: today };
  }
}
