import { get, post, put } from '@/api/client';
import type { AboutView, BoardPost, BoardPostChange, BoardQuery, DeskCount, DeskRow, DeskSort, Id, Paged, PublicPost } from '@/api/types';

// For everybody: what hangs today, and what the centre is and holds to.
export const readPublicPosts = (query: BoardQuery, signal?: AbortSignal) => get<Paged<PublicPost>>('/api/v1/public/board', query, { signal });
export const readPublicPost = (id: Id, signal?: AbortSignal) => get<PublicPost>(`/api/v1/public/board/${id}`, undefined, { signal });
export const readAbout = (signal?: AbortSignal) => get<AboutView>('/api/v1/public/about', undefined, { signal });
// For the office: all of them.
export const readPosts = (query: BoardQuery, signal?: AbortSignal) => get<Paged<BoardPost>>('/api/v1/board', query, { signal });
export const publishPost = (change: BoardPostChange, key: string) => post<BoardPost>('/api/v1/board', change, key);
export const revisePost = (id: Id, revision: BoardPostChange & { version: number }, key: string) => put<BoardPost>(`/api/v1/board/${id}`, revision, key);
export const withdrawPost = (id: Id, reason: string, key: string) => post<BoardPost>(`/api/v1/board/${id}/withdrawal`, { reason }, key);
// The centre's desk counts what it does for people without a case.
export const serveAtDesk = (service: { sort: DeskSort; note: string }, key: string) => post<DeskRow>('/api/v1/desk-services', service, key);
export const readDeskCounts = (signal?: AbortSignal) => get<DeskCount[]>('/api/v1/desk-counts', undefined, { signal });
export const readDeskServices = (query: { after?: string; limit?: number }, signal?: AbortSignal) => get<Paged<DeskRow>>('/api/v1/desk-services', query, { signal });
