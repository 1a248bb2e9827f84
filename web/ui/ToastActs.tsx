import { Button, Group } from '@mantine/core'

export interface ToastAct {
  label: string
  run: () => void
}

/** A sentence with what may be done about it; whatever is chosen, the toast goes. */
export function ToastActs({ message, acts, close }: { message: string; acts: readonly ToastAct[]; close: () => void }) {
  return (
    <Group justify="space-between" gap="xs">
      <span>{message}</span>
      <Group gap={6}>
        {acts.map(({ label, run }) => (
          <Button
            key={label}
            size="compact-xs"
            variant="default"
            onClick={() => {
              close()
              run()
            }}
          >
            {label}
          </Button>
        ))}
      </Group>
    </Group>
  )
}
