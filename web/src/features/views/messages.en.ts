import type zh from './messages.zh';

const en: typeof zh = {
  nav: { centres: 'Lower centres', declarations: 'Open to the superior' },
  view: { windows: 'Windows', items: 'Guides', case_counts: 'Cases', timeliness: 'Decided in time' },
  recorded: "Whatever is read of a lower centre stands in this centre's ledger; there is no person in it.",
  choose: 'Choose what to look at.',
  basis: 'Read by: {basis}; at {at}.',
  centres: { text: 'What lower centres let this one read, by law or by their own declaration.', search: 'Name of the centre', name: 'Centre', level: 'Level', views: 'May be read', none: 'There is no lower centre', nothing: 'Nothing may be read' },
  counts: { department: 'Department', all: 'All', open: 'Open', red: 'Red', yellow: 'Yellow', green: 'Green', received_today: 'Received today', decided_today: 'Decided today' },
  timeliness: { span: 'Cases decided from {from} to {to}.', department: 'Department', decided: 'Decided', in_time: 'In time', rate: 'Rate' },
  declarations: {
    text: 'Which summaries the superior centre may read of this one: by law, and by declaration. A declaration can be revoked at any time.',
    superior: 'Superior centre: {name}',
    no_superior: 'No superior centre is registered, so nothing can be declared.',
    declare: 'Declare',
    none: 'Nothing is open to the superior',
    view: 'What',
    basis: 'Basis',
    basis_hint: 'A paper or an agreement',
    from: 'From',
    until: 'Until',
    by: 'Declared by',
    by_law: 'By law',
    state: 'State',
    in_force: 'In force',
    not_in_force: 'Not in force',
    revoked: 'Revoked',
    revoke: 'Revoke',
    revoke_sure: 'From today the superior can no longer read “{view}”.',
    reason: 'Reason',
  },
};
export default en;
