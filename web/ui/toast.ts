import i18next from 'i18next'
import { createElement, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { problemText } from '../platform/problem.ts'
import type { ToastAct } from './ToastActs.tsx'

interface Toast {
  id?: string
  message: ReactNode
  color: string
  autoClose: number | false
  role?: 'alert'
}

let wanted = false
const listeners = new Set<() => void>()

/** Whether a toast has been shown yet: until then their code is not fetched. */
export const toastsWanted = (): boolean => wanted

export function watchToasts(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

async function show(toast: Toast): Promise<void> {
  const { notifications } = await import('@mantine/notifications')
  wanted = true
  listeners.forEach((listener) => listener())
  notifications.show({ ...toast, withBorder: true, closeButtonProps: { 'aria-label': i18next.t('ui.close') } })
}

/** Says in a corner that something was done. */
export function toastDone(message: string): void {
  void show({ message, color: 'green', autoClose: 4_000 })
}

/** Says something that may be acted upon: an undo, a reminder. It stays `seconds`, or until it is closed. */
export async function toastActs(message: string, acts: readonly ToastAct[], seconds: number | false): Promise<void> {
  const [{ notifications }, { ToastActs }] = await Promise.all([
    import('@mantine/notifications'),
    import('./ToastActs.tsx'),
  ])
  toasts += 1
  const id = `acts-${toasts}`
  const close = () => void notifications.hide(id)
  await show({
    id,
    message: createElement(ToastActs, { message, acts, close }),
    color: 'accent',
    autoClose: seconds && seconds * 1_000,
  })
}

let toasts = 0

/** Says in a corner that something could not be done, and why. For acts without a form of their own. */
export function useToastError(): (error: unknown) => void {
  const { t } = useTranslation()
  return (error) => void show({ message: problemText(t, error), color: 'red', autoClose: 8_000, role: 'alert' })
}
