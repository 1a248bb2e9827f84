import { Menu } from '@mantine/core'
import { IconCalendarDue, IconCalendarOff, IconCalendarPlus } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { quickDay, type QuickDay } from './due.ts'
import type { ActedOn, TaskActs } from './use-task-acts.tsx'

interface Props {
  task: ActedOn
  acts: TaskActs
  onDay: () => void
  children: ReactNode
}

/** To when a task is put off; `children` is the button that opens it. */
export function PutOffMenu({ task, acts, onDay, children }: Props) {
  const { t } = useTranslation()
  const to = (choice: QuickDay) => () => void acts.putOff(task, quickDay(choice))
  return (
    <Menu position="bottom-end" returnFocus>
      <Menu.Target>{children}</Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconCalendarDue size={15} />} onClick={to('tomorrow')}>
          {t('tasks.days.tomorrow')}
        </Menu.Item>
        <Menu.Item leftSection={<IconCalendarDue size={15} />} onClick={to('next_week')}>
          {t('tasks.days.next_week')}
        </Menu.Item>
        <Menu.Item leftSection={<IconCalendarPlus size={15} />} onClick={onDay}>
          {t('tasks.putOff.day')}
        </Menu.Item>
        {task.due_on !== null && (
          <Menu.Item leftSection={<IconCalendarOff size={15} />} onClick={() => void acts.putOff(task, null)}>
            {t('tasks.putOff.none')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
