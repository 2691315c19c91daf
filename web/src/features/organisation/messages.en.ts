import type zh from './messages.zh';

const en: typeof zh = {
  nav: { windows: 'Windows' },
  windows: {
    title: 'Windows',
    number: 'No.',
    name: 'Name',
    kind: 'Kind',
    scope: 'Takes',
    location: 'Location',
    phone: 'Phone',
    state: 'State',
    open: 'Open',
    closed: 'Closed',
    any: 'Any item',
    none: 'No windows yet',
  },
  kind: {
    full_comprehensive: 'Comprehensive',
    category_comprehensive: 'Comprehensive by category',
    department: 'Department',
    shared_comprehensive: 'Shared by departments',
    provincial: 'Provincial',
    city: 'City',
    station: 'Station',
  },
};
export default en;
