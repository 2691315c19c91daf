import { get, post } from '@/api/client';
import type { Announcement, CivilDate, Id, OpeningDay, OpeningException, Paged } from '@/api/types';

export const readDays = (from: CivilDate, days: number, signal?: AbortSignal) => get<OpeningDay[]>('/api/v1/public/opening', { from, days }, { signal });
export const readExceptions = (query: { from?: CivilDate; after?: string; limit?: number }, signal?: AbortSignal) =>
  get<Paged<OpeningException>>('/api/v1/opening-exceptions', query, { signal });
export const announce = (body: Announcement, key: string) => post<OpeningException>('/api/v1/opening-exceptions', body, key);
export const withdraw = (id: Id, reason: string, key: string) => post<OpeningException>(`/api/v1/opening-exceptions/${id}/withdrawal`, { reason }, key);
