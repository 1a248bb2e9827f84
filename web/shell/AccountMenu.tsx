import { Avatar, Menu, useMantineColorScheme } from '@mantine/core'
import { IconBook2, IconKeyboard, IconLogout, IconSelector, IconUser } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { schemes } from '../platform/scheme.ts'
import { leave, usePreference, useSession } from '../platform/session.tsx'
import { useToastError } from '../ui/toast.ts'
import classes from './AccountMenu.module.css'

/** The person at the foot of the side: profile, colours, help, sign out. */
export function AccountMenu({ onShortcuts }: { onShortcuts: () => void }) {
  const { t } = useTranslation()
  const session = useSession()
  const showError = useToastError()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const [, keepScheme] = usePreference('scheme', String)
  const choose = (value: string): void => {
    const scheme = schemes.find((one) => one === value) ?? 'auto'
    setColorScheme(scheme)
    keepScheme(scheme)
  }
  return (
    <Menu position="top-start" width={216}>
      <Menu.Target>
        <button type="button" className={classes.target}>
          <Avatar size={26} radius="xl" name={session.name} color="accent" alt="" aria-hidden />
          <span className={classes.name}>{session.name}</span>
          <IconSelector size={15} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component={Link} to="/profile" leftSection={<IconUser size={16} />}>
          {t('shell.profile')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Label>{t('shell.theme')}</Menu.Label>
        <Menu.RadioGroup value={colorScheme} onChange={choose}>
          {schemes.map((scheme) => (
            <Menu.RadioItem key={scheme} value={scheme}>
              {t(`shell.theme_${scheme}`)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Item leftSection={<IconKeyboard size={16} />} onClick={onShortcuts}>
          {t('shell.shortcuts')}
        </Menu.Item>
        <Menu.Item component={Link} to="/developers" leftSection={<IconBook2 size={16} />}>
          {t('shell.api_docs')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => void leave().catch(showError)}>
          {t('shell.sign_out')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
