import type { Teller, Verified } from '../platform/verify/run.ts'

/** Tells of each verification on standard output once it is over, and of long ones how far they are on standard error. */
export function newTeller(total: number): Teller {
  let number = 0
  let told = Date.now()
  return {
    looked({ says }, count) {
      if (Date.now() - told < 5_000) return
      told = Date.now()
      console.error(`   ${number + 1} of ${total}: ${count.toLocaleString('en')} looked at (${says})`)
    },
    over(verified) {
      number += 1
      told = Date.now()
      for (const line of linesOf(verified)) console.log(line)
    },
  }
}

function linesOf({ verification, count, first, seconds }: Verified): string[] {
  const { says, advice, remark } = verification
  const took = seconds >= 1 ? ` (${Math.round(seconds)} s)` : ''
  if (count === 0) return [`ok      ${says}${took}`]
  const many = `${count.toLocaleString('en')} ${count === 1 ? 'does' : 'do'} not`
  return [
    `${remark ? 'remark' : 'WRONG '}  ${says}${took}`,
    `        ${many}${count > first.length ? ', the first of them' : ''}:`,
    ...first.map(({ id, said }) => `          ${id}${said ? ` (${said})` : ''}`),
    `        What to do: ${advice}`,
  ]
}
