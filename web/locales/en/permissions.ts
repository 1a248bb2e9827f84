/** What each permission allows, and why one would give it. */
export const permissions = {
  'customers.read': {
    label: 'See customers',
    about: 'Lists, searches and opens customers, their addresses and notes.',
  },
  'customers.personal': {
    label: 'See personal data',
    about: 'Shows names, e-mails, phones and addresses in full. Without it they are masked.',
  },
  'customers.create': { label: 'Create customers', about: 'Adds customers one at a time.' },
  'customers.edit': { label: 'Edit customers', about: 'Changes customers and their addresses.' },
  'customers.erase': { label: 'Delete customers', about: 'Wipes everything personal of a customer, for good.' },
  'customers.import': {
    label: 'Import customers',
    about: 'Brings in files of customers, which creates and changes many at once.',
  },
  'customers.export': {
    label: 'Export customers',
    about: 'Takes customers away in files. Personal values and addresses only with the right to see them.',
  },
  'views.share': { label: 'Share views', about: 'Gives own views of lists to everybody.' },
  'views.manage': {
    label: 'Manage shared views',
    about: 'Changes and deletes the shared views of others, and says what a list opens with.',
  },
  'imports.credentials': {
    label: 'Import passwords',
    about: 'Brings in password hashes with files of customers. They are shown to nobody.',
  },
  'notes.write': { label: 'Write notes', about: 'Adds notes to customers and pins them.' },
  'notes.delete': { label: 'Delete notes', about: 'Deletes notes, those of colleagues included.' },
  'history.read': { label: 'See the history', about: 'Shows who changed what and when.' },
  'journal.undo': {
    label: 'Undo actions of others',
    about: 'Takes back a whole bulk change or import that somebody else made. One’s own can be undone without it.',
  },
  'mail.read': { label: 'See outgoing mail', about: 'Reads the letters that the product sends.' },
  'mail.send': { label: 'Release mail', about: 'Sends held or failed letters again, or withdraws them.' },
  'jobs.read': { label: 'See all jobs', about: 'Shows the long work of everybody. One’s own is always shown.' },
  'jobs.manage': { label: 'Manage jobs', about: 'Cancels and repeats the jobs of others, and starts schedules.' },
  'exports.manage': {
    label: 'Manage exports',
    about: 'Sees, downloads and deletes the exports of others. For people who see all sites and personal data.',
  },
  'settings.manage': { label: 'Change settings', about: 'Changes how the whole installation works.' },
  'sites.manage': { label: 'Manage sites', about: 'Creates and changes sites.' },
  'staff.manage': {
    label: 'Manage staff and roles',
    about:
      'Invites and blocks colleagues and decides what they may do. Whoever has it can give themselves every right.',
  },
  'api_keys.manage': { label: 'Manage API keys', about: 'Creates keys by which other programs read and change data.' },
  'security.read': {
    label: 'See the security log',
    about: 'Shows who signed in from where, what failed or was refused, and which rights, keys and passwords changed.',
  },
} as const
