import { get } from '@/api/client';
import type { Anchor, LedgerEntry, LedgerQuery, LedgerVerdict, Paged } from '@/api/types';

export const readEntries = (query: LedgerQuery, signal?: AbortSignal) => get<Paged<LedgerEntry>>('/api/v1/ledger', query, { signal });
export const readAnchors = (after?: string, signal?: AbortSignal) => get<Paged<Anchor>>('/api/v1/public/anchors', { after, limit: 10 }, { signal });
export const readVerdict = (signal?: AbortSignal) => get<LedgerVerdict>('/api/v1/ledger/verdict', undefined, { signal });
