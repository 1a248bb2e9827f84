import { Alert, Button } from '@mantine/core'
import { IconAlertCircle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { ApiError } from '../platform/api-error.ts'
import { problemText } from '../platform/problem.ts'

interface Props {
  failure: unknown
  errors?: Record<string, string>
  /** Paths that have a field of their own in the form: their errors stand beside them. */
  shown?: readonly string[]
  /** Takes over what somebody else has saved; offered where that is why the form was refused. */
  reload?: (() => unknown) | undefined
}

/** Why a form was not saved: the sentence, and the errors of fields that the form does not show. */
export function FormError({ failure, errors = {}, shown = [], reload }: Props) {
  const { t } = useTranslation()
  if (failure === null || failure === undefined) return null
  const elsewhere = Object.entries(errors).filter(
    ([path]) => !shown.some((name) => path === name || path.startsWith(`${name}.`)),
  )
  const beside = Object.keys(errors).length - elsewhere.length
  return (
    <Alert color="red" role="alert" icon={<IconAlertCircle />} mb="xs" py="xs">
      {beside > 0 ? t('ui.fields_wrong', { count: beside }) : problemText(t, failure)}
      {elsewhere.map(([path, sentence]) => (
        <div key={path}>{path ? `${path}: ${sentence}` : sentence}</div>
      ))}
      {reload && failure instanceof ApiError && failure.code === 'stale' && (
        <Button variant="default" size="compact-xs" mt="xs" display="block" onClick={() => void reload()}>
          {t('ui.load_current')}
        </Button>
      )}
    </Alert>
  )
}
