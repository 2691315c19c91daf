import type zh from './messages.zh';

const en: typeof zh = {
  nav: { outbox: 'Outgoing messages' },
  title: 'Outgoing messages',
  text: 'Text messages, notifications and hand-overs that leave this system. What could not be sent after several attempts stops here, and can be sent again once the cause is removed.',
  state_label: 'State',
  state: { dead: 'Failed', waiting: 'Waiting', sent: 'Sent' },
  kind: 'Kind',
  recipient: 'To',
  created: 'Written',
  attempts: 'Failures',
  next: 'Next attempt',
  sent: 'Sent',
  failure: 'Last failure',
  again: 'Send again',
  all_again: 'Send all again',
  all_sure: 'Send all failed messages again? A receiver may get a message twice; each carries a number by which it is known.',
  done: '{n} will be sent again',
  none: { dead: 'Nothing has failed', waiting: 'Nothing waits', sent: 'Nothing was sent lately' },
  kinds: { case: 'Case notification', notice: 'Notice in the house', sms: 'Text message', rating_upload: 'Rating to the province', case_annulled: 'Case annulled', handover_offered: 'Hand-over to a centre', handover_confirmed: 'Hand-over confirmed' },
};
export default en;
