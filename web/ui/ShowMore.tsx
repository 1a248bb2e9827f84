import { Button, Group } from '@mantine/core'
import { useTranslation } from 'react-i18next'

/** Reads the next page of a list. Draws nothing at its end. */
export function ShowMore({ pages }: { pages: { hasMore: boolean; busy: boolean; more: () => void } }) {
  const { t } = useTranslation()
  if (!pages.hasMore) return null
  return (
    <Group justify="center" mt="md">
      <Button variant="default" loading={pages.busy} onClick={pages.more}>
        {t('ui.show_more')}
      </Button>
    </Group>
  )
}
