import { Modal, type ModalProps } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useDialogLayer } from './dialog-layer.ts'

/** A dialog, open as long as it is drawn. */
export function Dialog(props: Omit<ModalProps, 'opened' | 'closeOnEscape'>) {
  const { t } = useTranslation()
  useDialogLayer(props.onClose)
  return <Modal closeButtonProps={{ 'aria-label': t('ui.close') }} {...props} opened closeOnEscape={false} />
}
