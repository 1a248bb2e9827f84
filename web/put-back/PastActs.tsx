import { ActionIcon, Tooltip } from '@mantine/core'
import type { PastOf } from './past.ts'
import { usePast } from './use-past.tsx'

/** What opens the history of a row, and its page as it was. */
export function PastActs({ of }: { of: PastOf }) {
  const { acts, dialog } = usePast(of)
  return (
    <>
      {acts.map(({ label, icon: Icon, run }) => (
        <Tooltip key={label} label={label}>
          <ActionIcon variant="default" size={30} aria-label={label} aria-haspopup="dialog" onClick={run}>
            <Icon size={16} />
          </ActionIcon>
        </Tooltip>
      ))}
      {dialog}
    </>
  )
}
