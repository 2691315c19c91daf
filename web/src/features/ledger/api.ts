import { get } from '@/api/client';
import type { LedgerEntry, LedgerQuery, LedgerVerdict, Paged } from '@/api/types';

export const readEntries = (query: LedgerQuery, signal?: AbortSignal) => get<Paged<LedgerEntry>>('/api/v1/ledger', query, { signal });
export const readVerdict = (signal?: AbortSignal) => get<LedgerVerdict>('/api/v1/ledger/verdict', undefined, { signal });
