import type { Said } from '@/api/types';

type Say = (words: { zh: string; en: string }) => string;

// What a text says on one thing, as one line in the reader's language; it may say nothing.
export const shown = (said: Said[], say: Say): string => said.map(say).join('；');
export const cited = (said: Said[]): string => [...new Set(said.map((one) => one.provision))].join('、');
