import { uuid, words } from '../platform/documentation/words.ts'

/** Fields of exports. */
export const exportWords = {
  ...words({
    Export: 'A file of records that somebody asked for. What was asked is shown without personal values.',
    ExportInput: 'What to take, and how it is written.',
    'Export*.resource': 'What is exported: customers unless given.',
    'ExportInput.ids': 'Records one by one. Otherwise all are taken that `q` and `filter` show.',
    'ExportInput.except': 'Records that are left out of those that `q` and `filter` show.',
    'ExportInput.q': 'Words to search for, as in the list.',
    'ExportInput.filter': 'A filter as in the list, as JSON.',
    'Export.filter': 'The filter, without values of personal fields.',
    searched: 'Whether only records with certain words were taken.',
    picked: 'How many were chosen one by one; null: they were not.',
    'ExportInput.sort': 'Order of the rows: a field, with `-` in front for descending.',
    'Export.sort': 'Order of the rows.',
    'ExportInput.columns':
      'Columns in their order; without them every field that the role may see. Of customers also `name`, `site_ids` and `account_verified_at`; of all, those that an installation adds.',
    'Export.columns': 'Names of the columns, in their order.',
    ExportColumn: 'A column of the file.',
    'ExportColumn.name': 'Name of the field.',
    'ExportColumn.label': 'Heading in a file of labels; otherwise the name of the field in the language.',
    format: 'What kind of file it is.',
    'Export*.values': '`labels` for people, in a language; `codes` for programs: field names, codes, ISO dates.',
    'ExportInput.addresses':
      'Of records that have addresses. `beside`: billing and shipping address in columns of their own; `rows`: a second file or sheet with one row for each address.',
    'Export.addresses': 'Where addresses stand.',
    further_addresses:
      'With `beside`: how many addresses that are no default have columns. Those that have none follow in a second file or sheet.',
    'ExportInput.language': 'Language of labels; that of the member of staff unless given.',
    'Export.language': 'Language of labels.',
    'Export*.time_zone': 'Zone of the moments in files of labels, such as `Europe/Berlin`; UTC unless given.',
    'ExportInput.delimiter':
      'Between the cells of CSV: what a spreadsheet in the language expects in files of labels (`;` in German), a comma in files of codes.',
    bom: 'Whether CSV begins with the mark by which spreadsheets know UTF-8.',
    'Export.rows': 'Records in it.',
    address_rows: 'Addresses in its second file or sheet.',
    files: 'What can be downloaded.',
    ExportFile: 'A file of an export.',
    'ExportFile.part': 'What is in it.',
  }),
  'ExportFile.id': uuid('The file.'),
} as const
