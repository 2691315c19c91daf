import { get, post, put } from '@/api/client';
import type * as api from '@/api/types';

const cases = '/api/v1/cases';
type View = Promise<api.CaseView>;

export const receive = (body: api.Registration, key: string): View => post(cases, body, key);
export const onTheSpot = (body: api.OnTheSpot, key: string): View => post(`${cases}/on-the-spot`, body, key);

// One line per act; the path is the act's own.
const act =
  <Body>(path: string) =>
  (id: api.Id, body: Body, key: string): View =>
    post(`${cases}/${id}/${path}`, body, key);

export const checkMaterials = (id: api.Id, body: api.Checklist, key: string): View => put(`${cases}/${id}/checklist`, body, key);
export const giveNotice = act<api.Notice>('notice');
export const takeCorrection = act<api.Checklist>('correction');
export const accept = act<api.Acceptance>('acceptance');
export const refuse = act<api.NonAcceptance>('refusal');
export const annul = act<api.Annulment>('annulment');
export const withdraw = act<api.Withdrawal>('withdrawal');
export const transfer = act<api.Step>('transfer');
export const pickUp = act<api.Step>('pick-up');
export const askCorrection = act<api.ReviewCorrection>('review-correction');
export const takeReviewCorrection = act<api.Step>('review-correction/end');
export const startProcedure = act<api.ProcedureStart>('procedure');
export const endProcedure = act<api.ProcedureEnd>('procedure/end');
export const askExtension = act<api.ExtensionRequest>('extension');
export const answerExtension = act<api.ExtensionAnswer>('extension/answer');
export const decide = act<api.Decision>('decision');
export const returnResult = act<api.ResultReturn>('result');
export const issue = act<api.Issue>('issue');
export const close = act<api.Step>('closure');
export const urge = act<api.Urging>('urging');
export const answerUrging = act<api.UrgingAnswer>('urging/answer');

export const readCase = (id: api.Id, signal?: AbortSignal) => get<api.CaseView>(`${cases}/${id}`, undefined, { signal });
export const readCases = (query: api.CaseQuery, signal?: AbortSignal) => get<api.Paged<api.CaseRow>>(cases, query, { signal });
export const readCounts = (department?: api.Id, signal?: AbortSignal) => get<api.Counts>('/api/v1/case-counts', { department }, { signal });
export const readPeople = (search: string, signal?: AbortSignal) => get<api.Paged<api.Person>>('/api/v1/people', { search, limit: 8 }, { signal });
export const checkPaper = (paper: api.PaperKind, number: string, signal?: AbortSignal) =>
  get<api.PaperCheck>('/api/v1/paper-check', { paper, number }, { signal });
export const readProgress = (number: string, code: string) =>
  get<api.Progress>('/api/v1/public/progress', { number, code }, { quiet: true });
export const inquire = (body: api.Inquiry, key: string) => post<api.Inquired>('/api/v1/inquiries', body, key);
export const readInquiries = (after?: string, signal?: AbortSignal) =>
  get<api.Paged<api.InquiryRow>>('/api/v1/inquiries', { after, limit: 10 }, { signal });
