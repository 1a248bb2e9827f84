/**
 * How alike two short texts are, from 0 to 1: the share of letters that stays when one is turned into the other by
 * adding, leaving out, changing or swapping letters (optimal string alignment). Texts are folded by the caller. What is
 * less than `least` is 0: that it is so little is often found out early.
 */
export function similarity(a: string, b: string, least = 0.5): number {
  if (a === b) return 1
  const longest = Math.max(a.length, b.length)
  if (longest === 0) return 1
  const most = longest * (1 - least) + 1e-9
  if (Math.abs(a.length - b.length) > most) return 0
  const changes = distance(a, b, most)
  return changes > most ? 0 : 1 - changes / longest
}

/** Or anything more than `most`. What both begin and end with costs nothing. */
function distance(a: string, b: string, most: number): number {
  const shorter = Math.min(a.length, b.length)
  let from = 0
  while (from < shorter && a[from] === b[from]) from += 1
  let end = 0
  while (end < shorter - from && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1
  return turns(a.slice(from, a.length - end), b.slice(from, b.length - end), most)
}

function turns(a: string, b: string, most: number): number {
  if (a === '' || b === '') return Math.max(a.length, b.length)
  let before = Array.from({ length: b.length + 1 }, () => 0)
  let last = Array.from(before, (_, at) => at)
  let next = [...last]
  for (let row = 1; row <= a.length; row += 1) {
    next[0] = row
    let fewest = row
    for (let at = 1; at <= b.length; at += 1) {
      const changed = a[row - 1] === b[at - 1] ? 0 : 1
      let least = Math.min(last[at]! + 1, next[at - 1]! + 1, last[at - 1]! + changed)
      if (row > 1 && at > 1 && a[row - 1] === b[at - 2] && a[row - 2] === b[at - 1])
        least = Math.min(least, before[at - 2]! + 1)
      next[at] = least
      if (least < fewest) fewest = least
    }
    // A swap reaches back over one row.
    if (fewest > most + 1) return fewest
    const spare = before
    before = last
    last = next
    next = spare
  }
  return last[b.length]!
}
