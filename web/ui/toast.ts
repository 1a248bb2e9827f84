import { notifications } from '@mantine/notifications'
import { useTranslation } from 'react-i18next'
import { problemText } from '../platform/problem.ts'

/** Says in a corner that something was done. */
export function toastDone(message: string): void {
  notifications.show({ message, color: 'green', autoClose: 4_000, withBorder: true })
}

/** Says in a corner that something could not be done, and why. For acts without a form of their own. */
export function useToastError(): (error: unknown) => void {
  const { t } = useTranslation()
  return (error) =>
    void notifications.show({ message: problemText(t, error), color: 'red', autoClose: 8_000, withBorder: true, role: 'alert' })
}
