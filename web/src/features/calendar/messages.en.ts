import type zh from './messages.zh';

const en: typeof zh = {
  nav: { opening: 'Opening hours' },
  opening: {
    title: 'Opening hours',
    text: 'Closures and special opening beside the regular hours are announced here and show on the public pages at once. A closure moves no legal due date.',
    month: '{month}/{year}',
    before: 'Month before',
    after: 'Month after',
    weekdays: 'Mo,Tu,We,Th,Fr,Sa,Su',
    closed: 'closed',
    exceptions: 'Closures and special opening',
    past: 'with past ones',
    none: 'None announced',
    kind: { closure: 'Closure', opening: 'Special opening' },
    whole: 'all day',
    announced: 'announced by {name}, {time}',
    withdrawn: 'Withdrawn: {reason} ({name}, {time})',
    withdraw: 'Withdraw',
    withdraw_sure: 'The public pages will show it no more. Please say why.',
    new: 'Announce',
    kind_label: 'Kind',
    from: 'From',
    to: 'To',
    part: 'Only a part of the day',
    part_from: 'From',
    part_to: 'Until',
    reason: 'Reason (shown to the public)',
    publish: 'Announce',
    done: 'Announced',
  },
};
export default en;
