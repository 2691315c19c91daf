import { call, get, post } from '@/api/client';
import type * as api from '@/api/types';

const quiet = { quiet: true };

// ---- the public

export const readInvitation = (code: string, signal?: AbortSignal) =>
  get<api.RatingInvitation>(`/api/v1/public/ratings/${encodeURIComponent(code)}`, undefined, { ...quiet, signal });
export const rate = (body: api.NewRating, key: string) => post<api.RatingThanks>('/api/v1/public/ratings', body, key);
export const readFollowUp = (code: string) => get<api.RatingFollowUp>('/api/v1/public/rating-result', { code }, quiet);
export const codeOfCase = (number: string, code: string) => get<api.RatingCaseCode>('/api/v1/public/rating-of-case', { number, code }, quiet);

// ---- the pad

export const pairPad = (code: string, key: string) => post<{ token: string }>('/api/v1/public/rating-pads', { code }, key);
export const readPad = (token: string, signal?: AbortSignal) => get<api.RatingPad>('/api/v1/public/rating-pad', { token }, { ...quiet, signal });
export const offerPairing = (key: string) => post<api.RatingPadCode>('/api/v1/rating-pads/code', undefined, key);
export const readPads = (signal?: AbortSignal) => get<api.RatingPadRow[]>('/api/v1/rating-pads', undefined, { signal });
export const endPad = (id: api.Id) => call<void>('DELETE', `/api/v1/rating-pads/${id}`);

// ---- staff

export const readRatings = (query: api.RatingQuery, signal?: AbortSignal) => get<api.Paged<api.RatingRow>>('/api/v1/ratings', query, { signal });
export const readRating = (id: api.Id, signal?: AbortSignal) => get<api.RatingView>(`/api/v1/ratings/${id}`, undefined, { signal });
export const verifyRating = (id: api.Id, body: api.RatingVerification, key: string) => post<api.RatingView>(`/api/v1/ratings/${id}/verification`, body, key);
export const tellResult = (id: api.Id, body: api.RatingReply, key: string) => post<api.RatingView>(`/api/v1/ratings/${id}/reply`, body, key);
export const readSums = (query: api.RatingSumQuery, signal?: AbortSignal) => get<api.RatingSums>('/api/v1/rating-sums', query, { signal });
