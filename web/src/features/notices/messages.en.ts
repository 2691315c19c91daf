import type zh from './messages.zh';

const en: typeof zh = {
  bell: 'Notices, {n} unread',
  title: 'Notices',
  none: 'No notices',
  none_hint: 'What needs your attention, such as cases about to be due, overdue cases and extension requests, appears here.',
  all_read: 'Mark all as read',
  unread: 'Unread',
  mark: 'Mark as read',
};
export default en;
