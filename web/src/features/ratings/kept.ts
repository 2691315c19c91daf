// The code by which somebody reads what came of a bad rating stays on the phone it was given from.
const key = 'ow.rating.follow-up';

export const keptFollowUp = (): string => localStorage.getItem(key) ?? '';

export function keepFollowUp(code: string): string {
  localStorage.setItem(key, code);
  return code;
}
