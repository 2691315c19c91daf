import type { CaseFees, DocumentView, FeeReceipt } from '@/api/types';

// What is typed into an amount field, in 元, as 分; undefined when it is no amount.
export function fenOf(typed: string): number | undefined {
  const match = /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(typed.trim());
  return match ? Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')) : undefined;
}

// What a line of the published fee costs now: an approved reduction of the same fee and quantity counts.
export function dueOf(fees: CaseFees, name: string, quantity: number): number {
  const granted = fees.reductions.find((one) => one.state === 'granted' && one.fee === name && one.quantity === quantity);
  const fee = fees.published.find((one) => one.name === name);
  return granted ? granted.amount : (fee?.amount ?? 0) * quantity;
}

// A receipt as a document, for the same sheet that prints a case's own.
export const documentOf = (receipt: FeeReceipt, title: string): DocumentView => ({
  id: receipt.id,
  kind: 'service_receipt',
  number: receipt.number,
  at: receipt.at,
  title,
  voided: receipt.state !== 'valid',
  void_reason: receipt.reason,
  content: receipt.content as DocumentView['content'],
});
