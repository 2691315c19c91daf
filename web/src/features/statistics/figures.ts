import type { CivilDate, Statistics, StatisticsRow } from '@/api/types';
import type { Chart } from '@/shared/charts/chart';

// "96.4": what share of `of` is `kept`, cut after one decimal and never rounded up, so that 100 means each and every one.
export function share(kept: number, of: number): string {
  if (!of) return '';
  const thousandths = Math.floor((kept * 1000) / of);
  return `${Math.floor(thousandths / 10)}.${thousandths % 10}`;
}
export const shareNumber = (kept: number, of: number): number | null => (of ? Number(share(kept, of)) : null);

// The newest day first; people in the order in which they came, since nobody is ranked; everything else by what was decided.
export function inOrder({ rows, by }: Pick<Statistics, 'rows' | 'by'>): StatisticsRow[] {
  if (by === 'handler') return [...rows];
  return by === 'day' || by === 'month' ? [...rows].reverse() : [...rows].sort((a, b) => b.decided - a.decided);
}

type Words = (key: string) => string;

// 收件, 受理, 办结 day by day, and the share that was decided in time.
export function courseChart(rows: readonly StatisticsRow[], labelOf: (row: StatisticsRow) => string, t: Words): Chart {
  return {
    labels: rows.map(labelOf),
    series: [
      { name: t('statistics.received'), values: rows.map((row) => row.received), colour: '--chart-1' },
      { name: t('statistics.accepted'), values: rows.map((row) => row.accepted), colour: '--chart-2' },
      { name: t('statistics.decided'), values: rows.map((row) => row.decided), colour: '--chart-3' },
      { name: t('statistics.on_time'), values: rows.map((row) => shareNumber(row.promised_kept, row.promised_of)), colour: '--chart-4', kind: 'line', axis: 'right' },
    ],
  };
}

// The busiest first.
export function comparison(rows: readonly StatisticsRow[], labelOf: (row: StatisticsRow) => string, t: Words): Chart {
  const sorted = [...rows].sort((a, b) => b.decided - a.decided || b.accepted - a.accepted).slice(0, 15);
  return {
    labels: sorted.map(labelOf),
    across: true,
    series: [
      { name: t('statistics.accepted'), values: sorted.map((row) => row.accepted), colour: '--chart-2' },
      { name: t('statistics.decided'), values: sorted.map((row) => row.decided), colour: '--chart-3' },
    ],
  };
}

export const daysBefore = (date: CivilDate, days: number): CivilDate => new Date(Date.parse(`${date}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
