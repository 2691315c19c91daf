import type { StatisticsBy, StatisticsRow } from '@/api/types';
import { useWords } from '@/shared/words';

// What a row of statistics is called: a short day on a chart, a name, a word for a code.
export function useLabels() {
  const { t, te, nameOf } = useWords();
  return (by: StatisticsBy, short = false) =>
    (row: StatisticsRow): string => {
      if (by === 'day') return short ? row.key.slice(5) : row.key;
      if (by === 'category' && te(`catalogue.category.${row.key}`)) return t(`catalogue.category.${row.key}`);
      if (by === 'kind' && te(`statistics.kind.${row.key}`)) return t(`statistics.kind.${row.key}`);
      return row.name ? nameOf(row) : row.key;
    };
}
