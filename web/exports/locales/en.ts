import type {
  ExportAddresses,
  ExportFormat,
  ExportPart,
  ExportState,
  ExportValues,
} from '../../../contract/exports/exports.ts'

const states = {
  queued: 'Waiting',
  running: 'Running',
  done: 'Ready',
  failed: 'Failed',
  cancelled: 'Cancelled',
  expired: 'Expired',
} as const satisfies Record<ExportState, string>

const formats = { csv: 'CSV', xlsx: 'Excel (XLSX)' } as const satisfies Record<ExportFormat, string>

const values = {
  labels: 'In words, for people',
  codes: 'In codes, for programs',
} as const satisfies Record<ExportValues, string>

const addresses = {
  none: 'Left out',
  beside: 'In columns beside the customer',
  rows: 'In rows of their own',
} as const satisfies Record<ExportAddresses, string>

const parts = { customers: 'Customers', addresses: 'Addresses' } as const satisfies Partial<Record<ExportPart, string>>

export const exports = {
  title: 'Exports',
  about: 'Exported files. They are deleted by themselves after some days.',
  states,
  formats,
  values,
  addresses,
  parts,
  empty_title: 'No exports',
  empty_text: 'Open a list, choose filter and columns, and press Export.',
  button: 'Export',
  dialog: {
    what: 'Columns',
    as_shown: 'As shown in the list',
    as_shown_about: 'The columns of the list in their order.',
    everything: 'Every column',
    again: 'Everything, to be imported again',
    format: 'Format',
    values: 'Values',
    addresses: 'Addresses',
    beside_about: 'Billing and shipping address. Further ones follow in a second table.',
    rows_about_csv: 'In a second file, by customer number.',
    rows_about_xlsx: 'On a second sheet, by customer number.',
    delimiter: 'Separator',
    delimiter_about: 'A spreadsheet in German expects a semicolon.',
    delimiters: { comma: 'Comma', semicolon: 'Semicolon', tab: 'Tab' },
    no_personal: 'Your role does not show personal values: such columns and addresses are left out.',
    no_personal_columns: 'Your role does not show personal values: such columns are left out.',
    nothing_left: 'None of the shown columns can be exported. Choose every column.',
    start: 'Export',
    started: 'The export has begun. You may go on working.',
  },
  file: 'Export',
  rows: 'Rows',
  size: 'Size',
  when: 'Asked for',
  by: 'By',
  expires: 'Kept until',
  state: 'State',
  columns_one: 'One column',
  columns_other: '{{count}} columns',
  filtered: 'filtered',
  searched: 'searched',
  picked_one: 'one selected',
  picked_other: '{{count}} selected',
  with_addresses: 'with addresses',
  download: 'Download',
  download_of: 'Download {{name}}',
  closed: 'It holds more than your role shows by now.',
  done_of: '{{done}} of {{total}}',
  cancel: 'Cancel',
  cancel_title: 'Cancel the export {{name}}?',
  cancel_body: 'What has been written so far is deleted.',
  cancel_action: 'Cancel the export',
  keep: 'Let it run',
  delete: 'Delete',
  delete_of: 'Delete {{name}}',
  delete_title: 'Delete the export {{name}}?',
  delete_body: 'Its files cannot be downloaded any more. The journal keeps that it was made.',
  delete_action: 'Delete the export',
  deleted: 'The export has been deleted.',
} as const
