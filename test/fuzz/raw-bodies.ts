import { deepText } from './values.ts'

interface RawBody {
  what: string
  headers: Record<string, string>
  body: () => Buffer
}

const json = { 'content-type': 'application/json' }
const form = { 'content-type': 'multipart/form-data; boundary=xyz' }
const part = (head: string, content = 'a,b\n1,2\n'): string => `--xyz\r\n${head}\r\n\r\n${content}`
const named = 'Content-Disposition: form-data; name="file"; filename="a.csv"\r\nContent-Type: text/csv'

const of = (what: string, headers: Record<string, string>, body: string | Buffer): RawBody => ({
  what,
  headers,
  body: () => Buffer.from(body as string),
})

const jsons: RawBody[] = [
  { what: '10,000 levels', headers: json, body: () => Buffer.from(deepText(10_000)) },
  { what: '300,000 levels', headers: json, body: () => Buffer.from(deepText(300_000)) },
  { what: '10,000 lists', headers: json, body: () => Buffer.from('['.repeat(10_000) + ']'.repeat(10_000)) },
  { what: 'a million values', headers: json, body: () => Buffer.from(`[${'1,'.repeat(900_000)}1]`) },
  of('cut JSON', json, '{"a": '),
  of('no JSON', json, 'a=1'),
  of('null', json, 'null'),
  of('a list', json, '[]'),
  of('a text', json, '"x"'),
  of('blank', json, ' \n '),
  of('nothing', json, ''),
  of('__proto__', json, '{"__proto__": {"a": 1}}'),
  of('constructor', json, '{"constructor": {"prototype": {"a": 1}}}'),
  of('bytes that are no text', json, Buffer.from([0x7b, 0x22, 0x61, 0x22, 0x3a, 0x22, 0xff, 0xfe, 0x22, 0x7d])),
  of('half an emoji as bytes', json, Buffer.from([0x7b, 0x22, 0x61, 0x22, 0x3a, 0x22, 0xed, 0xa0, 0xbd, 0x22, 0x7d])),
  of('UTF-16', { 'content-type': 'application/json; charset=utf-16' }, Buffer.from('\ufeff{}', 'utf16le')),
  of('a byte order mark', json, '\ufeff{}'),
  of('Latin 1', { 'content-type': 'application/json; charset=iso-8859-1' }, Buffer.from('{"a":"ä"}', 'latin1')),
  of('gzip that is none', { ...json, 'content-encoding': 'gzip' }, '{}'),
  of('plain text', { 'content-type': 'text/plain' }, '{}'),
  of('a form', { 'content-type': 'application/x-www-form-urlencoded' }, 'a=1'),
  of('a type that is none', { 'content-type': ';' }, '{}'),
  of('multipart instead of JSON', form, `${part(named)}\r\n--xyz--\r\n`),
]

const multiparts: RawBody[] = [
  of('multipart', form, `${part(named)}\r\n--xyz--\r\n`),
  of('without the last boundary', form, part(named)),
  of('without the end of the last boundary', form, `${part(named)}\r\n--xyz`),
  of('cut in its header', form, '--xyz\r\nContent-Disposition: form-da'),
  of('cut after its header', form, `--xyz\r\n${named}\r\n\r\n`),
  of('cut before its header', form, '--xyz\r\n'),
  of('without a name', form, `${part('Content-Disposition: form-data; filename="a.csv"')}\r\n--xyz--\r\n`),
  of('without a file name', form, `${part('Content-Disposition: form-data; name="file"')}\r\n--xyz--\r\n`),
  of('without a disposition', form, `${part('X: y')}\r\n--xyz--\r\n`),
  of('a header that is none', form, `${part('\u0000:::;;;')}\r\n--xyz--\r\n`),
  of('a header of 100,000 letters', form, `${part(`X: ${'y'.repeat(100_000)}`)}\r\n--xyz--\r\n`),
  of(
    'fields before the file',
    form,
    `${`${part('Content-Disposition: form-data; name="a"')}\r\n`.repeat(30)}${part(named)}\r\n--xyz--\r\n`,
  ),
  of(
    'a field called __proto__',
    form,
    `${part('Content-Disposition: form-data; name="__proto__"')}\r\n${part(named)}\r\n--xyz--\r\n`,
  ),
  of('two files', form, `${part(named)}\r\n${part(named)}\r\n--xyz--\r\n`),
  of('another boundary', form, `--abc\r\n${named}\r\n\r\nx\r\n--abc--\r\n`),
  of('empty multipart', form, ''),
  of('only the end', form, '--xyz--\r\n'),
  of('no boundary', { 'content-type': 'multipart/form-data' }, `${part(named)}\r\n--xyz--\r\n`),
  of('a boundary of nothing', { 'content-type': 'multipart/form-data; boundary=' }, `${part(named)}\r\n--xyz--\r\n`),
  of('a half-named file', form, `${part(named.replace('a.csv', '\\ud83d%00/../x'))}\r\n--xyz--\r\n`),
  of('an unknown encoding', form, `${part(`${named}\r\nContent-Transfer-Encoding: base64`)}\r\n--xyz--\r\n`),
]

/** Bodies that are wrong as a whole. */
export const rawBodies = (takesJson: boolean, takesFile: boolean): RawBody[] => [
  ...(takesJson ? jsons : []),
  ...(takesFile ? [...multiparts, ...jsons.slice(4, 8)] : []),
]
