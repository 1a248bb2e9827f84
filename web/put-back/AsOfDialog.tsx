import { Button, Group, TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../ui/Dialog.tsx'

/** The moment as `datetime-local` writes it, where the person is. */
function local(moment: Date): string {
  const shifted = new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000)
  return shifted.toISOString().slice(0, 19)
}

/** Asks for the moment at which the page of a customer is to be seen. */
export function AsOfDialog({ customerId, onClose }: { customerId: string; onClose: () => void }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [value, setValue] = useState(() => local(new Date(Date.now() - 86_400_000)).slice(0, 16))
  const [latest] = useState(() => local(new Date()))
  const [error, setError] = useState<string | null>(null)
  const show = (event: FormEvent): void => {
    event.preventDefault()
    const moment = new Date(value)
    if (Number.isNaN(moment.getTime()) || moment.getTime() > Date.now()) return setError(t('putBack.asOfFuture'))
    onClose()
    void navigate({ to: '/customers/$id', params: { id: customerId }, search: { as_of: moment.toISOString() } })
  }
  return (
    <Dialog onClose={onClose} size="xs" title={t('putBack.asOfTitle')}>
      <form onSubmit={show} noValidate>
        <TextInput
          type="datetime-local"
          step={1}
          label={t('putBack.asOfMoment')}
          value={value}
          max={latest}
          error={error}
          onChange={(event) => {
            setValue(event.currentTarget.value)
            setError(null)
          }}
          data-autofocus
        />
        <Group justify="flex-end" mt="md">
          <Button type="submit">{t('putBack.asOfShow')}</Button>
        </Group>
      </form>
    </Dialog>
  )
}
