import { get, post } from '@/api/client';
import type { Id, NoticeCount, NoticeRow, Paged } from '@/api/types';

export const readNotices = (query: { unread?: boolean; after?: string; limit?: number }, signal?: AbortSignal) => get<Paged<NoticeRow>>('/api/v1/notices', query, { signal });
export const countNotices = (signal?: AbortSignal) => get<NoticeCount>('/api/v1/notice-count', undefined, { signal, quiet: true });
export const markRead = (id: Id, key: string) => post<NoticeCount>(`/api/v1/notices/${id}/read`, undefined, key);
export const markAllRead = (newest: Id | undefined, key: string) => post<NoticeCount>('/api/v1/notices/read', { newest }, key);
