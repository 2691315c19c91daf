import { computed, shallowRef } from 'vue';
import type { RegisterFilter } from '@/api/types';
import { call } from '@/api/client';
import { readDepartments, readWindows } from '@/features/organisation/api';
import { readItems } from '@/features/catalogue/api';
import { useWords } from '@/shared/words';

export interface Choice {
  value: string;
  words: string;
}

// What can be chosen for a filter: its own words, or the departments, windows, items and people of the centre.
export function useChoices(filters: () => readonly RegisterFilter[]) {
  const { t, say, nameOf } = useWords();
  const loaded = shallowRef<Record<string, { value: string; zh: string; en: string }[]>>({});
  const named = (things: { id: string; name: string; name_en?: string }[]) => things.map((thing) => ({ value: thing.id, zh: thing.name, en: thing.name_en || thing.name }));
  const sources: Record<string, () => Promise<{ value: string; zh: string; en: string }[]>> = {
    department: async () => named(await readDepartments()),
    window: async () => (await readWindows()).map((one) => named([{ ...one, name: `${one.number} ${one.name}` }])[0]!),
    item: async () => named((await readItems({ limit: 200 })).items),
    // Whoever may not read accounts has no choice of people here.
    handler: async () => named((await call<{ id: string; name: string }[]>('GET', '/api/v1/accounts').catch(() => [])) ?? []),
  };
  async function load(): Promise<void> {
    const kinds = [...new Set(filters().map((filter) => filter.kind))].filter((kind) => sources[kind]);
    const answers = await Promise.all(kinds.map(async (kind) => [kind, await sources[kind]!().catch(() => [])] as const));
    loaded.value = Object.fromEntries(answers);
  }
  const choicesOf = computed(() => (filter: RegisterFilter): Choice[] => {
    if (filter.kind === 'yes_no')
      return [
        { value: 'true', words: t('shared.yes') },
        { value: 'false', words: t('shared.no') },
      ];
    const words = filter.words.length ? filter.words : (loaded.value[filter.kind] ?? []);
    return words.map((word) => ({ value: word.value, words: say(word) }));
  });
  return { load, choicesOf, nameOf };
}
