import { get, post } from '@/api/client';
import type { KeysView } from '@/api/types';

export const readKeys = (signal?: AbortSignal) => get<KeysView>('/api/v1/keys', undefined, { signal });
export const rotate = (reason: string, key: string) => post<KeysView>('/api/v1/keys/rotation', { reason }, key);
