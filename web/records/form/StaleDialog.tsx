import { Button, Group, Radio, Text } from '@mantine/core'
import { useState } from 'react'
import { Dialog } from '../../ui/Dialog.tsx'
import { showing } from '../kinds/show/shown.ts'
import type { Words } from '../words.ts'
import classes from './form.module.css'
import type { Clash, Merge } from './stale.ts'
import type { Values } from './values.ts'

interface Props {
  merge: Merge
  words: Words
  onSave: (values: Values) => void
  onClose: () => void
}

/** Somebody saved in between: their values beside mine, field by field, and a choice for each. */
export function StaleDialog({ merge, words, onSave, onClose }: Props) {
  const { t } = words
  const [theirs, setTheirs] = useState<ReadonlySet<string>>(new Set())
  const choose = (name: string, whose: string): void =>
    setTheirs((now) => new Set(whose === 'theirs' ? [...now, name] : [...now].filter((other) => other !== name)))
  const chosen = (): Values => ({
    ...merge.values,
    ...Object.fromEntries(
      merge.clashes
        .filter(({ field }) => theirs.has(field.name))
        .map(({ field, theirs: value }) => [field.name, value]),
    ),
  })
  return (
    <Dialog onClose={onClose} size="xl" title={t('records.stale.title')}>
      <Text size="sm" mb="sm">
        {t(merge.clashes.length > 0 ? 'records.stale.text' : 'records.stale.textNoClash')}
      </Text>
      {merge.clashes.map((clash) => (
        <ClashChoice
          key={clash.field.name}
          clash={clash}
          words={words}
          theirs={theirs.has(clash.field.name)}
          onChoose={(whose) => choose(clash.field.name, whose)}
        />
      ))}
      {merge.taken.length > 0 && (
        <Text size="xs" c="dimmed" mt="sm">
          {t('records.stale.taken', { fields: words.formats.list(merge.taken.map(words.label)) })}
        </Text>
      )}
      <Group mt="lg" gap="xs" justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {t('records.stale.back')}
        </Button>
        <Button data-autofocus onClick={() => onSave(chosen())}>
          {t('records.stale.save')}
        </Button>
      </Group>
    </Dialog>
  )
}

function ClashChoice({
  clash,
  words,
  theirs,
  onChoose,
}: {
  clash: Clash
  words: Words
  theirs: boolean
  onChoose: (whose: string) => void
}) {
  const { field } = clash
  const label = words.label(field)
  const text = (value: unknown): string => valueText(words, clash, value)
  return (
    <Radio.Group value={theirs ? 'theirs' : 'mine'} onChange={onChoose} aria-label={label}>
      <div className={classes.choices}>
        <div className={classes.fieldName}>{label}</div>
        <Radio value="mine" label={text(clash.mine)} description={words.t('records.stale.mine')} />
        <Radio value="theirs" label={text(clash.theirs)} description={words.t('records.stale.theirs')} />
      </div>
    </Radio.Group>
  )
}

function valueText(words: Words, { field }: Clash, value: unknown): string {
  const blank = value === null || value === undefined || value === ''
  return (blank ? '' : showing(field).text(value, field, words)) || words.t('records.empty')
}
