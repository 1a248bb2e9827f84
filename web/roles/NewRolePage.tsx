import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { createRole, type Role } from '../../contract/roles/roles.ts'
import { call } from '../platform/api.ts'
import { randomKey } from '../platform/random-key.ts'
import { rolesQuery } from './queries.ts'
import { Page } from '../ui/Page.tsx'
import { Loaded } from '../ui/states.tsx'
import { toastDone } from '../ui/toast.ts'
import { roleTitle } from './role-title.ts'
import { RoleForm } from './RoleForm.tsx'

/** A role of one's own, from nothing or as a copy of another. */
export function NewRolePage() {
  const { t } = useTranslation()
  const { copy } = useSearch({ from: '/inside/roles/new' })
  const query = useQuery(rolesQuery)
  return (
    <Page title={t('roles.new')} about={t('roles.about')}>
      <Loaded query={query}>{({ items }) => <NewRole source={items.find((role) => role.id === copy)} />}</Loaded>
    </Page>
  )
}

function NewRole({ source }: { source: Role | undefined }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const client = useQueryClient()
  const [idempotencyKey] = useState(randomKey)
  const [initial] = useState(() => ({
    name: source ? t('roles.copy_of', { name: roleTitle(t, source) }) : '',
    code: source ? `${source.code}-2` : '',
    permissions: source?.permissions ?? [],
  }))
  return (
    <RoleForm
      initial={initial}
      save={t('ui.create')}
      onDiscard={() => void navigate({ to: '/roles' })}
      submit={async (body) => {
        const made = await call(createRole, { body, idempotencyKey })
        await client.invalidateQueries({ queryKey: ['roles'] })
        toastDone(t('roles.created_toast', { name: made.name }))
        await navigate({ to: '/roles' })
      }}
    />
  )
}
