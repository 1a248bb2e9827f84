import { ActionIcon, Tooltip } from '@mantine/core'
import { IconPencil, IconTrash } from '@tabler/icons-react'
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import {
  createTaskComment,
  deleteTaskComment,
  patchTaskComment,
  type Task,
  type TaskComment,
} from '../../contract/tasks/endpoints.ts'
import { call } from '../platform/api.ts'
import { useLive } from '../platform/live.ts'
import { useSession } from '../platform/session.tsx'
import { useIdempotencyKey } from '../records/form/idempotency.ts'
import type { Words } from '../records/words.ts'
import { useConfirm } from '../ui/confirm.tsx'
import { Section } from '../ui/Section.tsx'
import { ShowMore } from '../ui/ShowMore.tsx'
import { Loaded, LoadingState } from '../ui/states.tsx'
import { toastDone } from '../ui/toast.ts'
import { CommentForm } from './CommentForm.tsx'
import { commentsQuery, rereadTasks } from './queries.ts'
import { useTaskRights } from './tasks-view.ts'
import classes from './tasks.module.css'

/** What was said about a task, newest first, and a field to say more. */
export function TaskComments({ task, words }: { task: Task; words: Words }) {
  const { t } = words
  const client = useQueryClient()
  const { says } = useTaskRights()
  const keyOf = useIdempotencyKey()
  const query = useInfiniteQuery(commentsQuery(task.id))
  const [written, setWritten] = useState(0)
  const reread = (): Promise<void> => client.invalidateQueries({ queryKey: commentsQuery(task.id).queryKey })
  useLive({
    journal: ({ subject_type }) => subject_type === 'task_comment' && void reread(),
    reset: () => void reread(),
  })
  const again = async (): Promise<void> => {
    rereadTasks(client)
    await reread()
  }
  return (
    <Section title={t('tasks.comments.title')}>
      {says && (
        <CommentForm
          key={written}
          words={words}
          label={t('tasks.comments.write')}
          action={t('tasks.comments.save')}
          save={async (text) => {
            const params = { id: task.id }
            await call(createTaskComment, { params, body: { text }, idempotencyKey: keyOf([written, text]) })
            await again()
            setWritten((count) => count + 1)
          }}
        />
      )}
      <Loaded query={query} loading={<LoadingState lines={2} height={52} />}>
        {({ pages }) => {
          const comments = pages.flatMap((page) => page.items)
          if (comments.length === 0) return <p className={classes.hint}>{t('tasks.comments.none')}</p>
          return (
            <>
              {comments.map((comment) => (
                <Comment key={comment.id} task={task} comment={comment} words={words} again={again} />
              ))}
              <ShowMore
                pages={{
                  hasMore: query.hasNextPage,
                  busy: query.isFetchingNextPage,
                  more: () => void query.fetchNextPage(),
                }}
              />
            </>
          )
        }}
      </Loaded>
    </Section>
  )
}

interface CommentProps {
  task: Task
  comment: TaskComment
  words: Words
  again: () => Promise<void>
}

function Comment({ task, comment, words, again }: CommentProps) {
  const { t, formats } = words
  const session = useSession()
  const { says } = useTaskRights()
  const confirm = useConfirm()
  const [editing, setEditing] = useState(false)
  const params = { id: task.id, comment_id: comment.id }
  const { author, created_at: at } = comment
  const own = says && author.kind === 'staff' && author.id === session.id
  const remove = async (): Promise<void> => {
    const gone = await confirm({
      title: t('tasks.comments.deleteTitle'),
      body: comment.text,
      action: t('tasks.comments.delete'),
      danger: true,
      run: () => call(deleteTaskComment, { params }),
    })
    if (!gone) return
    await again()
    toastDone(t('tasks.comments.deleted'))
  }
  return (
    <article className={classes.comment} aria-label={t('tasks.comments.by', { author: author.name })}>
      <div className={classes.commentHead}>
        <span>{author.name}</span>
        <time dateTime={at ?? ''} title={formats.relative(at ?? '')}>
          {formats.dateTime(at ?? '')}
        </time>
        {own && !editing && (
          <>
            <Tooltip label={t('tasks.comments.edit')}>
              <ActionIcon size={24} aria-label={t('tasks.comments.edit')} onClick={() => setEditing(true)}>
                <IconPencil size={14} />
              </ActionIcon>
            </Tooltip>
            <Tooltip label={t('tasks.comments.delete')}>
              <ActionIcon size={24} aria-label={t('tasks.comments.delete')} onClick={() => void remove()}>
                <IconTrash size={14} />
              </ActionIcon>
            </Tooltip>
          </>
        )}
      </div>
      {editing ? (
        <CommentForm
          words={words}
          label={t('tasks.comments.edit')}
          action={t('ui.save')}
          initial={comment.text}
          save={async (text) => {
            await call(patchTaskComment, { params, body: { text }, version: comment.version })
            await again()
            setEditing(false)
          }}
          onCancel={() => setEditing(false)}
        />
      ) : (
        <p>{comment.text}</p>
      )}
    </article>
  )
}
