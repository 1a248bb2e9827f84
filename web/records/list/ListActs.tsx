import { ActionIcon, Button, Menu } from '@mantine/core'
import { IconCheck, IconDots } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ComponentType } from 'react'
import { useTranslation } from 'react-i18next'

/** Something to do beside the title of a list: to go somewhere, to open a dialog, or to turn a filter on and off. */
export interface ListAct {
  label: string
  icon: ComponentType<{ size?: number; 'aria-hidden'?: boolean }>
  to?: string
  run?: () => void
  /** A filter that is on or off. */
  on?: boolean
  /** The one that is used most: filled, and no part of a menu. */
  primary?: true
}

/** Buttons where there is room; on a phone the one that is used most, and a menu. */
export function ListActs({ acts, narrow = false }: { acts: readonly ListAct[]; narrow?: boolean }) {
  const { t } = useTranslation()
  if (!narrow) return acts.map((act) => <ActButton key={act.label} {...act} />)
  const others = acts.filter((act) => !act.primary)
  return (
    <>
      {acts.map(
        ({ primary, label, icon: Icon, to }) =>
          primary && (
            <ActionIcon
              key={label}
              component={Link}
              to={to}
              variant="filled"
              color="accent"
              size={30}
              aria-label={label}
            >
              <Icon size={16} />
            </ActionIcon>
          ),
      )}
      {others.length > 0 && (
        <Menu position="bottom-end" returnFocus>
          <Menu.Target>
            <ActionIcon variant="default" size={30} aria-label={t('ui.more')}>
              <IconDots size={16} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {others.map((act) => (
              <ActItem key={act.label} {...act} />
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </>
  )
}

function ActButton({ label, icon: Icon, to, run, on, primary }: ListAct) {
  const icon = <Icon size={15} />
  if (to !== undefined)
    return (
      <Button component={Link} to={to} variant={primary ? 'filled' : 'default'} leftSection={icon}>
        {label}
      </Button>
    )
  const look =
    on === undefined
      ? { variant: 'default', 'aria-haspopup': 'dialog' as const }
      : { variant: on ? 'light' : 'subtle', 'aria-pressed': on }
  return (
    <Button {...look} leftSection={icon} onClick={run}>
      {label}
    </Button>
  )
}

function ActItem({ label, icon: Icon, to, run, on }: ListAct) {
  if (on !== undefined)
    return (
      <Menu.CheckboxItem checked={on} onChange={run} checkIcon={<IconCheck size={15} />} closeMenuOnClick>
        {label}
      </Menu.CheckboxItem>
    )
  const icon = <Icon size={15} />
  if (to === undefined)
    return (
      <Menu.Item leftSection={icon} onClick={run}>
        {label}
      </Menu.Item>
    )
  return (
    <Menu.Item component={Link} to={to} leftSection={icon}>
      {label}
    </Menu.Item>
  )
}
