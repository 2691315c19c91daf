import { get, post } from '@/api/client';
import type {
  Announcement,
  CalendarEffects,
  CalendarImport,
  CalendarPreview,
  CalendarProposal,
  CalendarYear,
  CivilDate,
  Id,
  OpeningDay,
  OpeningException,
  Paged,
} from '@/api/types';

export const readDays = (from: CivilDate, days: number, signal?: AbortSignal) => get<OpeningDay[]>('/api/v1/public/opening', { from, days }, { signal });
export const readExceptions = (query: { from?: CivilDate; after?: string; limit?: number }, signal?: AbortSignal) =>
  get<Paged<OpeningException>>('/api/v1/opening-exceptions', query, { signal });
export const announce = (body: Announcement, key: string) => post<OpeningException>('/api/v1/opening-exceptions', body, key);
export const withdraw = (id: Id, reason: string, key: string) => post<OpeningException>(`/api/v1/opening-exceptions/${id}/withdrawal`, { reason }, key);

// ---- the workday calendar

export const readYear = (year: number, signal?: AbortSignal) => get<CalendarYear>('/api/v1/calendar', { year }, { signal });
export const readImports = (query: { after?: string; limit?: number }, signal?: AbortSignal) => get<Paged<CalendarImport>>('/api/v1/calendar-imports', query, { signal });
export const readPreview = (id: Id, signal?: AbortSignal) => get<CalendarPreview>(`/api/v1/calendar-imports/${id}`, undefined, { signal });
export const readEffects = (id: Id, signal?: AbortSignal) => get<CalendarEffects>(`/api/v1/calendar-imports/${id}/effects`, undefined, { signal });
export const propose = (body: CalendarProposal, key: string) => post<CalendarPreview>('/api/v1/calendar-imports', body, key);
export const confirmImport = (id: Id, key: string) => post<CalendarImport>(`/api/v1/calendar-imports/${id}/confirmation`, undefined, key);
export const dropImport = (id: Id, reason: string, key: string) => post<CalendarImport>(`/api/v1/calendar-imports/${id}/dropping`, { reason }, key);
