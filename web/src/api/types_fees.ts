// Fees: part of types.ts.
import { every, type Schemas } from './schemas';

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
