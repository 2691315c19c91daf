import type zh from './messages.zh';

const en: typeof zh = {
  nav: { files: 'Attachments’ store' },
  title: 'Attachments’ store',
  text: 'Photographs and scans, byte for byte outside the database, each under its SM3 digest; the same content is stored once.',
  sums: { files: 'Attachments', contents: 'Different contents', stored: 'Space', unused: 'Used by nobody' },
  unused_hint: 'What nobody uses is removed after a day',
  types: 'By type',
  column: { type: 'Type', files: 'Files', bytes: 'Size' },
  check: {
    title: 'Check of the contents',
    text: 'Every file is read and its digest computed again, to find what is lost or was changed. Done piece by piece in the background; cut off, it goes on.',
    run: 'Check now',
    running: 'Checking: {files} of {of}',
    never: 'Never checked yet',
    asked: 'Asked by {by} at {at}',
    good: 'All {n} attachments are whole (done {at})',
    bad: 'Of {n} attachments, {faults} have faults (done {at}). Bring these files back from a backup and tell the auditor.',
    stray: '{n} more files belong to no record; they are removed by themselves.',
    what: { missing: 'missing', changed: 'changed' },
    fault: { what: 'Fault', names: 'Files', digest: 'Digest it should have' },
  },
};
export default en;
