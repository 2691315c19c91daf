import type { Said } from '@/api/types';

type Joined = (words: readonly string[]) => string;
type Say = (words: { zh: string; en: string }) => string;

// What a text says on one thing, as one line in the reader's language; it may say nothing.
export const shown = (said: Said[], say: Say, clauses: Joined): string => clauses(said.map(say));
// Where it says so: by the article where the text's provisions are at hand, by their number in the library otherwise.
export const cited = (said: Said[], listed: Joined, articles?: ReadonlyMap<string, string>): string => listed([...new Set(said.map((one) => articles?.get(one.provision) ?? one.provision))]);
