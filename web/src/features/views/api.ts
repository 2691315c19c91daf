import { get, post } from '@/api/client';
import type { CountsSeen, DeclarationRequest, Declarations, Id, ItemsSeen, LowerCentre, TimelinessSeen, WindowsSeen } from '@/api/types';

// At the lower centre: what its superior may read.
export const readDeclarations = (signal?: AbortSignal) => get<Declarations>('/api/v1/oversight/declarations', undefined, { signal });
export const declareView = (request: DeclarationRequest, key: string) => post<Declarations>('/api/v1/oversight/declarations', request, key);
export const revokeView = (id: Id, reason: string, key: string) => post<Declarations>(`/api/v1/oversight/declarations/${id}/revocation`, { reason }, key);
// From above; each reading stands in the ledger.
export const readLowerCentres = (signal?: AbortSignal) => get<LowerCentre[]>('/api/v1/oversight/centres', undefined, { signal });
const of = (centre: string, what: string) => `/api/v1/oversight/centres/${encodeURIComponent(centre)}/${what}`;
export const seeWindows = (centre: string, signal?: AbortSignal) => get<WindowsSeen>(of(centre, 'windows'), undefined, { signal });
export const seeItems = (centre: string, after: string | undefined, signal?: AbortSignal) => get<ItemsSeen>(of(centre, 'items'), { after, limit: 50 }, { signal });
export const seeCounts = (centre: string, signal?: AbortSignal) => get<CountsSeen>(of(centre, 'case-counts'), undefined, { signal });
export const seeTimeliness = (centre: string, query: { from?: string; to?: string }, signal?: AbortSignal) => get<TimelinessSeen>(of(centre, 'timeliness'), query, { signal });
