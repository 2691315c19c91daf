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
    what: { hash: 'the digest differs', gap: 'a sequence number is missing', head: 'the head differs', anchor: 'it does not fit the anchor of that day: the chain before it was made anew', anchor_row: 'the anchor in the database differs from the file', anchor_line: 'the file of anchors lacks a day', anchor_book: 'the file of anchors was changed', other: 'reason {code}' },
    untrusted: 'The ledger is not to be trusted: {what}. Stop all writing, keep the database and the file of anchors, and tell the auditor.',
    anchors: '{n} anchors fit the chain, the latest of {day} (up to entry {to}).',
    no_anchor: 'There is no anchor yet: the server leaves one each day.',
    head: 'Digest of the head',
    head_hint: 'Write it down or print it, and keep it outside this system: it proves later that the whole ledger was not exchanged.',
  },
  filter: { act: 'Act', act_hint: 'such as cases.accept', object: 'Object number' },
  anchors: {
    title: 'Daily anchors',
    text: 'Each day the head is written to a file outside the database and to the outgoing messages; the public holds slips against it. A chain that was made anew does not fit the anchors made before.',
    none: 'There is no anchor yet',
    day: 'Day',
    sequence: 'Up to entry',
    hash: 'Digest of the head',
  },
  column: { sequence: 'No.', at: 'Time', actor: 'By', act: 'Act', object: 'Object', detail: 'Content', hash: 'Digest' },
  system: 'System',
  none: 'No entry meets these conditions',
  digests: 'Digests of the object',
  before: 'before',
  after: 'after',
  only_verify: 'You may verify the ledger, but not read it.',
};
export default en;
