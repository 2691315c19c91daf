// The shapes of the interface under short names, all from the server's own OpenAPI document (`npm run generate`). Nothing
// else in the client names schema.gen.ts.
import type { components, operations } from './schema.gen';

type Schemas = components['schemas'];
type Query<Name extends keyof operations> = NonNullable<operations[Name]['parameters']['query']>;

// Every member of an enum as a list; a member that is left out does not compile.
const every =
  <T extends string>() =>
  <const List extends readonly T[]>(list: List & ([T] extends [List[number]] ? unknown : never)): readonly T[] =>
    list;

export type Id = string;
export type CivilDate = string; // "2026-02-13"
export type Instant = string; // "2026-02-13T09:02:03.456+08:00"
export type Fen = number; // Money: integer 分

export interface Paged<T> {
  items: T[];
  next?: string; // absent on the last page
}

// ---- base, regulation ------------------------------------------------------------------------------------------------

export type Citation = Schemas['Citation'];
export type Because = Schemas['regulation.Because'];
export type Reason = Schemas['regulation.Reason'];

// ---- identity, organisation ------------------------------------------------------------------------------------------

export type Credentials = Schemas['identity.Credentials'];
export type SessionView = Schemas['identity.SessionView'];
export type Centre = Schemas['organisation.Centre'];
export type OpeningHours = Schemas['organisation.OpeningHours'];
export type Department = Schemas['organisation.Department'];
export type CentreWindow = Schemas['organisation.Window'];

// ---- catalogue -------------------------------------------------------------------------------------------------------

export type Category = Schemas['catalogue.Category'];
export const categories = every<Category>()([
  'market_access', 'investment', 'land_planning', 'transport', 'environment', 'work_safety', 'city_management', 'livelihood',
]);
export type Procedure = Schemas['catalogue.Procedure'];
export const procedures = every<Procedure>()([
  'hearing', 'bidding', 'auction', 'inspection', 'testing', 'quarantine', 'appraisal', 'expert_review', 'site_survey', 'collective_decision',
]);
export type Audience = Schemas['catalogue.Audience'];
export type Fee = Schemas['catalogue.Fee'];
export type ItemContent = Schemas['catalogue.ItemContent'];
export type ItemQuery = Query<'catalogue.items'>;
export type ItemRow = Schemas['catalogue.ItemRow'];
export type ItemState = Schemas['catalogue.ItemState'];
export type ItemView = Schemas['catalogue.ItemView'];
export type Limit = Schemas['catalogue.Limit'];
export type Material = Schemas['catalogue.Material'];
export type WindowRef = Schemas['catalogue.WindowRef'];

// ---- cases: what the acts take ---------------------------------------------------------------------------------------

export type Act = Schemas['cases.Act'];
export type PersonKind = Schemas['cases.PersonKind'];
export type PaperKind = Schemas['cases.PaperKind'];
export const paperKinds = every<PaperKind>()([
  'id_card', 'credit_code', 'passport', 'military_id', 'hk_macau_permit', 'taiwan_permit', 'foreign_permanent', 'other',
]);
export type Applicant = Schemas['cases.Applicant'];
export type Agent = Schemas['cases.Agent'];
export type MaterialState = Schemas['cases.MaterialState'];
export type MaterialCheck = Schemas['cases.MaterialCheck'];
export type Registration = Schemas['cases.Registration'];
export type OnTheSpot = Schemas['cases.OnTheSpot'];
export type Checklist = Schemas['cases.Checklist'];
export type Notice = Schemas['cases.Notice'];
export type NoticeChannel = Schemas['cases.NoticeChannel'];
export const noticeChannels = every<NoticeChannel>()(['window', 'phone', 'sms', 'mail']);
export type Acceptance = Schemas['cases.Acceptance'];
export type NonAcceptance = Schemas['cases.NonAcceptance'];
export type ReturnGround = Schemas['cases.ReturnGround'];
export const returnGrounds = every<ReturnGround>()(['not_in_scope', 'no_permission_needed', 'not_corrected', 'conditions_not_met', 'other']);
export type Annulment = Schemas['cases.Annulment'];
export type HandOn = Schemas['cases.HandOn'];
export type Contact = Schemas['cases.Contact'];
export type Coordination = Schemas['cases.Coordination'];
export type JointMark = Schemas['cases.JointMark'];
export type UpwardReport = Schemas['cases.UpwardReport'];
export type UpwardAnswer = Schemas['cases.UpwardAnswer'];
export type StagePassed = Schemas['cases.StagePassed'];
export type Objection = Schemas['cases.Objection'];
export type ObjectionReply = Schemas['cases.ObjectionReply'];
export type HalfRegistration = Schemas['cases.HalfRegistration'];
export type HelpCall = Schemas['cases.HelpCall'];
export type Withdrawal = Schemas['cases.Withdrawal'];
export type Step = Schemas['cases.Step'];
export type ReviewCorrection = Schemas['cases.ReviewCorrection'];
export type ProcedureStart = Schemas['cases.ProcedureStart'];
export type ProcedureEnd = Schemas['cases.ProcedureEnd'];
export type ExtensionRequest = Schemas['cases.ExtensionRequest'];
export type ExtensionAnswer = Schemas['cases.ExtensionAnswer'];
export type Decision = Schemas['cases.Decision'];
export type ResultReturn = Schemas['cases.ResultReturn'];
export type Issue = Schemas['cases.Issue'];

// ---- cases: what is answered -----------------------------------------------------------------------------------------

export type State = Schemas['cases.State'];
export const states = every<State>()([
  'received', 'correction_asked', 'accepted', 'in_review', 'special_procedure', 'decided', 'result_back', 'issued', 'closed', 'not_accepted', 'withdrawn', 'annulled',
]);
export type Light = Schemas['cases.Light'];
export const lights = every<Light>()(['red', 'yellow', 'green', 'grey']);
export type Todo = Schemas['cases.Todo'];
export const todos = every<Todo>()(['correct', 'accept', 'transfer', 'review', 'extension', 'hand_over', 'issue', 'close', 'none']);
export type Clock = Schemas['cases.Clock'];
export type CaseEvent = Schemas['cases.Event'];
export type CaseQuery = Query<'cases.list'>;
export type CaseRow = Schemas['cases.CaseRow'];
export type Counts = Schemas['cases.Counts'];
export type MaterialLine = Schemas['cases.MaterialLine'];
export type PaperCheck = Schemas['cases.PaperCheck'];
export type Person = Schemas['cases.Person'];
export type Progress = Schemas['cases.Progress'];
export type Inquiry = Schemas['cases.Inquiry'];
export type InquiryChannel = Schemas['cases.InquiryChannel'];
export type InquiryOutcome = Schemas['cases.InquiryOutcome'];
export type InquiryRow = Schemas['cases.InquiryRow'];
export type StageLine = Schemas['cases.StageLine'];
export type ObjectionRow = Schemas['cases.ObjectionRow'];
export type ParkedRow = Schemas['cases.ParkedRow'];
export type ParkedIntake = Schemas['cases.ParkedIntake'];
export type HeldMaterial = Schemas['cases.HeldMaterial'];
export type HelpCallRow = Schemas['cases.HelpCallRow'];
export type Colleague = Schemas['cases.Colleague'];

// ---- fees ------------------------------------------------------------------------------------------------------------

export type CaseFees = Schemas['fees.CaseFees'];
export type Charge = Schemas['fees.Charge'];
export type PayMethod = Schemas['fees.Method'];
export const payMethods = every<PayMethod>()(['cash', 'card', 'transfer', 'scan']);
export type Payer = Schemas['fees.Payer'];
export const payers = every<Payer>()(['applicant', 'agent', 'treasury']);
export type ReductionRequest = Schemas['fees.ReductionRequest'];
export type ReductionAnswer = Schemas['fees.ReductionAnswer'];
export type ReductionRow = Schemas['fees.ReductionRow'];
export type FeeReceipt = Schemas['fees.ReceiptView'];
export type Till = Schemas['fees.Till'];
export type SettlementRow = Schemas['fees.SettlementRow'];
export type Count = Schemas['fees.Count'];

// The content of a document is free JSON in the interface; this is the shape that cases write.
export interface DocumentSection {
  heading?: string;
  text?: string;
  rows?: string[][];
}
export type DocumentView = Omit<Schemas['cases.DocumentView'], 'content'> & { content: { sections?: DocumentSection[] } };
export type CaseView = Omit<Schemas['cases.CaseView'], 'documents'> & { documents: DocumentView[] };

// ---- registers, notices ----------------------------------------------------------------------------------------------

export type Register = Schemas['registers.View'];
export type RegisterColumn = Schemas['registers.Column'];
export type RegisterFilter = Schemas['registers.Filter'];
export type RegisterRow = Schemas['registers.Row'];
export type NoticeRow = Schemas['notices.NoticeRow'];
export type NoticeCount = Schemas['notices.NoticeCount'];
