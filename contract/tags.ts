/** Parts of the API, in the order of its documentation, and what each is for. Every endpoint belongs to one. */
export const tags = {
  Customers: 'People a store knows: find, read, create, change and erase them.',
  Addresses: 'Addresses of a customer, and what a country expects of one.',
  Notes: 'What staff and programs write about a customer.',
  Tasks: 'What is to be done, by whom and by when.',
  'Table views': 'Columns, order and filter of a list under a name: one’s own, or shared.',
  Imports: 'Files of customers: look into one, check it, bring it in.',
  Exports: 'Files of customers to take away: ask for one, fetch it, delete it.',
  Files: 'Uploads and downloads.',
  Journal: 'Everything that happened, as history of one customer and as a feed of changes.',
  'Security log': 'Who signed in or failed to, who was refused, which rights changed, who took files away.',
  Jobs: 'Long work: how far it is, what came of it.',
  Mail: 'Letters that the program sends.',
  Sites: 'Storefronts and markets. A key may be limited to some of them.',
  Staff: 'Members of staff and the roles that say what they may do.',
  'API keys': 'Keys by which other programs use this API.',
  Settings: 'How the installation works.',
  Session: 'Who is asking. Signing in is for the pages of the product; programs use a key.',
  'Set-up': 'The first visit, before there is anybody.',
} as const

export type Tag = keyof typeof tags
