import { useTranslation } from 'react-i18next'
import { Page } from '../ui/Page.tsx'
import { EmailSection } from './EmailSection.tsx'
import { OwnSessions } from './OwnSessions.tsx'
import { PasswordSection } from './PasswordSection.tsx'
import { AppearanceSection, PersonSection } from './ProfileSections.tsx'

/** One's own name, language, colours, e-mail, password and sessions. */
export function ProfilePage() {
  const { t } = useTranslation()
  return (
    <Page title={t('session.profile')} width="narrow">
      <PersonSection />
      <AppearanceSection />
      <EmailSection />
      <PasswordSection />
      <OwnSessions />
    </Page>
  )
}
