import { ActionIcon, Tooltip, Typography } from '@mantine/core'
import { IconPin, IconPinnedOff, IconTrash } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { deleteNote, pinNote, unpinNote, type CustomerNote } from '../../contract/notes/record.ts'
import { call } from '../platform/api.ts'
import { useCan, useSession } from '../platform/session.tsx'
import { useWords } from '../records/words.ts'
import { useConfirm } from '../ui/confirm.tsx'
import { toastDone, useToastError } from '../ui/toast.ts'
import { notesView } from './notes-view.ts'
import classes from './notes.module.css'
import { rereadRow } from '../records/row-keys.ts'

interface Props {
  customerId: string
  note: CustomerNote
  /** Only to be read. */
  still?: boolean
}

/** One note: what it says, who wrote it and when; pin and delete. Its HTML was sanitised by the server on the way in. */
export function NoteCard({ customerId, note, still = false }: Props) {
  const words = useWords(notesView)
  const { t, formats } = words
  const can = useCan()
  const session = useSession()
  const client = useQueryClient()
  const confirm = useConfirm()
  const failed = useToastError()
  const params = { id: customerId, note_id: note.id }
  const again = () => rereadRow(client, customerId)
  const pin = useMutation({
    mutationFn: async () => (note.pinned_at ? call(unpinNote, { params }) : call(pinNote, { params })),
    onSuccess: again,
    onError: failed,
  })
  const remove = async (): Promise<void> => {
    const gone = await confirm({
      title: t('notes.deleteTitle'),
      body: t('notes.deleteText', { author: note.author_name, at: formats.dateTime(note.at) }),
      action: t('notes.deleteThis'),
      danger: true,
      run: () => call(deleteNote, { params }),
    })
    if (!gone) return
    await again()
    toastDone(t('notes.deleted'))
  }
  const deletes = can('notes.write') && (note.author_id === session.id || can('notes.delete'))
  return (
    <article
      className={classes.note}
      data-pinned={note.pinned_at ? true : undefined}
      aria-label={t('notes.by', { author: note.author_name, at: formats.dateTime(note.at) })}
    >
      <Typography className={classes.body}>
        <div dangerouslySetInnerHTML={{ __html: note.html }} />
      </Typography>
      <div className={classes.foot}>
        <span>
          {note.author_name} ·{' '}
          <time dateTime={note.at} title={formats.relative(note.at)}>
            {formats.dateTime(note.at)}
          </time>
        </span>
        <span className={classes.buttons}>
          {can('notes.write') && !still && (
            <Tooltip label={t(note.pinned_at ? 'notes.unpin' : 'notes.pin')}>
              <ActionIcon
                size={24}
                loading={pin.isPending}
                onClick={() => pin.mutate()}
                aria-label={t(note.pinned_at ? 'notes.unpin' : 'notes.pin')}
                aria-pressed={note.pinned_at !== null}
              >
                {note.pinned_at ? <IconPinnedOff size={14} /> : <IconPin size={14} />}
              </ActionIcon>
            </Tooltip>
          )}
          {deletes && !still && (
            <Tooltip label={t('notes.delete')}>
              <ActionIcon size={24} onClick={() => void remove()} aria-label={t('notes.delete')}>
                <IconTrash size={14} />
              </ActionIcon>
            </Tooltip>
          )}
        </span>
      </div>
    </article>
  )
}
