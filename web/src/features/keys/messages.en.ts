import type zh from './messages.zh';

const en: typeof zh = {
  nav: { keys: 'Keys' },
  title: 'Keys of personal data',
  text: 'Paper numbers, phones and addresses are sealed with a key whose file lies outside the database. After a change new data use the new key at once; the rest is sealed again piece by piece while work goes on.',
  state: { active: 'in use', opens: 'opens only', dropped: 'dropped' },
  column: { id: 'Key', state: 'State', made: 'Since', dropped: 'Dropped', fingerprint: 'Fingerprint' },
  change: 'Change the key',
  reason: 'Reason',
  reason_hint: 'such as: the yearly change',
  confirm: 'Change now',
  told: 'Afterwards keep a copy of the new key file elsewhere, not with the database’s backups. Dropped keys stay in the file for backups that are older.',
  progress: 'Sealing again: {finished} of {places} columns, {sealed} values so far',
  waiting: '{n} short-lived values go by themselves within 24 hours; then the old key is dropped.',
  unreadable: '{n} values do not open (moved or changed), so the old key stays; tell the auditor.',
  done: 'All data use the present key.',
  places: 'Columns of this centre',
  place: { place: 'Column', sealed: 'Sealed again', state: 'Progress' },
  finished: 'finished',
  running: 'under way',
};
export default en;
