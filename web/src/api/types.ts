// The shapes of the interface under short names, all from the server's own OpenAPI document (`npm run generate`).
import { every, type Query, type Schemas } from './schemas';

export * from './types_fees';
export * from './types_ratings';
export * from './types_forwarding';

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
export type Account = Schemas['identity.Account'];
export type AccountState = Schemas['identity.AccountState'];
export const accountStates = every<AccountState>()(['active', 'locked', 'closed']);
export type AccountOpening = Schemas['identity.AccountOpening'];
export type AccountChange = Schemas['identity.AccountChange'];
export type OwnPassword = Schemas['identity.OwnPassword'];
export type Role = Schemas['identity.Role'];
export type Permission = Schemas['identity.PermissionView'];
export type Centre = Schemas['organisation.Centre'];
export type OpeningHours = Schemas['organisation.OpeningHours'];
export type Department = Schemas['organisation.Department'];
export type CentreWindow = Schemas['organisation.WindowInHall'];
export type WindowKind = Schemas['organisation.WindowKind'];
export const windowKinds = every<WindowKind>()(['full_comprehensive', 'category_comprehensive', 'department', 'shared_comprehensive', 'provincial', 'city', 'station']);
export type WindowChange = Schemas['organisation.NewWindow'];
export type WindowEdit = Schemas['organisation.WindowEdit'];
export type WindowsHall = Schemas['organisation.HallRow'];
export type HallChange = Schemas['organisation.HallChange'];
export type HallQuery = Query<'halls.get'>;
export type WindowRecord = Schemas['coverage.WindowRecord'];
export type Regrouping = Schemas['organisation.Regrouping'];
export type Merger = Schemas['organisation.Merger'];
export type WindowOrigin = Schemas['organisation.Origin'];
export type OriginChange = Schemas['organisation.OriginChange'];
export type Placement = Schemas['organisation.Placement'];
export type Admission = Schemas['organisation.Admission'];
export type AdmissionRequest = Schemas['organisation.AdmissionRequest'];
export type AdmissionChecklist = Schemas['organisation.AdmissionChecklist'];
export type Handover = Schemas['organisation.Handover'];
export type HandoverOffer = Schemas['organisation.HandoverOffer'];
export type Region = Schemas['organisation.Region'];
export type DepartmentChange = Schemas['organisation.DepartmentChange'];
export type WindowSetup = Schemas['organisation.WindowSetup'];
export type AdmissionOpinion = Schemas['organisation.Opinion'];
export type AdmissionApproval = Schemas['organisation.Approval'];
export type ConditionAnswer = Schemas['organisation.ConditionAnswer'];
export const handoverKinds = every<Handover['kind']>()(['item', 'window', 'case_file', 'register_book']);

// ---- books, board, oversight -----------------------------------------------------------------------------------------

export type BookView = Schemas['books.BookView'];
export type BookField = Schemas['books.Field'];
export type BookEntry = Schemas['books.Entry'];
export type BookEntryView = Schemas['books.EntryView'];
export type BookQuery = Query<'books.entries'>;
export type BookEntryChange = Schemas['books.EntryChange'];
export const bookGroups = every<BookView['kind']['group']>()(['rules', 'coordination', 'tasks', 'conditions', 'money', 'leadership']);
export type BoardPost = Schemas['board.Post'];
export type BoardPostChange = Schemas['board.PostChange'];
export type PublicPost = Schemas['board.PublicPost'];
export type PostSort = Schemas['board.PostSort'];
export const postSorts = every<PostSort>()(['announcement', 'policy', 'hall_notice', 'norm']);
export type BoardQuery = Query<'board.posts'>;
export type AboutView = Schemas['board.AboutView'];
export type DeskSort = Schemas['board.DeskSort'];
export const deskSorts = every<DeskSort>()(['policy_question', 'certificate_question', 'form_handed_out', 'clarification', 'material_handed_out', 'information_given']);
export type DeskRow = Schemas['board.DeskRow'];
export type DeskCount = Schemas['board.DeskCount'];
export type OversightView = Schemas['views.View'];
export const oversightViews = every<OversightView>()(['windows', 'items', 'case_counts', 'timeliness']);
export type Declarations = Schemas['views.Declarations'];
export type LowerCentre = Schemas['views.LowerCentre'];
export type WindowsSeen = Schemas['views.WindowsSeen'];
export type ItemsSeen = Schemas['views.ItemsSeen'];
export type CountsSeen = Schemas['views.CountsSeen'];
export type TimelinessSeen = Schemas['views.TimelinessSeen'];
export type CoverageReport = Schemas['coverage.Report'];
export type CoverageShare = Schemas['coverage.Share'];
export type OutsideIntake = Schemas['coverage.OutsideIntake'];
export type CoverageQuery = Query<'coverage.report'>;
export type CoverageRange = Schemas['coverage.Range'];
export type CoverageItem = Schemas['coverage.ItemRef'];
export const outsideKinds = every<OutsideIntake['kind']>()(['elsewhere', 'recorded_late']);
export type OutsideQuery = Query<'coverage.outside_intakes'>;
export type DeclarationRequest = Schemas['views.DeclarationRequest'];
export type Declaration = Schemas['views.Declaration'];
export type OutsideRow = Schemas['coverage.OutsideRow'];

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
export const audiences = every<Audience>()(['person', 'enterprise', 'institution', 'organisation', 'farmer_cooperative']);
export type ItemType = Schemas['catalogue.ItemType'];
export const itemTypes = every<ItemType>()(['licence', 'confirmation', 'adjudication', 'payment', 'reward', 'filing', 'other_power', 'public_service']);
export type HandlingKind = Schemas['catalogue.HandlingKind'];
export const handlingKinds = every<HandlingKind>()(['immediate', 'promised']);
export type ItemTrait = Schemas['catalogue.ItemTrait'];
export const itemTraits = every<ItemTrait>()(['convenience', 'confidential', 'closely_related', 'simple']);
export const limitUnits = every<Schemas['catalogue.LimitUnit']>()(['immediate', 'workdays', 'calendar_days']);
export const necessities = every<Schemas['catalogue.Necessity']>()(['required', 'optional', 'conditional']);
export const materialForms = every<Schemas['catalogue.MaterialForm']>()(['paper', 'electronic', 'either']);
export const materialSources = every<Schemas['catalogue.MaterialSource']>()(['applicant', 'department', 'intermediary']);
export const resultKinds = every<Schemas['catalogue.ResultKind']>()(['certificate', 'approval', 'other', 'none']);
export const levels = ['province', 'city', 'county', 'town', 'village'] as const; // of an item: text in the interface
export type Fee = Schemas['catalogue.Fee'];
export type ItemContent = Schemas['catalogue.ItemContent'];
export type ItemQuery = Query<'catalogue.items'>;
export type ItemRow = Schemas['catalogue.ItemRow'];
export type ItemState = Schemas['catalogue.ItemState'];
export type ItemView = Schemas['catalogue.ItemView'];
export type Limit = Schemas['catalogue.Limit'];
export type Material = Schemas['catalogue.Material'];
export type WindowRef = Schemas['catalogue.WindowRef'];
export type ItemDraft = Schemas['catalogue.ItemDraft'];
export type ItemComparison = Schemas['catalogue.Comparison'];
export type ItemDifference = Schemas['catalogue.Difference'];
export type ItemVersionRow = Schemas['catalogue.VersionRow'];
export type Carrier = Schemas['catalogue.Carrier'];
export const carriers = every<Carrier>()(['premises', 'city_portal', 'centre_site', 'department_site', 'board', 'leaflet', 'touch_screen']);
export type CarrierCheck = Schemas['catalogue.CarrierCheck'];
export type CarrierRow = Schemas['catalogue.CarrierRow'];
export type CompletenessQuery = Query<'catalogue.completeness'>;
export type CompletenessRow = Schemas['catalogue.CompletenessRow'];
export type ItemImportQuery = Query<'catalogue.import'>;
export type ItemImportReport = Schemas['catalogue.ImportReport'];
export type LineOutcome = Schemas['catalogue.LineOutcome'];
export type ItemPlacement = Schemas['catalogue.ItemPlacement'];
export type PromiseSheet = Schemas['catalogue.PromiseSheet'];
export type DepartmentGuides = Schemas['catalogue.DepartmentGuides'];

// ---- attachments -----------------------------------------------------------------------------------------------------

export type Attachment = Schemas['cases.Attachment'];
export type AttachmentList = Schemas['cases.AttachmentList'];
export type FileType = Schemas['files.FileType'];

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
export type Urging = Schemas['cases.Urging'];
export type UrgingAnswer = Schemas['cases.UrgingAnswer'];
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
export type Slip = Schemas['slips.Slip'];
export type SlipLine = Schemas['cases.SlipLine'];
export type SlipLines = Schemas['cases.SlipLines'];
export type Inquiry = Schemas['cases.Inquiry'];
export type InquiryChannel = Schemas['cases.InquiryChannel'];
export type InquiryOutcome = Schemas['cases.InquiryOutcome'];
export type Inquired = Schemas['cases.Inquired'];
export type InquiryRow = Schemas['cases.InquiryRow'];
export type InquiryQuery = Query<'cases.inquiries'>;
export type InquiryAnswer = Schemas['cases.InquiryAnswer'];
export type InquiryEnd = Schemas['cases.InquiryEnd'];
export type InquiryHandover = Schemas['cases.InquiryHandover'];
export type StageLine = Schemas['cases.StageLine'];
export type ObjectionRow = Schemas['cases.ObjectionRow'];
export type ObjectionTo = Schemas['cases.ObjectionTo'];
export type PublicObjection = Schemas['cases.PublicObjection'];
export type PublicObjectionView = Schemas['cases.PublicObjectionView'];
export type PublicObjections = Schemas['cases.PublicObjections'];
export type ParkedRow = Schemas['cases.ParkedRow'];
export type ParkedIntake = Schemas['cases.ParkedIntake'];
export type HeldMaterial = Schemas['cases.HeldMaterial'];
export type HelpCallRow = Schemas['cases.HelpCallRow'];
export type Colleague = Schemas['cases.Colleague'];

export type OnlineCase = Schemas['cases.OnlineCase'];
export type OnlineQuery = Query<'cases.online'>;

// ---- the public's own: a proved phone, applications, cases -----------------------------------------------------------

export type CodeAsked = Schemas['visitors.Asked'];
export type VisitorView = Schemas['visitors.VisitorView'];
export type ApplicationForm = Schemas['applications.Form'];
export type ApplicationRow = Schemas['applications.ApplicationRow'];
export type ApplicationView = Schemas['applications.ApplicationView'];
export type Lack = Schemas['applications.Lack'];
export type Filed = Schemas['applications.Filed'];
export type MyCase = Schemas['cases.MyCase'];
export type MyCaseView = Schemas['cases.MyCaseView'];
export type MyCaseQuery = Query<'applications.my_cases'>;
export type OnlineCorrection = Schemas['cases.OnlineCorrection'];

// ---- ratings ---------------------------------------------------------------------------------------------------------

export type RatingLevel = Schemas['ratings.Level'];
export const ratingLevels = every<RatingLevel>()(['very_satisfied', 'satisfied', 'basically_satisfied', 'dissatisfied', 'very_dissatisfied']);
export type RatingInvitation = Schemas['ratings.InvitationView'];
export type NewRating = Schemas['ratings.NewRating'];
export type RatingThanks = Schemas['ratings.Thanks'];
export type RatingFollowUp = Schemas['ratings.FollowUp'];
export type RatingCaseCode = Schemas['ratings.CaseCode'];
export type RatingMatterState = Schemas['ratings.MatterState'];
export const ratingMatterStates = every<RatingMatterState>()(['open', 'verified', 'told']);
export type RatingVerdict = Schemas['ratings.Verdict'];
export const ratingVerdicts = every<RatingVerdict>()(['worker_fault', 'other_cause', 'unfounded', 'malicious']);
export type RatingPad = Schemas['ratings.PadView'];
export type RatingPadCode = Schemas['ratings.PadCode'];
export type RatingPadRow = Schemas['ratings.PadRow'];
export type RatingQuery = Query<'ratings.list'>;
export type RatingRow = Schemas['ratings.RatingRow'];
export type RatingView = Schemas['ratings.RatingView'];
export type RatingVerification = Schemas['ratings.Verification'];
export type RatingReply = Schemas['ratings.Reply'];
export type Ratio = Schemas['ratings.Ratio'];
export type RatingSum = Schemas['ratings.Sum'];
export type RatingSums = Schemas['ratings.Sums'];
export type RatingSumQuery = Query<'ratings.sums'>;
export type RatingGrouping = Schemas['ratings.Grouping'];
export const ratingGroupings = every<RatingGrouping>()(['all', 'window', 'worker', 'department', 'item']);
export type RatingSumOrder = Schemas['ratings.SumOrder'];
export const ratingSumOrders = every<RatingSumOrder>()(['name', 'rated', 'satisfied', 'rate']);

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
export type ExportOrder = Schemas['registers.ExportOrder'];
export type ExportView = Schemas['registers.ExportView'];
export type NoticeRow = Schemas['notices.NoticeRow'];
export type NoticeCount = Schemas['notices.NoticeCount'];

// ---- ledger ----------------------------------------------------------------------------------------------------------

export type Revealing = Schemas['cases.Revealing'];
export type Revealed = Schemas['cases.Revealed'];
export type RevealRow = Schemas['cases.RevealRow'];
export type RevealQuery = Query<'cases.reveals'>;
export type PasswordRules = Schemas['identity.PasswordRules'];
export type StoreView = Schemas['files.StoreView'];
export type KeysView = Schemas['keys.KeysView'];
export type LedgerEntry = Schemas['ledger.Entry'];
export type LedgerVerdict = Schemas['anchors.Proof'];
export type Anchor = Schemas['anchors.Anchor'];
export type LedgerQuery = Query<'ledger.get'>;

// ---- law -------------------------------------------------------------------------------------------------------------

export type PackView = Schemas['law.PackView'];
export type PackHead = Schemas['regulation.PackInfo'];
export type PackText = Schemas['law.PackText'];
export type AdoptionRow = Schemas['law.AdoptionRow'];
export type Standing = Schemas['regulation.Standing'];
export type Said = Schemas['regulation.Said'];
export type Topic = Schemas['regulation.Topic'];
export type PackFindings = Schemas['app.PackFindings'];
export type Coverage = Schemas['app.Coverage'];
export type Finding = Schemas['regulation.Finding'];
export type RegulationCapability = Schemas['app.CapabilityView'];
export type Word = Schemas['app.WordView'];
export type AdoptionWish = Schemas['law.AdoptionWish'];
export type AdoptionProposal = Schemas['law.ProposalView'];
export type Draft = Schemas['law.Draft'];
export type DraftView = Schemas['law.DraftView'];
export type DraftStart = Schemas['law.DraftStart'];
export type ReplayPage = Schemas['cases.ReplayPage'];
export type ReplayedCase = Schemas['cases.ReplayedCase'];
export type ReplayDifference = Schemas['cases.Difference'];
export type ClockSaid = Schemas['cases.ClockSaid'];
export type DecisionView = Schemas['app.DecisionView'];
export type DecisionQuestion = Schemas['app.Question'];
export type DecisionAnswers = Schemas['app.Answers'];
export type DecisionExample = Schemas['app.Example'];
export type FactKind = Schemas['regulation.FactKind'];
export type FactKindView = Schemas['law.FactKindView'];
export type ArchiveView = Schemas['cases.ArchiveView'];
export type Placing = Schemas['cases.Placing'];
export type Lending = Schemas['cases.Lending'];
export type PapersBack = Schemas['cases.PapersBack'];

// ---- statistics ------------------------------------------------------------------------------------------------------

export type Statistics = Schemas['cases.Statistics'];
export type StatisticsRow = Schemas['cases.StatisticsRow'];
export type StatisticsBy = Schemas['cases.StatisticsBy'];
export const statisticsBy = every<StatisticsBy>()(['day', 'month', 'department', 'window', 'item', 'handler', 'category', 'kind']);
export type StatisticsQuery = Query<'statistics.cases'>;
export type PublicResultRow = Schemas['cases.PublicResultRow'];
export type PublicResultQuery = Query<'public.results'>;
export type ItemProgress = Schemas['cases.ItemProgress'];
// ---- today's hall ----------------------------------------------------------------------------------------------------

export type Hall = Schemas['cases.HallToday'];
export type WindowToday = Schemas['cases.WindowToday'];
export type DepartmentToday = Schemas['cases.DepartmentToday'];

// ---- outgoing messages, opening hours --------------------------------------------------------------------------------

export type Letter = Schemas['jobs.Letter'];
export type LetterState = Schemas['jobs.LetterState'];
export const letterStates = every<LetterState>()(['dead', 'waiting', 'sent']);
export type LetterQuery = Query<'outbox.letters'>;
export type OpeningDay = Schemas['organisation.OpeningDay'];
export type OpeningException = Schemas['organisation.OpeningException'];
export type ExceptionKind = Schemas['organisation.ExceptionKind'];
export type Announcement = Schemas['organisation.Announcement'];
export type DaySpan = Schemas['regulation.Span'];

// ---- the workday calendar --------------------------------------------------------------------------------------------

export type CalendarYear = Schemas['calendar.YearView'];
export type CalendarDay = Schemas['calendar.Day'];
export type CalendarImport = Schemas['calendar.Import'];
export type CalendarPreview = Schemas['calendar.Preview'];
export type CalendarProposal = Schemas['calendar.Proposal'];
export type CalendarChange = Schemas['regulation.CalendarChange'];
export type CalendarEffects = Schemas['cases.Effects'];
export type DeadlineMove = Schemas['cases.DeadlineMove'];

// ---- the administrators' pages ---------------------------------------------------------------------------------------

export type JobRun = Schemas['jobs.JobRun'];
export type RunningSession = Schemas['identity.RunningSession'];
export type SessionQuery = Query<'sessions.get'>;
