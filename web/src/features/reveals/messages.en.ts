import type zh from './messages.zh';

const en: typeof zh = {
  nav: { reveals: 'Personal data shown' },
  title: 'Personal data shown in full',
  text: 'Who was shown which value of whom, when and why. The value itself is not kept here.',
  none: 'No entry meets these conditions',
  search: 'Who, receipt number or reason',
  from: 'From',
  to: 'To',
  column: { at: 'Time', by: 'Shown to', case: 'Receipt number', what: 'What', reason: 'Reason' },
  whose: { applicant: 'applicant', agent: 'agent' },
  what: { paper_number: 'paper number', phone: 'phone', address: 'address' },
  show: 'Show the {what} in full',
  hide: 'Hide',
  left: 'hidden in {n} s',
  dialog: 'Show the {whose}’s {what} in full',
  told: 'It is hidden again after 60 seconds. Your name, the time and the reason are entered in the ledger, where the auditor reads them.',
  reason: 'Reason',
  reason_hint: 'such as: to call about the correction',
  go: 'Show',
};
export default en;
