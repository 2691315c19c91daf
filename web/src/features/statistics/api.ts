import { get } from '@/api/client';
import type { Statistics, StatisticsQuery } from '@/api/types';

export const readStatistics = (query: StatisticsQuery, signal?: AbortSignal) => get<Statistics>('/api/v1/statistics/cases', query, { signal });
