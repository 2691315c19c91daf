import { dateOf } from '@/shared/formatting/time';

// The month before the one that runs, "2026-02".
export function lastMonth(today = dateOf(new Date().toISOString())): string {
  const [year, month] = today.split('-').map(Number) as [number, number];
  return month === 1 ? `${year - 1}-12` : `${year}-${String(month - 1).padStart(2, '0')}`;
}
