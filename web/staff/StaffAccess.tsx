import { Alert, Button, Group, TextInput } from '@mantine/core'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { createPasswordLink, type passwordLink, type StaffMember } from '../../contract/staff/staff.ts'
import { call } from '../platform/api.ts'
import { useFormats } from '../platform/formats.ts'
import { useSession } from '../platform/session.tsx'
import { Leaving } from '../records/owner/Leaving.tsx'
import type { Owner } from '../records/view.ts'
import { useConfirm } from '../ui/confirm.tsx'
import { CopyButton } from '../ui/CopyButton.tsx'
import { Section } from '../ui/Section.tsx'
import { useToastError } from '../ui/toast.ts'

interface Props {
  member: StaffMember
  setActive: (active: boolean) => Promise<void>
}

/** The member of staff as the owner of what other parts of the product keep for them. */
export const ownerOf = ({ id }: StaffMember): Owner => ({ type: 'staff', id })

/** How somebody gets in, and how they are kept out. One cannot block oneself. */
export function StaffAccess({ member, setActive }: Props) {
  const { id: own } = useSession()
  return (
    <>
      {member.active && <PasswordLink member={member} />}
      {member.id !== own && <Blocking member={member} setActive={setActive} />}
    </>
  )
}

function PasswordLink({ member }: { member: StaffMember }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const showError = useToastError()
  const [made, setMade] = useState<z.output<typeof passwordLink> | null>(null)
  const [busy, setBusy] = useState(false)
  const { id, name, email } = member
  const make = async (): Promise<void> => {
    setBusy(true)
    await call(createPasswordLink, { params: { id } }).then(setMade, showError)
    setBusy(false)
  }
  return (
    <Section
      title={t('staff.link')}
      about={member.has_password ? t('staff.link_about', { name }) : t('staff.after_create', { name })}
    >
      {made === null ? (
        <Button variant={member.has_password ? 'default' : 'filled'} loading={busy} onClick={() => void make()}>
          {t('staff.link_make')}
        </Button>
      ) : (
        <Alert color="green" role="status">
          {t('staff.link_made', { name, when: formats.relative(made.expires_at) })}
          {made.mailed && ` ${t('staff.link_mailed', { email })}`}
          <Group gap={6} mt="xs" wrap="nowrap">
            <TextInput
              flex={1}
              readOnly
              value={made.link}
              aria-label={t('staff.link_label')}
              onFocus={(event) => event.currentTarget.select()}
            />
            <CopyButton value={made.link} what={t('staff.link_label')} />
          </Group>
        </Alert>
      )}
    </Section>
  )
}

function Blocking({ member, setActive }: Props) {
  const { t } = useTranslation()
  const confirm = useConfirm()
  const showError = useToastError()
  const chosen = useRef(new Map<string, (() => Promise<void>) | null>())
  const { name } = member
  const block = (): void => {
    chosen.current.clear()
    void confirm({
      title: t('staff.block_title', { name }),
      body: (
        <>
          {t('staff.block_body', { name })}
          <Leaving owner={ownerOf(member)} onChosen={(part, act) => void chosen.current.set(part, act)} />
        </>
      ),
      action: t('staff.block_action', { name }),
      danger: true,
      run: async () => {
        await setActive(false)
        // Who is switched off stays so, whatever becomes of the rest: their page shows what is left.
        await Promise.all([...chosen.current.values()].map(async (act) => act?.())).catch(showError)
      },
    })
  }
  return (
    <Section
      title={t('staff.access')}
      about={member.active ? t('staff.block_about') : t('staff.unblock_about', { name })}
    >
      {member.active ? (
        <Button variant="default" c="var(--mantine-color-error)" onClick={block}>
          {t('staff.block')}
        </Button>
      ) : (
        <Button variant="default" onClick={() => void setActive(true).catch(showError)}>
          {t('staff.unblock')}
        </Button>
      )}
    </Section>
  )
}
