/**
 * How alike two short texts are, from 0 to 1: the share of letters that stays when one is turned into the other by
 * adding, leaving out, changing or swapping letters (optimal string alignment). Texts are folded by the caller.
 */
export function similarity(a: string, b: string): number {
  if (a === b) return 1
  const longest = Math.max(a.length, b.length)
  if (longest === 0) return 1
  if (Math.abs(a.length - b.length) > longest / 2) return 0
  return 1 - distance(a, b) / longest
}

function distance(a: string, b: string): number {
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let row = 1; row <= a.length; row += 1) {
    const next = [row]
    for (let at = 1; at <= b.length; at += 1) {
      const changed = a[row - 1] === b[at - 1] ? 0 : 1
      let least = Math.min(last[at]! + 1, next[at - 1]! + 1, last[at - 1]! + changed)
      if (row > 1 && at > 1 && a[row - 1] === b[at - 2] && a[row - 2] === b[at - 1])
        least = Math.min(least, before[at - 2]! + 1)
      next.push(least)
    }
    before = last
    last = next
  }
  return last[b.length]!
}
