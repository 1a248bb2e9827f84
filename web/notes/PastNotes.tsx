import { useTranslation } from 'react-i18next'
import type { CustomerNote } from '../../contract/notes/record.ts'
import type { OwnerProps } from '../records/view.ts'
import { Section } from '../ui/Section.tsx'
import { NoteCard } from './NoteCard.tsx'
import classes from './notes.module.css'

/** The notes that were on a customer at a moment. */
export function PastNotes({ owner, rows }: OwnerProps & { rows: readonly CustomerNote[] }) {
  const { t } = useTranslation()
  return (
    <Section title={t('notes.many')}>
      {rows.length === 0 && <p className={classes.none}>{t('notes.noneThen')}</p>}
      {rows.map((note) => (
        <NoteCard key={note.id} customerId={owner.id} note={note} still />
      ))}
    </Section>
  )
}
