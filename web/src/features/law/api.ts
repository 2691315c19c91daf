import { get, post } from '@/api/client';
import type { Adoption, AdoptionRow, Coverage, PackFindings, PackText, PackView, Standing, Topic } from '@/api/types';

export const readPacks = (signal?: AbortSignal) => get<PackView[]>('/api/v1/packs', undefined, { signal });
export const readText = (hash: string, signal?: AbortSignal) => get<PackText>(`/api/v1/packs/${hash}`, undefined, { signal });
export const readAdoptions = (signal?: AbortSignal) => get<AdoptionRow[]>('/api/v1/adoptions', undefined, { signal });
export const adopt = (adoption: Adoption, key: string) => post<AdoptionRow>('/api/v1/adoptions', adoption, key);
export const readStandings = (on: string | undefined, signal?: AbortSignal) => get<Standing[]>('/api/v1/regulation/in-force', { on }, { signal });
export const readComparison = (a: string, b: string, signal?: AbortSignal) => get<Topic[]>('/api/v1/regulation/comparison', { a, b }, { signal });
export const readFindings = (signal?: AbortSignal) => get<PackFindings[]>('/api/v1/regulation/findings', undefined, { signal });
export const readCoverage = (pack: string | undefined, signal?: AbortSignal) => get<Coverage>('/api/v1/regulation/coverage', { pack }, { signal });
