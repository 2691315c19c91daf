import { call, get, post, put } from '@/api/client';
import type * as api from '@/api/types';

const applications = '/api/v1/public/applications';
const mine = '/api/v1/public/my-cases';

export const attachmentsOf = (id: api.Id) => `${applications}/${id}/attachments`;
export const attachmentsOfCase = (id: api.Id) => `${mine}/${id}/attachments`;

export const begin = (item: api.Id, key: string) => post<api.ApplicationView>(applications, { item }, key);
export const readDrafts = (query: { search?: string; after?: string }, signal?: AbortSignal) => get<api.Paged<api.ApplicationRow>>(applications, query, { signal });
export const readApplication = (id: api.Id, signal?: AbortSignal) => get<api.ApplicationView>(`${applications}/${id}`, undefined, { signal });
export const fill = (id: api.Id, version: number, form: api.ApplicationForm, key: string) => put<api.ApplicationView>(`${applications}/${id}`, { version, form }, key);
export const discard = (id: api.Id) => call<void>('DELETE', `${applications}/${id}`);
export const file = (id: api.Id, body: { version: number; truthful: boolean }, key: string) => post<api.Filed>(`${applications}/${id}/filing`, body, key);

export const readMyCases = (query: api.MyCaseQuery, signal?: AbortSignal) => get<api.Paged<api.MyCase>>(mine, query, { signal });
export const readMyCase = (id: api.Id, signal?: AbortSignal) => get<api.MyCaseView>(`${mine}/${id}`, undefined, { signal });
export const withdraw = (id: api.Id, body: api.Withdrawal, key: string) => post<api.MyCaseView>(`${mine}/${id}/withdrawal`, body, key);
export const correct = (id: api.Id, body: api.OnlineCorrection, key: string) => post<api.MyCaseView>(`${mine}/${id}/correction`, body, key);
export const readRatingCode = (id: api.Id, signal?: AbortSignal) => get<api.RatingCaseCode>(`${mine}/${id}/rating`, undefined, { signal });

// ---- staff

export const readOnlineCases = (query: api.OnlineQuery, signal?: AbortSignal) => get<api.Paged<api.OnlineCase>>('/api/v1/online-cases', query, { signal });
