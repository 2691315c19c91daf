import { get, post } from '@/api/client';
import type { Id, JobRun, Letter, LetterQuery, Paged } from '@/api/types';

export const readLetters = (query: LetterQuery, signal?: AbortSignal) => get<Paged<Letter>>('/api/v1/outbox', query, { signal });
export const sendAgain = (id: Id, key: string) => post<void>(`/api/v1/outbox/${id}/again`, undefined, key);
export const sendAllAgain = (kind: string | undefined, key: string) => post<{ letters: number }>('/api/v1/outbox/again', { kind }, key);
export const readRuns = (signal?: AbortSignal) => get<JobRun[]>('/api/v1/jobs', undefined, { signal });
