import { Drawer } from '@mantine/core'
import type { ReactNode } from 'react'
import { useDialogLayer } from './dialog-layer.ts'
import classes from './SideDrawer.module.css'

/** The side on a phone: slides in over the page. */
export function SideDrawer({ label, onClose, children }: { label: string; onClose: () => void; children: ReactNode }) {
  useDialogLayer(onClose)
  return (
    <Drawer.Root opened onClose={onClose} closeOnEscape={false} size={264}>
      <Drawer.Overlay backgroundOpacity={0.35} />
      <Drawer.Content className={classes.content} aria-label={label}>
        <Drawer.Body className={classes.body}>{children}</Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  )
}
