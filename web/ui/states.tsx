import { Button, Skeleton, VisuallyHidden } from '@mantine/core'
import { IconAlertTriangle, IconInbox } from '@tabler/icons-react'
import type { ComponentType, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError } from '../platform/api-error.ts'
import { problemText } from '../platform/problem.ts'
import classes from './states.module.css'

interface EmptyProps {
  icon?: ComponentType<{ size?: number }>
  title: string
  text?: ReactNode
  /** What to do about it. */
  actions?: ReactNode
}

/** There is nothing here yet, said kindly, with what to do about it. */
export function EmptyState({ icon: Icon = IconInbox, title, text, actions }: EmptyProps) {
  return (
    <div className={classes.state}>
      <span className={classes.icon} aria-hidden>
        <Icon size={22} />
      </span>
      <p className={classes.title}>{title}</p>
      {text && <p className={classes.text}>{text}</p>}
      {actions && <div className={classes.actions}>{actions}</div>}
    </div>
  )
}

/** Something could not be read: what, and a button to try again. */
export function ErrorState({ error, retry }: { error: unknown; retry?: () => unknown }) {
  const { t } = useTranslation()
  // Nobody has filled in a form here: what was asked for came from the address.
  const mistyped = error instanceof ApiError && error.code === 'invalid'
  return (
    <div className={classes.state} role="alert">
      <span className={classes.icon} aria-hidden>
        <IconAlertTriangle size={22} />
      </span>
      <p className={classes.title}>{t('ui.could_not_load')}</p>
      <p className={classes.text}>{mistyped ? t('ui.not_found_text') : problemText(t, error)}</p>
      {retry && !mistyped && (
        <div className={classes.actions}>
          <Button variant="default" onClick={() => void retry()}>
            {t('ui.try_again')}
          </Button>
        </div>
      )}
    </div>
  )
}

/** The shape of what is coming. */
export function LoadingState({ lines = 6, height = 34 }: { lines?: number; height?: number }) {
  const { t } = useTranslation()
  return (
    <div aria-busy="true">
      <VisuallyHidden role="status">{t('ui.loading')}</VisuallyHidden>
      {Array.from({ length: lines }, (_, index) => (
        <Skeleton key={index} height={height} mt={index === 0 ? 0 : 8} radius="sm" />
      ))}
    </div>
  )
}

interface Loadable<T> {
  data: T | undefined
  error: unknown
  refetch: () => unknown
}

/** Draws a query: its data, else its error with a retry, else the loading shape. */
export function Loaded<T>({
  query,
  children,
  loading,
}: {
  query: Loadable<T>
  children: (data: T) => ReactNode
  loading?: ReactNode
}) {
  if (query.data !== undefined) return children(query.data)
  if (query.error) return <ErrorState error={query.error} retry={query.refetch} />
  return loading ?? <LoadingState />
}
