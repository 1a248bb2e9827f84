import { Checkbox, Radio, Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import {
  importKinds,
  importModes,
  type ImportKind,
  type ImportMatch,
  type ImportMode,
} from '../../contract/imports/settings.ts'
import { Section } from '../ui/Section.tsx'
import { needsAccounts, ofKind, possibleMatches, type Draft } from './draft.ts'
import classes from './imports.module.css'
import { EmptyCells, MoreOptions } from './RulesOptions.tsx'

interface Props {
  draft: Draft
  onDraft: (draft: Draft) => void
}

/** By what rows find their customers, and what is done with those found and not found. */
export function MatchSection({ draft, onDraft }: Props) {
  const { t } = useTranslation()
  const possible = possibleMatches(draft)
  const chosen = draft.match.filter((one) => possible.includes(one))
  const ofCustomers = draft.resource === 'customers'
  const choose = (match: ImportMatch[]): void =>
    onDraft({ ...draft, match, mode: match.length === 0 ? 'create' : chosen.length === 0 ? 'both' : draft.mode })
  return (
    <Section title={t('imports.how')} about={t(`imports.of.${draft.resource}.how_about`)}>
      <Stack gap="md">
        {ofCustomers && (
          <Radio.Group
            label={t('imports.kind')}
            value={draft.kind}
            onChange={(kind) => onDraft(ofKind(draft, kind as ImportKind))}
          >
            <Stack gap={12} mt={10}>
              {importKinds.map((kind) => (
                <Radio key={kind} value={kind} label={t(`imports.kinds.${kind}`)} />
              ))}
            </Stack>
          </Radio.Group>
        )}
        {possible.length === 0 ? (
          <p className={classes.quiet}>{t(`imports.of.${draft.resource}.match_none`)}</p>
        ) : (
          <Checkbox.Group
            label={t('imports.match')}
            description={t(`imports.of.${draft.resource}.match_about`)}
            value={chosen}
            onChange={(match) => choose(possible.filter((one) => match.includes(one)))}
          >
            <Stack gap={12} mt={10}>
              {possible.map((match) => (
                <Checkbox key={match} value={match} label={t(`imports.matches.${match}`)} />
              ))}
            </Stack>
          </Checkbox.Group>
        )}
        {draft.kind === 'customers' && <Modes draft={draft} chosen={chosen} onDraft={onDraft} />}
        <EmptyCells draft={draft} onDraft={onDraft} />
        <Stack gap={12} role="group" aria-label={t('imports.options')}>
          {ofCustomers && draft.kind === 'customers' && <CustomerOptions draft={draft} onDraft={onDraft} />}
          <MoreOptions draft={draft} onDraft={onDraft} />
        </Stack>
      </Stack>
    </Section>
  )
}

interface ModesProps extends Props {
  chosen: readonly ImportMatch[]
}

function Modes({ draft, chosen, onDraft }: ModesProps) {
  const { t } = useTranslation()
  return (
    <Radio.Group
      label={t('imports.mode')}
      value={chosen.length === 0 ? 'create' : draft.mode}
      onChange={(mode) => onDraft({ ...draft, mode: mode as ImportMode })}
    >
      <Stack gap={12} mt={10}>
        {importModes.map((mode) => (
          <Radio
            key={mode}
            value={mode}
            label={t(`imports.modes.${mode}`)}
            disabled={mode !== 'create' && chosen.length === 0}
          />
        ))}
      </Stack>
    </Radio.Group>
  )
}

function CustomerOptions({ draft, onDraft }: Props) {
  const { t } = useTranslation()
  const needed = needsAccounts(draft)
  return (
    <>
      <Checkbox
        label={t('imports.replace_phones')}
        description={t('imports.replace_phones_about')}
        checked={draft.phones === 'replace'}
        onChange={(event) => onDraft({ ...draft, phones: event.currentTarget.checked ? 'replace' : 'merge' })}
      />
      <Checkbox
        label={t('imports.accounts')}
        description={t('imports.accounts_about')}
        checked={draft.accounts || needed}
        disabled={needed}
        onChange={(event) => onDraft({ ...draft, accounts: event.currentTarget.checked })}
      />
    </>
  )
}
