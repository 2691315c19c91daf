import { computed } from 'vue';
import type { Word } from '@/api/types';
import { useLoaded } from '@/shared/loading';
import { useWords } from '@/shared/words';
import { readWords } from './api';

// What sections, fields and values are called: the server has the one list, since it has the structs.
let all: Promise<Word[]> | undefined;
const once = () =>
  (all ??= readWords().catch((error: unknown) => {
    all = undefined;
    throw error;
  }));

export function useNames() {
  const { say } = useWords();
  const words = useLoaded(once);
  const known = computed(() => new Map((words.data.value ?? []).map((word) => [word.of, word])));
  const named = (keys: string[], otherwise: string) => {
    const word = keys.map((key) => known.value.get(key)).find((one) => one !== undefined);
    return word ? say(word) : otherwise;
  };
  const section = (name: string) => named([name], name);
  const field = (of: string, name: string) => named([`${of}.${name}`, `.${name}`], name);
  return {
    section,
    field,
    // "complaints.reply" → 投诉：答复时限
    place: (place: string) => {
      const [of = '', name = ''] = place.split('.');
      return name ? `${section(of)} · ${field(of, name)}` : section(of);
    },
    value: (type: string, word: string) => named([`${type}.${word}`], word),
    // A field or a word of an enumeration that is known by its own word alone, as the answer of a decision has them: what
    // it is called in its section ("agency.Eligible.by") comes before what it is called in general.
    any: (word: string, of = '') =>
      named([...known.value.keys()].filter((key) => of && key.startsWith(`${of}.`) && key.endsWith(`.${word}`)).slice(0, 1).concat(`.${word}`), named([...known.value.keys()].filter((key) => key.endsWith(`.${word}`)).slice(0, 1), word)),
  };
}
