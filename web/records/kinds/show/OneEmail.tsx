import { Anchor, Tooltip } from '@mantine/core'
import { IconAlertCircle } from '@tabler/icons-react'
import { emailProblem } from '../../../../contract/platform/emails.ts'
import type { Words } from '../../words.ts'
import classes from '../kinds.module.css'

/** One that is none was kept as a file had it: it is marked, and nobody can write to it. */
export function OneEmail({ address, words }: { address: string; words: Words }) {
  if (address.includes('•')) return address
  if (emailProblem(address) === null)
    return (
      <Anchor href={`mailto:${address}`} fz="inherit" display="inline-block" lh="24px">
        {address}
      </Anchor>
    )
  return (
    <span>
      {address} <Mark sentence={words.t('records.email.invalid')} />
    </span>
  )
}

function Mark({ sentence }: { sentence: string }) {
  return (
    <Tooltip label={sentence} multiline maw={280}>
      <span className={classes.invalid} role="img" aria-label={sentence}>
        <IconAlertCircle size={14} aria-hidden />
      </span>
    </Tooltip>
  )
}
