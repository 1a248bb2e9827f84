import { Button, Group } from '@mantine/core'
import { useTranslation } from 'react-i18next'

/** Below a step: away from it, and on to what is confirmed. */
export function StepButtons({ ready, onClose }: { ready: boolean; onClose: () => void }) {
  const { t } = useTranslation()
  return (
    <Group justify="flex-end" mt="lg" gap="xs">
      <Button variant="default" onClick={onClose}>
        {t('ui.cancel')}
      </Button>
      <Button type="submit" disabled={!ready}>
        {t('bulk.next')}
      </Button>
    </Group>
  )
}
