import { get } from '@/api/client';
import type { Id, ItemProgress, Paged, PublicResultQuery, PublicResultRow, Statistics, StatisticsQuery } from '@/api/types';

export const readStatistics = (query: StatisticsQuery, signal?: AbortSignal) => get<Statistics>('/api/v1/statistics/cases', query, { signal });
// For everybody: what became of applications, and how those of one item go.
export const readResults = (query: PublicResultQuery, signal?: AbortSignal) => get<Paged<PublicResultRow>>('/api/v1/public/results', query, { signal });
export const readItemProgress = (id: Id, signal?: AbortSignal) => get<ItemProgress>(`/api/v1/public/items/${id}/progress`, undefined, { signal });
