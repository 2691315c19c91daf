import { call, get, post, put } from '@/api/client';
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
// Slips, as the server wrote them: what they say is checked by its digest, so nothing here looks into them.
export const readSlip = (id: api.Id, document: api.Id) => get<api.Slip>(`${cases}/${id}/documents/${document}/slip`);
export const readSlipsOnline = (number: string, code: string) => get<api.SlipLines>('/api/v1/public/slips', { number, code }, { quiet: true });
export const readSlipOnline = (number: string, code: string, document: api.Id) =>
  get<api.Slip>('/api/v1/public/slip', { number, code, document }, { quiet: true });
export const inquire = (body: api.Inquiry, key: string) => post<api.Inquired>('/api/v1/inquiries', body, key);
export const readInquiries = (after?: string, signal?: AbortSignal) =>
  get<api.Paged<api.InquiryRow>>('/api/v1/inquiries', { after, limit: 10 }, { signal });
export const searchInquiries = (query: api.InquiryQuery, signal?: AbortSignal) => get<api.Paged<api.InquiryRow>>('/api/v1/inquiries', query, { signal });
const ofInquiry =
  <Body>(path: string) =>
  (id: api.Id, body: Body, key: string) =>
    post<api.InquiryRow>(`/api/v1/inquiries/${id}/${path}`, body, key);
export const answerInquiry = ofInquiry<api.InquiryAnswer>('answer');
export const endInquiry = ofInquiry<api.InquiryEnd>('end');
export const handInquiryOver = ofInquiry<api.InquiryHandover>('handover');

// ---- beside the straight way

// What is written beside a case takes no version; the case is read again afterwards.
const beside =
  <Body>(path: string) =>
  async (id: api.Id, body: Body, key: string): Promise<api.CaseView> => {
    await post(`${cases}/${id}/${path}`, body, key);
    return readCase(id);
  };
export const contact = beside<api.Contact>('contacts');
export const note = beside<api.Coordination>('notes');
export const object = beside<api.Objection>('objections');
export const handOn = act<api.HandOn>('handler');
export const markJoint = act<api.JointMark>('joint');
export const reportUpward = act<api.UpwardReport>('report-upward');
export const takeReportBack = act<api.UpwardAnswer>('report-upward/answer');
export const passStage = act<api.StagePassed>('stages');
export const readColleagues = (signal?: AbortSignal) => get<{ items: api.Colleague[] }>('/api/v1/colleagues', undefined, { signal });

export const readObjections = (query: { open?: boolean; of?: api.Id; after?: string }, signal?: AbortSignal) =>
  get<api.Paged<api.ObjectionRow>>('/api/v1/objections', query, { signal });
export const objectOnline = (body: api.PublicObjection, key: string) => post<api.PublicObjectionView>('/api/v1/public/objections', body, key);
export const readOwnObjections = (number: string, code: string, signal?: AbortSignal) =>
  get<api.PublicObjections>('/api/v1/public/objections', { number, code }, { quiet: true, signal });
export const replyObjection = (id: api.Id, body: api.ObjectionReply, key: string) => post<api.ObjectionRow>(`/api/v1/objections/${id}/reply`, body, key);

const parked = '/api/v1/parked-intakes';
export const park = (body: api.HalfRegistration, key: string) => post<api.ParkedRow>(parked, body, key);
export const parkAgain = (id: api.Id, body: api.HalfRegistration, key: string) => put<api.ParkedRow>(`${parked}/${id}`, body, key);
export const readParked = (signal?: AbortSignal) => get<api.Paged<api.ParkedRow>>(parked, { limit: 50 }, { signal });
export const readParkedIntake = (id: api.Id) => get<api.ParkedIntake>(`${parked}/${id}`);
export const discardParked = (id: api.Id, key: string) => call<void>('DELETE', `${parked}/${id}`, { key });

export const readHeld = (item: api.Id, person: api.Id, signal?: AbortSignal) =>
  get<{ items: api.HeldMaterial[] }>('/api/v1/held-materials', { item, person }, { signal });

export const callHelp = (body: api.HelpCall, key: string) => post<api.HelpCallRow>('/api/v1/help-calls', body, key);
export const answerHelp = (id: api.Id, body: { who: string; note: string }, key: string) => post<api.HelpCallRow>(`/api/v1/help-calls/${id}/answer`, body, key);
export const helpArrived = (id: api.Id, body: { note: string }, key: string) => post<api.HelpCallRow>(`/api/v1/help-calls/${id}/arrival`, body, key);
export const readHelpCalls = (open?: boolean, signal?: AbortSignal, after?: string) =>
  get<api.Paged<api.HelpCallRow>>('/api/v1/help-calls', { open, after, limit: 20 }, { signal });
