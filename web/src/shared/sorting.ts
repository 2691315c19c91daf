import { computed, reactive, type ComputedRef } from 'vue';

// A table that is there as a whole is sorted in the page; what pages, the server sorts.
export interface Sorting {
  by: string;
  down: boolean;
  turn(name: string): void;
}

export function useSorted<T>(rows: () => readonly T[] | undefined, parts: Record<string, (row: T) => string | number>, first = ''): { sort: Sorting; sorted: ComputedRef<T[]> } {
  const sort = reactive<Sorting>({
    by: first,
    down: false,
    turn(name) {
      sort.down = sort.by === name && !sort.down;
      sort.by = name;
    },
  });
  const sorted = computed(() => {
    const part = parts[sort.by];
    const list = [...(rows() ?? [])];
    if (!part) return list;
    const order = (a: T, b: T) => {
      const [x, y] = [part(a), part(b)];
      return typeof x === 'number' && typeof y === 'number' ? x - y : String(x).localeCompare(String(y), 'zh-CN');
    };
    return list.sort((a, b) => (sort.down ? order(b, a) : order(a, b)));
  });
  return { sort, sorted };
}
