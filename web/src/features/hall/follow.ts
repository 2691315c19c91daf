import { computed } from 'vue';
import type { Hall } from '@/api/types';
import type { Chart } from '@/shared/charts/chart';
import { useLive } from '@/shared/live';
import { useLoaded } from '@/shared/loading';
import { eventsAddress, readHall } from './api';

// The hall, loaded anew whenever something happens in it. `also` is loaded with it.
export function useHall(also: () => void = () => undefined) {
  const hall = useLoaded((signal) => readHall(signal));
  const { live, restart } = useLive(eventsAddress, () => {
    void hall.reload();
    also();
  });
  const sums = computed(() => {
    const departments = hall.data.value?.departments ?? [];
    const sum = (name: 'green' | 'yellow' | 'red' | 'grey' | 'decided' | 'in_time') => departments.reduce((all, one) => all + one[name], 0);
    return { green: sum('green'), yellow: sum('yellow'), red: sum('red'), grey: sum('grey'), decided: sum('decided'), in_time: sum('in_time') };
  });
  return { hall, live, restart, sums };
}
export type HallSums = ReturnType<typeof useHall>['sums']['value'];

// "96.4": what share of `of` is `kept`, cut after one decimal and never rounded up, so that 100 means each and every one.
export function share(kept: number, of: number): string {
  const thousandths = of ? Math.floor((kept * 1000) / of) : 0;
  return `${Math.floor(thousandths / 10)}.${thousandths % 10}`;
}

export const acts = ['received', 'accepted', 'decided', 'issued'] as const;

// Today beside the same weekday a week before: until the same time of day, and the whole of it.
export function weekChart(hall: Pick<Hall, 'today' | 'week_before' | 'week_before_by_now'>, t: (key: string) => string): Chart {
  const of = (totals: Hall['today']) => acts.map((act) => totals[act]);
  return {
    labels: acts.map((act) => t(`hall.${act}`)),
    series: [
      { name: t('hall.totals'), values: of(hall.today), colour: '--chart-3' },
      { name: t('hall.week_by_now'), values: of(hall.week_before_by_now), colour: '--chart-2' },
      { name: t('hall.week_whole'), values: of(hall.week_before), colour: '--chart-1' },
    ],
  };
}
