import { Alert, Button, Group, Select, TextInput } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  createImportProfile,
  deleteImportProfile,
  patchImportProfile,
  type ImportProfile,
} from '../../contract/imports/profiles.ts'
import type { ImportSettings } from '../../contract/imports/settings.ts'
import { call } from '../platform/api.ts'
import { fieldTexts } from '../platform/problem.ts'
import { useConfirm } from '../ui/confirm.tsx'
import { FormError } from '../ui/FormError.tsx'
import { toastDone } from '../ui/toast.ts'
import { draftOf, isReady, settingsOf, type Draft } from './draft.ts'
import { profilesQuery } from './queries.ts'

interface Props {
  guessed: ImportSettings
  columns: readonly string[]
  draft: Draft
  onDraft: (draft: Draft) => void
}

/** Saved mappings: choose one, keep this one under a name, delete one. */
export function ProfileBar({ guessed, columns, draft, onDraft }: Props) {
  const { t } = useTranslation()
  const { data } = useQuery(profilesQuery)
  const [name, setName] = useState<string | null>(null)
  const [failure, setFailure] = useState<unknown>(null)
  const profiles = (data?.items ?? []).filter(({ settings }) => settings.resource === draft.resource)
  const chosen = profiles.find((one) => one.name === name)
  const { save, rename, remove } = useProfileActions(setName, setFailure)
  const choose = (next: string | null): void => {
    setName(next)
    onDraft(draftOf(profiles.find((one) => one.name === next)?.settings ?? guessed, columns))
  }
  const missing =
    chosen?.settings.mapping
      .filter((one) => !one.optional)
      .map((one) => one.column)
      .filter((one) => !columns.some((column) => column.toLowerCase() === one.toLowerCase())) ?? []
  const own = chosen && !chosen.predefined
  return (
    <>
      <Group gap="xs" align="flex-end" mb="sm">
        <Select
          label={t('imports.profile')}
          placeholder={t('imports.profile_none')}
          data={profiles.map((one) => one.name)}
          value={name}
          onChange={choose}
          clearable
          w={220}
        />
        <SaveProfile
          key={name}
          label={t('imports.profile_save')}
          known={own ? chosen : undefined}
          ready={isReady(draft)}
          onSave={(typed) => save(typed, settingsOf(draft), own && typed === chosen.name ? chosen : undefined)}
        />
        {own && (
          <SaveProfile
            key={`rename ${name}`}
            label={t('imports.profile_rename')}
            known={chosen}
            ready
            onSave={(typed) => rename(typed, chosen)}
          />
        )}
        {own && (
          <Button variant="subtle" color="red" onClick={() => void remove(chosen)}>
            {t('imports.profile_delete')}
          </Button>
        )}
      </Group>
      <FormError failure={failure} errors={fieldTexts(t, failure)} />
      {chosen && chosen.gone.length > 0 && (
        <Alert color="orange" mb="sm">
          {t('imports.profile_gone', { targets: chosen.gone.join(', ') })}
        </Alert>
      )}
      {missing.length > 0 && (
        <Alert color="orange" mb="sm">
          {t('imports.missing', { columns: missing.join(', ') })}
        </Alert>
      )}
    </>
  )
}

function SaveProfile({
  label,
  known,
  ready,
  onSave,
}: {
  label: string
  known: ImportProfile | undefined
  ready: boolean
  onSave: (name: string) => Promise<boolean>
}) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState<string | null>(null)
  if (typed === null) {
    return (
      <Button variant="default" disabled={!ready} onClick={() => setTyped(known?.name ?? '')}>
        {label}
      </Button>
    )
  }
  const submit = async (): Promise<void> => {
    if (typed.trim() !== '' && (await onSave(typed.trim()))) setTyped(null)
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <Group gap="xs" align="flex-end">
        <TextInput
          label={t('imports.profile_name')}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          maxLength={100}
          autoFocus
          w={180}
        />
        <Button type="submit" disabled={!ready || typed.trim() === ''}>
          {t('ui.save')}
        </Button>
        <Button variant="default" onClick={() => setTyped(null)}>
          {t('ui.cancel')}
        </Button>
      </Group>
    </form>
  )
}

function useProfileActions(choose: (name: string | null) => void, fail: (failure: unknown) => void) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const confirm = useConfirm()
  const reread = () => client.invalidateQueries({ queryKey: profilesQuery.queryKey })
  return {
    async save(name: string, settings: ImportSettings, known: ImportProfile | undefined): Promise<boolean> {
      try {
        if (known?.id)
          await call(patchImportProfile, { params: { id: known.id }, body: { settings }, version: known.version })
        else await call(createImportProfile, { body: { name, settings } })
        fail(null)
        toastDone(t('imports.profile_saved', { name }))
        await reread()
        choose(name)
        return true
      } catch (error) {
        fail(error)
        return false
      }
    },
    async rename(name: string, { id, version }: ImportProfile): Promise<boolean> {
      try {
        await call(patchImportProfile, { params: { id: id ?? '' }, body: { name }, version })
        fail(null)
        toastDone(t('imports.profile_renamed', { name }))
        await reread()
        choose(name)
        return true
      } catch (error) {
        fail(error)
        return false
      }
    },
    async remove({ id, name, version, settings: { resource } }: ImportProfile): Promise<void> {
      const done = await confirm({
        title: t('imports.profile_delete_title', { name }),
        body: t(`imports.of.${resource}.profile_delete_body`),
        action: t('imports.profile_delete'),
        danger: true,
        run: () => call(deleteImportProfile, { params: { id: id ?? '' }, version }),
      })
      if (!done) return
      toastDone(t('imports.profile_deleted'))
      choose(null)
      await reread()
    },
  }
}
