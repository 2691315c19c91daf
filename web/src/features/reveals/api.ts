import { get, post } from '@/api/client';
import type { Id, Paged, Revealed, Revealing, RevealQuery, RevealRow } from '@/api/types';

export const reveal = (id: Id, body: Revealing, key: string) => post<Revealed>(`/api/v1/cases/${id}/reveal`, body, key);
export const readReveals = (query: RevealQuery, signal?: AbortSignal) => get<Paged<RevealRow>>('/api/v1/reveals', query, { signal });
