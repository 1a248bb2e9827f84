import { Alert, Button, Code, Group, Stack, Text, TextInput } from '@mantine/core'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { CopyButton } from '../ui/CopyButton.tsx'
import { useUnsavedChanges } from '../ui/unsaved.ts'
import type { NewApiKey } from './NewApiKeyPage.tsx'

/** The key, this one time. Leaving asks, since it cannot be seen again. */
export function MadeApiKey({ made, onDone }: { made: NewApiKey; onDone: () => void }) {
  const { t } = useTranslation()
  const copied = useRef(false)
  useUnsavedChanges(() => !copied.current)
  const done = (): void => {
    copied.current = true
    onDone()
  }
  const example = `curl -H 'Authorization: Bearer ${made.key}' ${window.location.origin}/api/v1/session`
  return (
    <Stack gap="md">
      <Alert color="orange">{t('apiKeys.made_text')}</Alert>
      <Group gap={6} align="flex-end" wrap="nowrap">
        <TextInput
          flex={1}
          label={t('apiKeys.key')}
          readOnly
          value={made.key}
          onFocus={(event) => event.currentTarget.select()}
        />
        <CopyButton value={made.key} what={t('apiKeys.key')} />
      </Group>
      <div>
        <Text size="xs" fw={500} mb={4}>
          {t('apiKeys.example')}
        </Text>
        <Code block tabIndex={0} role="region" aria-label={t('apiKeys.example')}>
          {example}
        </Code>
      </div>
      <Group>
        <Button onClick={done}>{t('apiKeys.made_done')}</Button>
      </Group>
    </Stack>
  )
}
