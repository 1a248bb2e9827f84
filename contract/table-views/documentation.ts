import { uuid, words } from '../platform/documentation/words.ts'

/** Fields of table views. */
export const tableViewWords = {
  ...words({
    TableView: 'A view of a list, as the one who asks may use it.',
    TableViewInput: 'A new view.',
    TableViewPatch: 'What changes of a view.',
    ViewColumn: 'A column of a view.',
    ViewProblem: 'Something that the view asks for and that is left out.',
    'TableView*.resource': 'The list.',
    'TableView*.name': 'What the view is called, in languages that `names` does not have.',
    names: 'Its name in other languages, by language: `{"de": "Neue Kunden"}`.',
    scope: '`personal`: for its owner; `shared`: for everybody; `default`: what the list opens with.',
    owner_name: 'Name of who made it.',
    'TableView*.columns': 'Columns in their order.',
    'ViewColumn.column': 'Name of the column: a field, or `name` for the whole name.',
    width: 'Width in pixels; null: as wide as the list makes it.',
    labels: 'Heading of the column in other words, by language.',
    density: '`compact` has lower rows.',
    'TableView*.sort': 'A field, with `-` in front for descending; null: as the list comes.',
    'TableView.filter': 'The filter, without conditions that `problems` names; null: none.',
    'TableView*.filter': 'A filter. See [the filter language](/developers#filters).',
    'TableView.q': 'Words searched for.',
    'TableView*.q': 'Words to search for.',
    'TableView.problems': 'What is left out, since it is gone or hidden from whoever asks.',
    'ViewProblem.part': 'Where the view asks for it.',
    'ViewProblem.name': 'Name of the field.',
    'ViewProblem.code': '`gone`: the list has it no more. `hidden`: the role does not show it.',
    editable: 'Whether the one who asks may change the view.',
  }),
  owner_id: uuid('The member of staff who made it; null: a program.'),
} as const
