import { get, post } from '@/api/client';
import type { CoverageQuery, CoverageReport, OutsideIntake, OutsideQuery, OutsideRow, Paged } from '@/api/types';

export const readCoverage = (query: CoverageQuery, signal?: AbortSignal) => get<CoverageReport>('/api/v1/coverage', query, { signal });
export const readOutside = (query: OutsideQuery, signal?: AbortSignal) => get<Paged<OutsideRow>>('/api/v1/outside-intakes', query, { signal });
export const recordOutside = (intake: OutsideIntake, key: string) => post<OutsideRow>('/api/v1/outside-intakes', intake, key);
