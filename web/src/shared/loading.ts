import { onScopeDispose, ref, shallowRef, watch, type Ref, type ShallowRef, type WatchSource } from 'vue';
import { asTrouble, Offline, type Trouble } from '@/api/problem';
import type { Paged } from '@/api/types';
import { onReconnect } from './connection';

export interface Loaded<T> {
  data: ShallowRef<T | undefined>;
  trouble: ShallowRef<Trouble | undefined>;
  loading: Ref<boolean>;
  at: Ref<number>; // when what is shown was loaded; 0: never
  reload(): Promise<void>;
}

// Loads now and whenever `on` changes; a slow answer to an older question is dropped; after a lost connection it loads again.
export function useLoaded<T>(load: (signal: AbortSignal) => Promise<T>, on?: WatchSource | WatchSource[]): Loaded<T> {
  const data = shallowRef<T>();
  const trouble = shallowRef<Trouble>();
  const loading = ref(false);
  const at = ref(0);
  let running: AbortController | undefined;

  async function reload(): Promise<void> {
    running?.abort();
    const mine = (running = new AbortController());
    loading.value = true;
    try {
      const answer = await load(mine.signal);
      if (mine !== running) return;
      data.value = answer;
      at.value = Date.now();
      trouble.value = undefined;
    } catch (error) {
      if (mine.signal.aborted) return;
      trouble.value = asTrouble(error);
    } finally {
      if (mine === running) loading.value = false;
    }
  }

  if (on) watch(on, () => void reload());
  const forget = onReconnect(() => {
    if (trouble.value instanceof Offline) void reload();
  });
  onScopeDispose(() => {
    forget();
    running?.abort();
  });
  void reload();
  return { data, trouble, loading, at, reload };
}

export interface LoadedList<T> extends Omit<Loaded<Paged<T>>, 'data'> {
  items: ShallowRef<T[] | undefined>;
  more: Ref<boolean>;
  loadMore(): Promise<void>;
}

// A list by keyset: the first page as above, further pages appended on demand.
export function useList<T>(
  load: (after: string | undefined, signal?: AbortSignal) => Promise<Paged<T>>,
  on?: WatchSource | WatchSource[],
): LoadedList<T> {
  const items = shallowRef<T[]>();
  const more = ref(false);
  const next = ref<string>();
  const first = useLoaded((signal) => load(undefined, signal), on);
  const show = (page: Paged<T>, before: T[]) => {
    items.value = [...before, ...page.items];
    next.value = page.next;
    more.value = page.next !== undefined;
  };
  watch(first.data, (page) => page && show(page, []));

  async function loadMore(): Promise<void> {
    if (!next.value || first.loading.value) return;
    first.loading.value = true;
    try {
      show(await load(next.value), items.value ?? []);
    } catch (error) {
      first.trouble.value = asTrouble(error);
    } finally {
      first.loading.value = false;
    }
  }
  return { items, more, loadMore, trouble: first.trouble, loading: first.loading, at: first.at, reload: first.reload };
}
