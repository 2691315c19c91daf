// The shapes of the interface, by hand after the C++ headers until schema.gen.ts is generated from the server's own
// OpenAPI document. Nothing else in the client names a shape of the interface: the switch is made in this file alone.

export type Id = string;
export type CivilDate = string; // "2026-02-13"
export type Instant = string; // "2026-02-13T09:02:03.456+08:00"
export type Fen = number; // Money: integer 分

export interface Paged<T> {
  items: T[];
  next?: string; // absent on the last page
}
export interface PageQuery {
  after?: string;
  limit?: number;
}

// ---- base, regulation ------------------------------------------------------------------------------------------------

export interface Citation {
  pack: string;
  provision: string;
  zh: string;
  en: string;
}
export interface Reason {
  provision: string;
  pack: string;
  version: string;
  hash: string;
  zh: string;
  en: string;
  inputs: Record<string, unknown> | null;
}
export interface Because {
  reasons: Reason[];
}
export interface Deadline {
  due: CivilDate;
  provisional: boolean;
  known_until: CivilDate;
  running: boolean;
  instant?: Instant;
  because: Because;
}

// ---- identity, organisation ------------------------------------------------------------------------------------------

export interface Credentials {
  login: string;
  password: string;
}
export interface SessionView {
  account: Id;
  name: string;
  roles: string[];
  permissions: string[];
  centre: Id;
  centre_name: string;
  centre_name_en: string;
  department?: Id;
  department_name: string;
  window?: Id;
  window_name: string;
  window_number: number;
  csrf: string;
}
export interface OpeningHours {
  morning_from: number;
  morning_to: number;
  afternoon_from: number;
  afternoon_to: number;
  saturday: boolean;
}
export type Level = 'province' | 'city' | 'county' | 'town' | 'village';
export interface Centre {
  id: Id;
  code: string;
  name: string;
  name_en: string;
  region: string;
  level: Level;
  superior?: Id;
  address: string;
  phone: string;
  complaint_phone: string;
  hours: OpeningHours;
}
export interface Department {
  id: Id;
  code: string;
  name: string;
  name_en: string;
  stationed: boolean;
  phone: string;
}
export type WindowKind =
  | 'full_comprehensive'
  | 'category_comprehensive'
  | 'department'
  | 'shared_comprehensive'
  | 'provincial'
  | 'city'
  | 'station';
export interface CentreWindow {
  id: Id;
  number: number;
  name: string;
  kind: WindowKind;
  categories: Category[];
  departments: Id[];
  location: string;
  phone: string;
  open: boolean;
  version: number;
}

// ---- catalogue -------------------------------------------------------------------------------------------------------

export type ItemType =
  | 'licence'
  | 'confirmation'
  | 'adjudication'
  | 'payment'
  | 'reward'
  | 'filing'
  | 'other_power'
  | 'public_service';
export type HandlingKind = 'immediate' | 'promised';
export const categories = [
  'market_access',
  'investment',
  'land_planning',
  'transport',
  'environment',
  'work_safety',
  'city_management',
  'livelihood',
] as const;
export type Category = (typeof categories)[number];
export interface Limit {
  unit: 'immediate' | 'workdays' | 'calendar_days';
  count: number;
  basis: string;
}
export interface Material {
  code: string;
  name: string;
  name_en: string;
  necessity: 'required' | 'optional' | 'conditional';
  condition: string;
  form: 'paper' | 'electronic' | 'either';
  originals: number;
  copies: number;
  source: 'applicant' | 'department' | 'intermediary';
  issuer: string;
  basis: string;
  standard: string;
}
export interface Fee {
  name: string;
  amount: Fen;
  unit: string;
  standard: string;
  basis: string;
  reducible: boolean;
  reduction_basis: string;
}
export interface LegalBasis {
  law: string;
  article: string;
  summary: string;
}
export const procedures = [
  'hearing',
  'bidding',
  'auction',
  'inspection',
  'testing',
  'quarantine',
  'appraisal',
  'expert_review',
  'site_survey',
  'collective_decision',
] as const;
export type Procedure = (typeof procedures)[number];
export type Audience = 'person' | 'enterprise' | 'institution' | 'organisation' | 'farmer_cooperative';
export interface ProcedureStep {
  name: string;
  actor: string;
  detail: string;
}
export interface Question {
  question: string;
  answer: string;
}
export interface ItemContent {
  code: string;
  national_code: string;
  name: string;
  name_en: string;
  keywords: string;
  type: ItemType;
  kind: HandlingKind;
  category: Category;
  department: string;
  level: string;
  audiences: Audience[];
  legal_basis: LegalBasis[];
  conditions: string[];
  quantity_limit: string;
  procedure: ProcedureStep[];
  materials: Material[];
  statutory_limit?: Limit;
  promised_limit: Limit;
  special_procedures: Procedure[];
  fees: Fee[];
  result_kind: 'certificate' | 'approval' | 'other' | 'none';
  result_name: string;
  result_sample: string;
  application_form: string;
  accepting_unit: string;
  office: string;
  contact: string;
  consult_phone: string;
  complaint_phone: string;
  place: string;
  hours: string;
  visits: number;
  window_decides: boolean;
  hall_included: boolean;
  questions: Question[];
}
export type ItemState = 'draft' | 'published' | 'suspended' | 'ended';
export interface WindowRef {
  id: Id;
  number: number;
  name: string;
  location: string;
  phone: string;
}
export interface ItemRow {
  id: Id;
  code: string;
  name: string;
  name_en: string;
  type: ItemType;
  kind: HandlingKind;
  category: Category;
  department_name: string;
  promised_limit: Limit;
  state: ItemState;
  live_version: number;
  draft_version: number;
  windows: WindowRef[];
  mine: boolean;
}
export interface ItemQuery extends PageQuery {
  search?: string;
  category?: Category;
  type?: ItemType;
  audience?: Audience;
}
export interface ItemView {
  id: Id;
  version: number;
  state: ItemState;
  published_at?: Instant;
  department_name: string;
  content: ItemContent;
  windows: WindowRef[];
  missing: string[];
}

// ---- cases: what the acts take ---------------------------------------------------------------------------------------

export const states = [
  'received',
  'correction_asked',
  'accepted',
  'in_review',
  'special_procedure',
  'decided',
  'result_back',
  'issued',
  'closed',
  'not_accepted',
  'withdrawn',
] as const;
export type State = (typeof states)[number];
export type Act =
  | 'receive'
  | 'check_materials'
  | 'give_notice'
  | 'take_correction'
  | 'accept'
  | 'refuse'
  | 'withdraw'
  | 'transfer'
  | 'pick_up'
  | 'ask_correction'
  | 'take_review_correction'
  | 'start_procedure'
  | 'end_procedure'
  | 'ask_extension'
  | 'answer_extension'
  | 'decide'
  | 'return_result'
  | 'issue'
  | 'close';
export type CaseKind = 'immediate' | 'promised' | 'reported_upward' | 'supplemented' | 'joint' | 'returned';
export type HandlingMode = 'direct' | 'promised_service' | 'joint' | 'reported';
export const lights = ['red', 'yellow', 'green', 'grey'] as const;
export type Light = (typeof lights)[number];
export type PersonKind = 'person' | 'organisation';
export const paperKinds = [
  'id_card',
  'credit_code',
  'passport',
  'military_id',
  'hk_macau_permit',
  'taiwan_permit',
  'foreign_permanent',
  'other',
] as const;
export type PaperKind = (typeof paperKinds)[number];
export interface Applicant {
  kind: PersonKind;
  name: string;
  paper: PaperKind;
  paper_number: string;
  phone: string;
  address: string;
  paper_override?: string;
}
export interface Agent {
  name: string;
  paper: PaperKind;
  paper_number: string;
  phone: string;
  authorisation: string;
}
export type MaterialState = 'unchecked' | 'present' | 'missing' | 'defective' | 'not_needed';
export interface MaterialCheck {
  code: string;
  state: MaterialState;
  defect: string;
  replaced?: boolean;
}
export interface Verification {
  identity: boolean;
  qualification: boolean;
  note: string;
}
export interface Registration {
  item: Id;
  applicant: Applicant;
  agent?: Agent;
  materials: MaterialCheck[];
  summary: string;
}
export interface Checklist {
  version: number;
  materials: MaterialCheck[];
}
export interface Notice {
  version: number;
  remark: string;
  channel: string;
  reply_by?: CivilDate;
}
export interface Acceptance {
  version: number;
  verification: Verification;
  transfer: boolean;
}
export interface NonAcceptance {
  version: number;
  reason: string;
  legal_basis: string;
  other_authority: string;
}
export interface Withdrawal {
  version: number;
  reason: string;
}
export interface Step {
  version: number;
  note: string;
}
export interface ReviewCorrection {
  version: number;
  what: string;
}
export interface ProcedureStart {
  version: number;
  procedure: Procedure;
  reason: string;
  basis: string;
  planned_days: number;
  applicant_notified: boolean;
  officers: string[];
}
export interface ProcedureEnd {
  version: number;
  outcome: string;
}
export interface ExtensionRequest {
  version: number;
  workdays: number;
  reason: string;
}
export interface ExtensionAnswer {
  version: number;
  granted: boolean;
  reason: string;
  applicant_informed: boolean;
  explanation: string;
}
export interface Decision {
  version: number;
  granted: boolean;
  content: string;
  legal_basis: string;
  certificate_name: string;
  certificate_number: string;
  valid_until?: CivilDate;
}
export interface ResultReturn {
  version: number;
  documents: string[];
  giver: string;
  confirmed_by_both: boolean;
}
export interface Issue {
  version: number;
  recipient: string;
  recipient_paper_number: string;
  identity_checked: boolean;
  signed_for: boolean;
  relation: string;
}
export interface OnTheSpot {
  item: Id;
  applicant: Applicant;
  agent?: Agent;
  materials: MaterialCheck[];
  summary: string;
  verification: Verification;
  content: string;
  certificate_name: string;
  certificate_number: string;
  minutes: number;
  signed_for: boolean;
}

// ---- cases: what is answered -----------------------------------------------------------------------------------------

export interface Clock {
  name: string;
  zh: string;
  en: string;
  deadline: Deadline;
  met_at?: Instant;
  on_time: boolean;
  workdays_left: number;
  light: Light;
}
export interface CaseEvent {
  id: Id;
  act: Act;
  state_after: State;
  at: Instant;
  actor_name: string;
  document?: Id;
  zh: string;
  en: string;
  detail: unknown;
  because: Because;
}
export type DocumentKind =
  | 'receipt'
  | 'correction_notice'
  | 'acceptance_notice'
  | 'non_acceptance'
  | 'procedure_notice'
  | 'extension_notice'
  | 'grant'
  | 'denial'
  | 'service_receipt';
export interface DocumentSection {
  heading?: string;
  text?: string;
  rows?: string[][];
}
export interface DocumentView {
  id: Id;
  kind: DocumentKind;
  number: string;
  at: Instant;
  title: string;
  voided: boolean;
  void_reason: string;
  content: { sections: DocumentSection[] };
}
export interface MaterialLine {
  material: Material;
  state: MaterialState;
  defect: string;
  named_in_notice: number;
}
export interface ApplicantView {
  kind: PersonKind;
  name: string;
  paper: PaperKind;
  paper_number: string;
  phone: string;
  address: string;
}
export interface CaseView {
  id: Id;
  version: number;
  receipt_number: string;
  case_number?: string;
  query_code: string;
  state: State;
  kinds: CaseKind[];
  mode: HandlingMode;
  item: Id;
  item_version: number;
  item_name: string;
  item_name_en: string;
  item_code: string;
  department_name: string;
  window_name: string;
  handler: string;
  applicant: ApplicantView;
  agent?: ApplicantView;
  agent_authorisation: string;
  summary: string;
  received_at: Instant;
  accepted_at?: Instant;
  decided_at?: Instant;
  issued_at?: Instant;
  granted?: boolean;
  materials: MaterialLine[];
  clocks: Clock[];
  light: Light;
  allowed: Act[];
  timeline: CaseEvent[];
  documents: DocumentView[];
  notices: number;
}
export const todos = ['correct', 'accept', 'transfer', 'review', 'extension', 'hand_over', 'issue', 'close', 'none'] as const;
export type Todo = (typeof todos)[number];
export interface CaseRow {
  id: Id;
  receipt_number: string;
  case_number?: string;
  item_name: string;
  applicant_name: string;
  phone: string;
  state: State;
  todo: Todo;
  light: Light;
  due?: CivilDate;
  provisional: boolean;
  workdays_left: number;
  department_name: string;
  handler: string;
  received_at: Instant;
}
export interface CaseQuery extends PageQuery {
  search?: string;
  state?: State;
  todo?: Todo;
  light?: Light;
  mine?: boolean;
  open?: boolean;
  department?: Id;
  order?: 'due' | 'received';
}
export interface Counts {
  open: number;
  red: number;
  yellow: number;
  green: number;
  received_today: number;
  decided_today: number;
  to_accept: number;
  to_review: number;
  to_hand_over: number;
  to_issue: number;
}
export interface Person {
  id: Id;
  kind: PersonKind;
  name: string;
  paper: PaperKind;
  paper_number: string;
  phone: string;
  cases: number;
}
export interface PaperCheck {
  valid: boolean;
  code: string;
  position: number;
  zh: string;
  en: string;
  can_override: boolean;
}
export interface Progress {
  number: string;
  item_name: string;
  item_name_en: string;
  applicant: string;
  state: State;
  zh: string;
  en: string;
  due?: CivilDate;
  provisional: boolean;
  why_zh: string;
  why_en: string;
  steps: { zh: string; en: string; at: Instant }[];
  to_correct: string[];
  centre_name: string;
  phone: string;
}
export type InquiryOutcome = 'handled' | 'cannot_now' | 'referred';
export type InquiryChannel = 'visit' | 'phone';
export interface Inquiry {
  channel: InquiryChannel;
  asker: string;
  phone: string;
  subject: string;
  item?: Id;
  outcome: InquiryOutcome;
  answer: string;
  referred_to?: Id;
  referred_person: string;
  referred_phone: string;
}
export interface InquiryRow {
  id: Id;
  channel: InquiryChannel;
  asker: string;
  subject: string;
  answer: string;
  outcome: InquiryOutcome;
  item_name: string;
  referred_window: string;
  referred_person: string;
  referred_phone: string;
  responsible: string;
  at: Instant;
}
