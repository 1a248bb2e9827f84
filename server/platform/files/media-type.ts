const signatures: readonly (readonly [string, string])[] = [
  ['504b0304', 'application/zip'],
  ['1f8b', 'application/gzip'],
  ['25504446', 'application/pdf'],
  ['89504e470d0a1a0a', 'image/png'],
  ['ffd8ff', 'image/jpeg'],
  ['47494638', 'image/gif'],
  ['d0cf11e0a1b11ae1', 'application/x-ole-storage'],
  ['7f454c46', 'application/x-elf'],
  ['4d5a', 'application/x-msdownload'],
]

/** What the first bytes of a file say it is: a known format, `text/plain` where they could be text, null otherwise. */
export function sniff(head: Uint8Array): string | null {
  const hex = Buffer.from(head.subarray(0, 16)).toString('hex')
  const known = signatures.find(([signature]) => hex.startsWith(signature))
  if (known) return known[1]
  return couldBeText(head) ? 'text/plain' : null
}

/** Text has no zero bytes, but for UTF-16, which begins with a mark. */
function couldBeText(head: Uint8Array): boolean {
  const marked = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)
  return marked || !head.includes(0)
}

/** Office files are ZIP archives, and say so only by name and declared type. */
const insideZip = /^application\/(vnd\.openxmlformats-officedocument\.|vnd\.oasis\.opendocument\.|zip$|x-zip)/

/** The type a file is kept under: what it was declared as where its bytes agree, else what they say, else just bytes. */
export function agreedType(declared: string | undefined, sniffed: string | null): string {
  const wanted = /^[a-z0-9.+-]+\/[a-z0-9.+-]+$/.exec(declared?.split(';')[0]?.trim().toLowerCase() ?? '')?.[0]
  if (sniffed === 'application/zip') return wanted && insideZip.test(wanted) ? wanted : sniffed
  if (sniffed === 'text/plain') return wanted?.startsWith('text/') && wanted !== 'text/html' ? wanted : sniffed
  return sniffed ?? 'application/octet-stream'
}
