import { Button, Group, Radio, Stack, TextInput } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { viewScopes, type TableView, type ViewScope } from '../../contract/table-views/table-views.ts'
import { ApiError } from '../platform/api-error.ts'
import { languageNames, languages } from '../platform/i18n.ts'
import { fieldTexts } from '../platform/problem.ts'
import { useCan } from '../platform/session.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { FormError } from '../ui/FormError.tsx'
import type { ViewNames } from './use-view-acts.ts'

interface Stale {
  current: TableView
}

interface Props {
  /** The view that is renamed or shared; null: what is shown becomes a new one. */
  view: TableView | null
  /** `version`: of the view whose name is changed, as it was when somebody last looked. */
  onSave: (names: ViewNames, version?: number) => Promise<void>
  onClose: () => void
}

/** Name of a view, in other languages too, and whose it is. */
export function ViewDialog({ view, onSave, onClose }: Props) {
  const { t } = useTranslation()
  const can = useCan()
  const [name, setName] = useState(view?.name ?? '')
  const [names, setNames] = useState<TableView['names']>(view?.names ?? {})
  const [scope, setScope] = useState<ViewScope>(view?.scope ?? 'personal')
  const [failure, setFailure] = useState<unknown>(null)
  const [version, setVersion] = useState(view?.version)
  const [busy, setBusy] = useState(false)
  const errors = fieldTexts(t, failure)
  const manages = can('views.manage')
  const allowed: Record<ViewScope, boolean> = {
    personal: view === null || view.owner_id !== null,
    shared: manages || can('views.share'),
    default: manages,
  }
  const scopes = viewScopes.filter((one) => allowed[one] || one === view?.scope)
  const rename = (language: 'en' | 'de', text: string): void => {
    const { [language]: _before, ...others } = names
    setNames(text === '' ? others : { ...others, [language]: text })
  }
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setBusy(true)
    setFailure(null)
    try {
      const given = Object.entries(names).filter(([, text]) => text.trim() !== '')
      await onSave({ name, names: Object.fromEntries(given), scope }, version)
      onClose()
    } catch (error) {
      const theirs = error instanceof ApiError && error.code === 'stale' ? (error.data as Stale).current : null
      if (theirs) setVersion(theirs.version)
      setFailure(theirs ? new ApiError(412, 'stale_view', t('tableViews.staleNames', { name: theirs.name })) : error)
      setBusy(false)
    }
  }
  return (
    <Dialog onClose={onClose} title={t(view ? 'tableViews.editTitle' : 'tableViews.newTitle')} size="md">
      <form onSubmit={(event) => void save(event)} noValidate>
        <FormError failure={failure} errors={errors} shown={['name', 'names', 'scope']} />
        <Stack gap="sm">
          <TextInput
            label={t('tableViews.name')}
            required
            maxLength={80}
            value={name}
            error={errors['name']}
            onChange={(event) => setName(event.currentTarget.value)}
            data-autofocus
          />
          <Group grow gap="sm" align="start">
            {languages.map((language) => (
              <TextInput
                key={language}
                label={t('tableViews.nameIn', { language: languageNames[language] })}
                placeholder={name}
                maxLength={80}
                value={names[language] ?? ''}
                error={errors[`names.${language}`]}
                onChange={(event) => rename(language, event.currentTarget.value)}
              />
            ))}
          </Group>
          {scopes.length > 1 && (
            <Radio.Group
              label={t('tableViews.scope')}
              value={scope}
              error={errors['scope']}
              onChange={(value) => setScope(value as ViewScope)}
            >
              <Stack gap={6} mt={4}>
                {scopes.map((scope) => (
                  <Radio
                    key={scope}
                    value={scope}
                    label={t(`tableViews.scopes.${scope}`)}
                    description={t(`tableViews.scopesAbout.${scope}`)}
                  />
                ))}
              </Stack>
            </Radio.Group>
          )}
        </Stack>
        <Group justify="flex-end" gap="xs" mt="lg">
          <Button variant="default" onClick={onClose}>
            {t('ui.cancel')}
          </Button>
          <Button type="submit" loading={busy}>
            {t(view ? 'ui.save' : 'tableViews.create')}
          </Button>
        </Group>
      </form>
    </Dialog>
  )
}
