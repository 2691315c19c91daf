import type zh from './messages.zh';

const en: typeof zh = {
  nav: { ledger: 'Ledger of acts' },
  title: 'Ledger of acts',
  text: 'Every write leaves an entry here, each bound to the one before it by an SM3 digest; whatever is changed, deleted or reordered, the verification names.',
  verify: {
    title: 'Verification',
    text: 'Every entry is computed again from the first on, and compared.',
    run: 'Verify now',
    running: 'Verifying…',
    sound: 'The ledger is whole: {n} entries, one bound to the next, none changed.',
    broken: 'The ledger is broken at entry {n} ({what}). Stop all writing, keep the database as it is, and tell the auditor.',
    what: { hash: 'the digest differs', gap: 'a sequence number is missing', head: 'the head differs', other: 'reason {code}' },
    head: 'Digest of the head',
    head_hint: 'Write it down or print it, and keep it outside this system: it proves later that the whole ledger was not exchanged.',
  },
  filter: { act: 'Act', act_hint: 'such as cases.accept', object: 'Object number' },
  column: { sequence: 'No.', at: 'Time', actor: 'By', act: 'Act', object: 'Object', detail: 'Content', hash: 'Digest' },
  system: 'System',
  none: 'No entry meets these conditions',
  digests: 'Digests of the object',
  before: 'before',
  after: 'after',
  only_verify: 'You may verify the ledger, but not read it.',
};
export default en;
