import { call, get, post } from '@/api/client';
import type {
  AdoptionProposal,
  AdoptionRow,
  AdoptionWish,
  CivilDate,
  Coverage,
  DecisionAnswers,
  DecisionExample,
  DecisionQuestion,
  DecisionView,
  Draft,
  DraftStart,
  DraftView,
  FactKind,
  FactKindView,
  Finding,
  Id,
  PackFindings,
  PackHead,
  Paged,
  PackText,
  PackView,
  RegulationCapability,
  ReplayPage,
  Standing,
  Topic,
  Word,
} from '@/api/types';

export const readPacks = (signal?: AbortSignal) => get<PackView[]>('/api/v1/packs', undefined, { signal });
export const readText = (hash: string, signal?: AbortSignal) => get<PackText>(`/api/v1/packs/${hash}`, undefined, { signal });
export const readAdoptions = (signal?: AbortSignal) => get<AdoptionRow[]>('/api/v1/adoptions', undefined, { signal });
export const readStandings = (on: string | undefined, signal?: AbortSignal) => get<Standing[]>('/api/v1/regulation/in-force', { on }, { signal });
export const readComparison = (a: string, b: string, signal?: AbortSignal) => get<Topic[]>('/api/v1/regulation/comparison', { a, b }, { signal });
export const readFindings = (signal?: AbortSignal) => get<PackFindings[]>('/api/v1/regulation/findings', undefined, { signal });
export const readHead = (pack: string, signal?: AbortSignal) => get<PackHead>('/api/v1/regulation/head', { pack }, { signal });
export const readCoverage = (pack: string | undefined, signal?: AbortSignal) => get<Coverage>('/api/v1/regulation/coverage', { pack }, { signal });
export const readCapabilities = (signal?: AbortSignal) => get<RegulationCapability[]>('/api/v1/regulation/capabilities', undefined, { signal });
export const readWords = () => get<Word[]>('/api/v1/regulation/words');

// ---- adoption by two persons

export const readProposals = (query: { state?: 'proposed'; after?: string; limit?: number }, signal?: AbortSignal) =>
  get<Paged<AdoptionProposal>>('/api/v1/adoption-proposals', query, { signal });
export const proposeAdoption = (wish: AdoptionWish, key: string) => post<AdoptionProposal>('/api/v1/adoption-proposals', wish, key);
export const confirmProposal = (id: Id, key: string) => post<AdoptionRow>(`/api/v1/adoption-proposals/${id}/confirmation`, undefined, key);
export const dropProposal = (id: Id, reason: string, key: string) => post<AdoptionProposal>(`/api/v1/adoption-proposals/${id}/dropping`, { reason }, key);

// ---- drafts

export const readDrafts = (query: { after?: string; limit?: number }, signal?: AbortSignal) => get<Paged<DraftView>>('/api/v1/pack-drafts', query, { signal });
export const readDraft = (id: Id, signal?: AbortSignal) => get<Draft>(`/api/v1/pack-drafts/${id}`, undefined, { signal });
export const startDraft = (start: DraftStart, key: string) => post<Draft>('/api/v1/pack-drafts', start, key);
export const writeDraft = (id: Id, body: { version: number; text: string; name?: string }, key: string) => post<Draft>(`/api/v1/pack-drafts/${id}/text`, body, key);
export const publishDraft = (id: Id, version: number, key: string) => post<PackView>(`/api/v1/pack-drafts/${id}/publication`, { version }, key);
export const discardDraft = (id: Id, version: number, key: string) => post<Draft>(`/api/v1/pack-drafts/${id}/discarding`, { version }, key);
export const lintText = (text: string, signal?: AbortSignal) => call<Finding[]>('POST', '/api/v1/regulation/lint', { body: { text }, signal });
export const readSchema = (signal?: AbortSignal) => get<unknown>('/api/v1/regulation/schema', undefined, { signal });
export const replayDraft = (id: Id, query: { from: CivilDate; to: CivilDate; after?: string }, signal?: AbortSignal) =>
  get<ReplayPage>(`/api/v1/pack-drafts/${id}/replay`, query, { signal });

// ---- decisions from facts alone, and the vocabulary of facts

export const readDecisions = (signal?: AbortSignal) => get<DecisionView[]>('/api/v1/decisions', undefined, { signal });
export const readExamples = (signal?: AbortSignal) => get<DecisionExample[]>('/api/v1/regulation/examples', undefined, { signal });
export const decide = (name: string, question: DecisionQuestion, signal?: AbortSignal) => call<DecisionAnswers>('POST', `/api/v1/decisions/${name}`, { body: question, signal });
export const readFactKinds = (signal?: AbortSignal) => get<FactKindView[]>('/api/v1/fact-kinds', undefined, { signal });
export const addFactKind = (kind: FactKind, key: string) => post<FactKindView>('/api/v1/fact-kinds', kind, key);
