import { Anchor } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { getSetup } from '../../contract/setup/setup.ts'
import { call } from '../platform/api.ts'
import { LanguageSwitch } from '../session/LanguageSwitch.tsx'
import { CenteredCard } from '../ui/CenteredCard.tsx'
import { Loaded } from '../ui/states.tsx'
import { SetupForm } from './SetupForm.tsx'

/** The first visit. */
export function SetupPage() {
  const { t } = useTranslation()
  const query = useQuery({ queryKey: ['setup'], queryFn: ({ signal }) => call(getSetup, { signal }) })
  const needed = query.data?.needed !== false
  return (
    <CenteredCard
      title={needed ? t('setup.title') : t('setup.done_title')}
      about={needed && t('setup.about')}
      wide={needed}
      foot={<LanguageSwitch />}
    >
      <Loaded query={query}>
        {() =>
          needed ? (
            <SetupForm />
          ) : (
            <Anchor component={Link} to="/sign-in">
              {t('setup.to_sign_in')}
            </Anchor>
          )
        }
      </Loaded>
    </CenteredCard>
  )
}
