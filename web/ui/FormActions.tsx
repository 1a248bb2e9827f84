import { Button, Group } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

interface Props {
  busy: boolean
  /** False: there is nothing to save. */
  ready?: boolean
  save?: string
  onDiscard?: () => void
  discard?: string
  /** What else may be done, left. */
  beside?: ReactNode
}

/** Buttons at the end of a form: save, and a way out. */
export function FormActions({ busy, ready = true, save, onDiscard, discard, beside }: Props) {
  const { t } = useTranslation()
  return (
    <Group mt="lg" gap="xs">
      <Button type="submit" loading={busy} disabled={!ready}>
        {save ?? t('ui.save')}
      </Button>
      {onDiscard && (
        <Button variant="default" onClick={onDiscard} disabled={busy}>
          {discard ?? t('ui.cancel')}
        </Button>
      )}
      {beside && <Group ml="auto">{beside}</Group>}
    </Group>
  )
}
