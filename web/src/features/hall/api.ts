import { get } from '@/api/client';
import type { Hall } from '@/api/types';

export const readHall = (signal?: AbortSignal) => get<Hall>('/api/v1/hall', undefined, { signal });
export const eventsAddress = '/api/v1/live/events';
