import { ActionIcon, Anchor, Tooltip } from '@mantine/core'
import { IconStack2 } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { JournalLine } from '../../contract/platform/journal/journal.ts'
import { ChangeList } from './ChangeList.tsx'
import { useCustomerNames, type CustomerNames } from './customer-names.ts'
import { useHistoryWords } from '../records/history/use-history-words.ts'
import { useFormats } from '../platform/formats.ts'
import type { ChangeWords } from '../records/history/change-words.ts'
import { SmallTable, type SmallColumn } from '../ui/SmallTable.tsx'
import { actorName, customerPath, fieldLabel, kindLabel, subjectName, subjectPath, valueText } from './words.ts'
import classes from './journal.module.css'

/** Lines of the journal as a table; `acts`: each leads to the act that it belongs to. */
export function JournalLines({ lines, acts = false }: { lines: JournalLine[]; acts?: boolean }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const { changes } = useHistoryWords(lines.flatMap(ofAddresses))
  const names = useCustomerNames()
  return (
    <SmallTable
      label={t('journal.title')}
      rows={lines}
      rowKey={(line) => line.id}
      columns={[
        { key: 'when', title: t('journal.when'), tight: true, cell: (line) => formats.dateTime(line.at) },
        { key: 'who', title: t('journal.who'), cell: (line) => <Who line={line} /> },
        { key: 'what', title: t('journal.what'), cell: (line) => <What line={line} names={names} /> },
        { key: 'changes', title: t('journal.changes'), cell: (line) => <Changes line={line} words={changes} /> },
        ...(acts ? [actColumn(t)] : []),
      ]}
    />
  )
}

const actColumn = (t: TFunction): SmallColumn<JournalLine> => ({
  key: 'act',
  title: t('ui.actions'),
  quiet: true,
  tight: true,
  cell: (line) => (
    <Tooltip label={t('journal.act')}>
      <ActionIcon component={Link} to={`/journal/actions/${line.action_id}`} size={24} aria-label={t('journal.act')}>
        <IconStack2 size={16} />
      </ActionIcon>
    </Tooltip>
  ),
})

function Who({ line }: { line: JournalLine }) {
  const { t } = useTranslation()
  const source = t(`journal.sources.${line.source}` as 'journal.sources.web', { defaultValue: line.source })
  return (
    <>
      {actorName(t, line.actor)} <span className={classes.source}>{source}</span>
    </>
  )
}

/** What happened, and to what. The name of a customer leads to their page; until it is known, what happened does. */
function What({ line, names }: { line: JournalLine; names: CustomerNames }) {
  const { t } = useTranslation()
  const customer = line.customer_id ? names(line.customer_id) : undefined
  const path = subjectPath(line)
  const ofCustomer = line.customer_id !== null && path === customerPath(line.customer_id)
  const kind = kindLabel(t, line.kind)
  const name = subjectName(line)
  return (
    <>
      {path && !(ofCustomer && customer !== undefined) ? <Lead to={path} text={kind} /> : kind}
      {name && <div className={classes.source}>{name}</div>}
      {customer && line.customer_id && (
        <div>
          <Lead to={customerPath(line.customer_id)} text={customer} />
        </div>
      )}
      {customer === null && <div className={classes.source}>{t('journal.gone')}</div>}
    </>
  )
}

const Lead = ({ to, text }: { to: string; text: string }) => (
  <Anchor component={Link} to={to} fz="xs">
    {text}
  </Anchor>
)

/** Customers of whose addresses a line speaks by their ids. */
const ofAddresses = ({ customer_id, changes }: JournalLine): string[] =>
  customer_id !== null && Object.keys(changes).some((name) => name.startsWith('default_')) ? [customer_id] : []

/** Records that say their values as the history of a customer does. */
const ofCustomers: ReadonlySet<string> = new Set(['customer', 'address', 'note'])

function Changes({ line, words }: { line: JournalLine; words: ChangeWords }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const type = line.subject_type
  const label = (path: string): string => (ofCustomers.has(type) ? words.field(type, path) : fieldLabel(t, type, path))
  const text = (path: string, value: unknown): string =>
    ofCustomers.has(type) ? words.value(type, path, value) : valueText(t, formats, value)
  return <ChangeList changes={line.changes} label={label} text={text} />
}
