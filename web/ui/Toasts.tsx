import '@mantine/notifications/styles.layer.css'
import { Notifications } from '@mantine/notifications'

/** Where toasts appear. Fetched when the first one is shown. */
export function Toasts() {
  return <Notifications position="bottom-center" limit={4} />
}
