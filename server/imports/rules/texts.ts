import { decodeEntities, hasBareSign, hasEntity } from './entities.ts'
import { decodeTwice, isAscii } from './twice-encoded.ts'

export type TextMend = 'entities' | 'encoded_twice'

/** What a column shows of how a program spoilt its texts. */
interface Seen {
  entities: Set<string>
  twice: Set<string>
  /** A sign that such a program would have written otherwise: the column is as it should be. */
  plain: { entities: boolean; twice: boolean }
}

/** Different cells that a file must have before it is taken as spoilt: one odd cell shows nothing. */
const fewest = 2
const most = 10

/**
 * Watches how texts are written, while a file is read to its end: signs as HTML entities (`M&uuml;ller`), and UTF-8 that was read as
 * another encoding and saved (`MÃ¼ller`). A column is decoded only where nothing in it speaks against it, and the file has several such cells.
 */
export function watchTexts(columns: readonly string[]) {
  const seen = columns.map((): Seen => ({
    entities: new Set(),
    twice: new Set(),
    plain: { entities: false, twice: false },
  }))
  return {
    see(cells: readonly string[]): void {
      cells.forEach((cell, at) => seen[at] && cell !== '' && look(seen[at], cell))
    },
    /** What is to be done with the cells of each column, by its place. */
    mends(): Map<number, TextMend[]> {
      const spoilt = (mend: 'entities' | 'twice'): Seen[] =>
        seen.filter((one) => !one.plain[mend] && one[mend].size > 0)
      const of = (mend: 'entities' | 'twice'): ReadonlySet<Seen> => {
        const all = spoilt(mend)
        return new Set(all.reduce((sum, one) => sum + one[mend].size, 0) < fewest ? [] : all)
      }
      const [entities, twice] = [of('entities'), of('twice')]
      return new Map(
        seen.flatMap((one, at): [number, TextMend[]][] => {
          const mends: TextMend[] = [
            ...(twice.has(one) ? (['encoded_twice'] as const) : []),
            ...(entities.has(one) ? (['entities'] as const) : []),
          ]
          return mends.length > 0 ? [[at, mends]] : []
        }),
      )
    },
  }
}

function look({ entities, twice, plain }: Seen, cell: string): void {
  if (cell.includes('&')) {
    if (hasBareSign(cell)) plain.entities = true
    else if (hasEntity(cell) && entities.size < most) entities.add(cell)
  }
  if (isAscii(cell)) return
  if (decodeTwice(cell) === null) plain.twice = true
  else if (twice.size < most) twice.add(cell)
}

/** Cells as they were before a program spoilt them. */
export function mendCells(cells: readonly string[], mends: ReadonlyMap<number, readonly TextMend[]>): string[] {
  return cells.map((cell, at) => (mends.get(at) ?? []).reduce((text, mend) => decoded[mend](text), cell))
}

const decoded: Record<TextMend, (cell: string) => string> = {
  entities: decodeEntities,
  encoded_twice: (cell) => decodeTwice(cell) ?? cell,
}
