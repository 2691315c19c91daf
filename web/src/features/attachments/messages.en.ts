import type zh from './messages.zh';

const en: typeof zh = {
  title: 'Attachments',
  hint: 'Photographs or scans; files can be dropped on a material. Pictures, PDF, OFD, Word, Excel, at most {size} each.',
  none: 'No attachments yet',
  camera: 'Take a photo',
  choose: 'Choose files',
  of_material: 'Attachments of {name}',
  add_to: '{how} for “{name}”',
  drop: 'Let go to upload for this material',
  look: 'Look at {name}',
  personal: 'A personal paper: opening it is recorded in the ledger',
  remove: 'Remove {name}',
  remove_sure: 'Remove “{name}”?',
  yes: 'Remove',
  no: 'Keep',
  kept: 'After acceptance attachments are kept with the case and cannot be removed.',
  sending: 'Uploading {name}, {share}%',
  waiting: '{name} waits to be uploaded',
  stop: 'Stop uploading {name}',
  again: 'Try again',
  dismiss: 'Got it',
  by: '{who} {at}',
};
export default en;
