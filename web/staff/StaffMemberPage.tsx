import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { patchStaff, type StaffMember } from '../../contract/staff/staff.ts'
import { call } from '../platform/api.ts'
import { useFormats } from '../platform/formats.ts'
import { sessionQuery, useSession } from '../platform/session.tsx'
import { LentParts } from '../records/owner/LentParts.tsx'
import { Page } from '../ui/Page.tsx'
import { Loaded } from '../ui/states.tsx'
import { useOpened } from '../ui/opened.ts'
import { toastDone } from '../ui/toast.ts'
import { oneStaffQuery, staffNamesQuery } from './queries.ts'
import { ownerOf, StaffAccess } from './StaffAccess.tsx'
import { StaffForm } from './StaffForm.tsx'
import { StaffStatus } from './StaffPage.tsx'

/** One member of staff: form, password link, block. */
export function StaffMemberPage() {
  const { t } = useTranslation()
  const { id } = useParams({ from: '/inside/staff/$id' })
  const query = useQuery(oneStaffQuery(id))
  const formats = useFormats()
  const member = query.data
  return (
    <Page
      title={member?.name ?? t('staff.title')}
      beside={member && <StaffStatus member={member} />}
      about={member && t('staff.created', { date: formats.date(member.created_at) })}
      width="narrow"
    >
      <Loaded query={query}>
        {(found) => <Member key={id} member={found} refetch={async () => (await query.refetch()).data} />}
      </Loaded>
    </Page>
  )
}

function Member({ member, refetch }: { member: StaffMember; refetch: () => Promise<StaffMember | undefined> }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const client = useQueryClient()
  const { id: own } = useSession()
  const { opened, version, open, touched } = useOpened(member)
  const { id } = member
  const keep = async (saved: StaffMember): Promise<void> => {
    client.setQueryData(['staff', id], saved)
    if (id === own) await client.invalidateQueries({ queryKey: sessionQuery.queryKey })
    await client.invalidateQueries({ queryKey: ['staff'], exact: true })
    void client.invalidateQueries({ queryKey: staffNamesQuery.queryKey })
  }
  return (
    <>
      <StaffForm
        key={opened.version}
        initial={{
          name: opened.name,
          email: opened.email,
          language: opened.language,
          role_ids: opened.roles.map((role) => role.id),
          site_ids: opened.site_ids,
        }}
        save={t('ui.save')}
        onDiscard={() => void navigate({ to: '/staff' })}
        reload={async () => open((await refetch()) ?? member)}
        submit={async (body) => {
          const saved = await call(patchStaff, { params: { id }, body, version })
          await keep(saved)
          open(saved)
          toastDone(t('ui.saved'))
        }}
      />
      <LentParts of="inWork" owner={ownerOf(member)} />
      <StaffAccess
        member={member}
        setActive={async (active) => {
          const saved = await call(patchStaff, { params: { id }, body: { active }, version: member.version })
          await keep(saved)
          touched(saved)
        }}
      />
    </>
  )
}
