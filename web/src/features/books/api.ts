import { get, post, put } from '@/api/client';
import type { BookEntry, BookEntryChange, BookEntryView, BookQuery, BookView, CivilDate, Id, Paged } from '@/api/types';

export const readBooks = (signal?: AbortSignal) => get<BookView[]>('/api/v1/books', undefined, { signal });
export const readEntries = (query: BookQuery, signal?: AbortSignal) => get<Paged<BookEntry>>('/api/v1/book-entries', query, { signal });
export const readEntry = (id: Id, signal?: AbortSignal) => get<BookEntryView>(`/api/v1/book-entries/${id}`, undefined, { signal });
export const writeEntry = (kind: string, change: BookEntryChange, key: string) => post<BookEntry>(`/api/v1/books/${kind}/entries`, change, key);
export const reviseEntry = (id: Id, revision: BookEntryChange & { version: number }, key: string) => put<BookEntry>(`/api/v1/book-entries/${id}`, revision, key);
export const closeEntry = (id: Id, closing: { version: number; on: CivilDate; words: string }, key: string) => post<BookEntry>(`/api/v1/book-entries/${id}/closing`, closing, key);
export const acknowledgeEntry = (id: Id, key: string) => post<BookEntry>(`/api/v1/book-entries/${id}/acknowledgement`, {}, key);
