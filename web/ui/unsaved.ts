import { useBlocker } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useConfirm } from './confirm.tsx'

/**
 * Asks before typed text is lost: on leaving for another page of ours, and on closing the tab. `isDirty` is asked at
 * that moment, so that a form that has just been saved may move on at once.
 */
export function useUnsavedChanges(isDirty: () => boolean): void {
  const { t } = useTranslation()
  const confirm = useConfirm()
  useBlocker({
    enableBeforeUnload: isDirty,
    shouldBlockFn: async ({ current, next }) => {
      if (!isDirty() || current.pathname === next.pathname) return false
      const left = await confirm({
        title: t('ui.unsaved_title'),
        body: t('ui.unsaved_body'),
        action: t('ui.unsaved_leave'),
        cancel: t('ui.unsaved_stay'),
        danger: true,
      })
      return !left
    },
  })
}
