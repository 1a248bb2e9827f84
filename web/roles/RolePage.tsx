import { Alert, Badge, Button, Text } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { deleteRole, patchRole, type Role } from '../../contract/roles/roles.ts'
import { call } from '../platform/api.ts'
import { sessionQuery } from '../platform/session.tsx'
import { rolesQuery } from './queries.ts'
import { useConfirm } from '../ui/confirm.tsx'
import { useOpened } from '../ui/opened.ts'
import { LinkButton } from '../ui/LinkButton.tsx'
import { Page } from '../ui/Page.tsx'
import { EmptyState, Loaded } from '../ui/states.tsx'
import { toastDone } from '../ui/toast.ts'
import { PermissionsShown } from './PermissionsField.tsx'
import { roleTitle } from './role-title.ts'
import { RoleForm } from './RoleForm.tsx'

/** One role: its permissions, to change where it is one's own. */
export function RolePage() {
  const { t } = useTranslation()
  const { id } = useParams({ from: '/inside/roles/$id' })
  const query = useQuery(rolesQuery)
  const role = query.data?.items.find((one) => one.id === id)
  const copy = role && (
    <LinkButton to="/roles/new" search={{ copy: role.id }} variant="default">
      {t('roles.copy')}
    </LinkButton>
  )
  return (
    <Page
      title={role ? roleTitle(t, role) : t('roles.title')}
      beside={role?.predefined && <Badge color="gray">{t('roles.predefined_mark')}</Badge>}
      actions={copy}
    >
      <Loaded query={query}>
        {({ items }) => {
          const found = items.find((one) => one.id === id)
          if (!found) return <EmptyState title={t('ui.not_found_title')} text={t('ui.not_found_text')} />
          if (found.predefined) return <PredefinedRole role={found} />
          const refetch = async () => (await query.refetch()).data?.items.find((one) => one.id === id)
          return <OwnRole key={id} role={found} refetch={refetch} />
        }}
      </Loaded>
    </Page>
  )
}

function PredefinedRole({ role }: { role: Role }) {
  const { t } = useTranslation()
  return (
    <>
      <Alert mb="md">{t('errors.predefined')}</Alert>
      <PermissionsShown value={role.permissions} />
    </>
  )
}

function OwnRole({ role, refetch }: { role: Role; refetch: () => Promise<Role | undefined> }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const client = useQueryClient()
  const confirm = useConfirm()
  const { opened, version, open } = useOpened(role)
  const { id, name } = role
  const held = role.staff_count + role.api_key_count > 0
  const reread = async (): Promise<void> => {
    await client.invalidateQueries({ queryKey: ['roles'] })
    await client.invalidateQueries({ queryKey: sessionQuery.queryKey })
  }
  const remove = async (): Promise<void> => {
    const done = await confirm({
      title: t('roles.delete_title', { name }),
      body: t('roles.delete_body'),
      action: t('roles.delete_action'),
      danger: true,
      run: () => call(deleteRole, { params: { id }, version: role.version }),
    })
    if (!done) return
    toastDone(t('roles.deleted'))
    await navigate({ to: '/roles' })
    await reread()
  }
  return (
    <RoleForm
      key={opened.version}
      fixedCode
      initial={{ name: opened.name, code: opened.code, permissions: opened.permissions }}
      save={t('ui.save')}
      onDiscard={() => void navigate({ to: '/roles' })}
      reload={async () => open((await refetch()) ?? role)}
      submit={async ({ name: typed, permissions }) => {
        open(await call(patchRole, { params: { id }, body: { name: typed, permissions }, version }))
        toastDone(t('ui.saved'))
        await reread()
      }}
      beside={
        held ? (
          <Text size="xs" c="dimmed">
            {t('roles.delete_held')}
          </Text>
        ) : (
          <Button variant="subtle" color="red" onClick={() => void remove()}>
            {t('roles.delete')}
          </Button>
        )
      }
    />
  )
}
