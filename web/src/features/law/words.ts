import type { Said } from '@/api/types';

// What a text says on one thing, as one line; it may say nothing.
export const shown = (said: Said[]): string => said.map((one) => one.value).join('；');
export const cited = (said: Said[]): string => [...new Set(said.map((one) => one.provision))].join('、');
