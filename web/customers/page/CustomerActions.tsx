import { ActionIcon, Button, Menu, Tooltip } from '@mantine/core'
import { IconClockHour4, IconDots, IconHistory, IconMapPinPlus, IconPencil, IconTrash } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { Customer } from '../../../contract/customers/record.ts'
import { useCan } from '../../platform/session.tsx'
import { usePast } from '../../put-back/use-past.tsx'
import { BackToList } from '../../records/list/BackToList.tsx'
import type { Words } from '../../records/words.ts'
import { pastOf } from '../past.ts'
import { customerList } from '../queries.ts'
import { searchOf } from '../../platform/search-of.ts'

/** What may be done with a customer. On a phone all but the first moves into a menu. */
export function CustomerActions({ customer, words }: { customer: Customer; words: Words }) {
  const { t } = words
  const can = useCan()
  const past = usePast(pastOf(customer))
  const [history, asOf] = past.acts
  const addAddress = { to: `/customers/${customer.id}`, search: searchOf({ address: 'new' }), resetScroll: false }
  const edits = can('customers.edit')
  const adds = edits && can('customers.personal')
  return (
    <>
      <BackToList name={customerList.name} to="/customers" label={t('customers.view.back')} />
      {edits && (
        <Button component={Link} to={`/customers/${customer.id}/edit`} leftSection={<IconPencil size={15} />}>
          {t('customers.view.edit')}
        </Button>
      )}
      {adds && (
        <Button
          component={Link}
          {...addAddress}
          variant="default"
          leftSection={<IconMapPinPlus size={15} />}
          visibleFrom="sm"
        >
          {t('customers.view.addAddress')}
        </Button>
      )}
      {history && (
        <Button variant="default" leftSection={<IconHistory size={15} />} onClick={history.run} visibleFrom="sm">
          {t('customers.view.history')}
        </Button>
      )}
      {asOf && (
        <Tooltip label={t('putBack.asOfTitle')}>
          <ActionIcon variant="default" size={30} visibleFrom="sm" aria-label={t('putBack.asOf')} onClick={asOf.run}>
            <IconClockHour4 size={16} />
          </ActionIcon>
        </Tooltip>
      )}
      {can('customers.erase') && (
        <Button
          component={Link}
          to={`/customers/${customer.id}/delete`}
          variant="default"
          c="var(--mantine-color-error)"
          leftSection={<IconTrash size={15} />}
          visibleFrom="sm"
        >
          {t('customers.view.delete')}
        </Button>
      )}
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="default" size={30} hiddenFrom="sm" aria-label={t('ui.more')}>
            <IconDots size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {adds && (
            <Menu.Item component={Link} {...addAddress} leftSection={<IconMapPinPlus size={15} />}>
              {t('customers.view.addAddress')}
            </Menu.Item>
          )}
          {history && (
            <Menu.Item leftSection={<IconHistory size={15} />} onClick={history.run}>
              {t('customers.view.history')}
            </Menu.Item>
          )}
          {asOf && (
            <Menu.Item leftSection={<IconClockHour4 size={15} />} onClick={asOf.run}>
              {t('putBack.asOf')}
            </Menu.Item>
          )}
          {can('customers.erase') && (
            <Menu.Item
              component={Link}
              to={`/customers/${customer.id}/delete`}
              c="var(--mantine-color-error)"
              leftSection={<IconTrash size={15} />}
            >
              {t('customers.view.delete')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {past.dialog}
    </>
  )
}
