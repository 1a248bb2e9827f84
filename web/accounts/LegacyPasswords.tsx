import { List, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { getAccountPasswords } from '../../contract/accounts/accounts.ts'
import type { PasswordAlgorithm } from '../../contract/accounts/password-algorithms.ts'
import { call } from '../platform/api.ts'
import { useFormats } from '../platform/formats.ts'
import { Loaded } from '../ui/states.tsx'

/** How many accounts still wait for their first sign-in with a password that was imported. */
export function LegacyPasswords() {
  const { t } = useTranslation()
  const formats = useFormats()
  const query = useQuery({
    queryKey: ['accounts', 'passwords'],
    queryFn: ({ signal }) => call(getAccountPasswords, { signal }),
  })
  return (
    <Loaded query={query}>
      {({ legacy, algorithms }) =>
        legacy === 0 ? (
          <Text size="sm" c="dimmed">
            {t('settings.legacy_passwords_none')}
          </Text>
        ) : (
          <div>
            <Text size="sm">{t('settings.legacy_passwords', { count: legacy })}</Text>
            <List size="sm" c="dimmed">
              {algorithms.map(({ algorithm, count }) => (
                <List.Item key={algorithm}>
                  {`${t(`imports.algorithms.${algorithm as PasswordAlgorithm}`)}: ${formats.number(count)}`}
                </List.Item>
              ))}
            </List>
          </div>
        )
      }
    </Loaded>
  )
}
