/** What is told of an XML text while it is read. Names come without their prefix. */
export interface XmlHandler {
  open(name: string, attributes: (name: string) => string | undefined): void
  close(name: string): void
  text(text: string): void
}

/** A tag longer than this is none. */
const longestTag = 1_000_000
const longestEntity = 12

/**
 * Reads XML piece by piece, in flat memory, as spreadsheets write it: nothing outside the text is ever fetched, and
 * entities are only the five of XML and numbered characters. Throws a SyntaxError where it is none.
 */
export function xmlReader(handler: XmlHandler): (piece: string) => void {
  let rest = ''
  return (piece) => {
    const text = rest + piece
    let at = 0
    for (;;) {
      const begin = text.indexOf('<', at)
      if (begin < 0) break
      const end = endOf(text, begin)
      if (end < 0) {
        if (text.length - begin > longestTag) throw new SyntaxError('This is no XML.')
        if (begin > at) handler.text(decoded(text.slice(at, begin)))
        at = begin
        break
      }
      if (begin > at) handler.text(decoded(text.slice(at, begin)))
      tell(handler, text.slice(begin, end))
      at = end
    }
    const left = text.slice(at)
    // Text may be told in pieces, but not in the middle of an entity.
    const entity = left.lastIndexOf('&')
    const cut = left.startsWith('<') ? 0 : entity >= 0 && left.length - entity < longestEntity ? entity : left.length
    if (cut > 0) handler.text(decoded(left.slice(0, cut)))
    rest = left.slice(cut)
    if (rest.length > longestTag) throw new SyntaxError('This is no XML.')
  }
}

/** Behind the end of the tag, comment or section that begins here; -1 where it is not whole yet. */
function endOf(text: string, begin: number): number {
  const after = (mark: string): number => {
    const found = text.indexOf(mark, begin)
    return found < 0 ? -1 : found + mark.length
  }
  if (text.startsWith('<!--', begin)) return after('-->')
  if (text.startsWith('<![CDATA[', begin)) return after(']]>')
  let quote = ''
  for (let at = begin + 1; at < text.length; at += 1) {
    const sign = text[at]!
    if (quote) quote = sign === quote ? '' : quote
    else if (sign === '"' || sign === "'") quote = sign
    else if (sign === '>') return at + 1
  }
  return -1
}

function tell(handler: XmlHandler, tag: string): void {
  if (tag.startsWith('<![CDATA[')) return handler.text(tag.slice(9, -3))
  if (tag.startsWith('<!') || tag.startsWith('<?')) return
  const [, slash, name = ''] = /^<(\/?)(?:[^\s/>:]+:)?([^\s/>]+)/.exec(tag) ?? []
  if (slash) return handler.close(name)
  handler.open(name, (wanted) => {
    const found = new RegExp(`\\s(?:[\\w.-]+:)?${wanted}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag)
    return found ? decoded(found[1] ?? found[2] ?? '') : undefined
  })
  if (tag.endsWith('/>')) handler.close(name)
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function decoded(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi,
    (whole, hex?: string, number?: string, name?: string) => {
      if (name) return entities[name] ?? whole
      const code = hex ? Number.parseInt(hex, 16) : Number(number)
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole
    },
  )
}
