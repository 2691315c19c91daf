import { get, post } from '@/api/client';
import type { StoreView } from '@/api/types';

export const readStore = (signal?: AbortSignal) => get<StoreView>('/api/v1/files', undefined, { signal });
export const askCheck = (key: string) => post<StoreView>('/api/v1/files/check', undefined, key);
