import { crc32, deflateRawSync } from 'node:zlib'

/** A zip archive with these files, as programs that write while they pack make it: sizes stand behind the content. */
export function zip(files: Record<string, string | Buffer>, flags = 8): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const [name, content] of Object.entries(files)) {
    const bytes = Buffer.from(content)
    const packed = deflateRawSync(bytes)
    const sum = crc32(bytes)
    const head = Buffer.alloc(30)
    head.writeUInt32LE(0x04034b50, 0)
    head.writeUInt16LE(flags, 6)
    head.writeUInt16LE(8, 8)
    head.writeUInt16LE(Buffer.byteLength(name), 26)
    const after = Buffer.alloc(16)
    after.writeUInt32LE(0x08074b50, 0)
    after.writeUInt32LE(sum, 4)
    after.writeUInt32LE(packed.length, 8)
    after.writeUInt32LE(bytes.length, 12)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(flags, 8)
    entry.writeUInt16LE(8, 10)
    entry.writeUInt32LE(sum, 16)
    entry.writeUInt32LE(packed.length, 20)
    entry.writeUInt32LE(bytes.length, 24)
    entry.writeUInt16LE(Buffer.byteLength(name), 28)
    entry.writeUInt32LE(at, 42)
    directory.push(entry, Buffer.from(name))
    const written = Buffer.concat([head, Buffer.from(name), packed, after])
    parts.push(written)
    at += written.length
  }
  const listed = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(Object.keys(files).length, 8)
  end.writeUInt16LE(Object.keys(files).length, 10)
  end.writeUInt32LE(listed.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...parts, listed, end])
}

interface Sheets {
  [name: string]: string
}

/** A spreadsheet whose sheets are given as the XML of their rows. `more` are further files of it. */
export function xlsx(sheets: Sheets, more: Record<string, string> = {}, properties = ''): Buffer {
  const names = Object.keys(sheets)
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const rel = (id: number, type: string, target: string): string =>
    `<Relationship Id="r${id}" Type="${office}/${type}" Target="${target}"/>`
  const rels = (list: string): string =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list}</Relationships>`
  const listed = names.map((name, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="r${at + 1}"/>`).join('')
  return zip({
    ...Object.fromEntries(
      names.map((name, at) => [
        `xl/worksheets/sheet${at + 1}.xml`,
        `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="${main}"><sheetData>${sheets[name]}</sheetData></worksheet>`,
      ]),
    ),
    ...more,
    '_rels/.rels': rels(rel(1, 'officeDocument', 'xl/workbook.xml')),
    'xl/_rels/workbook.xml.rels': rels(
      names.map((_, at) => rel(at + 1, 'worksheet', `worksheets/sheet${at + 1}.xml`)).join(''),
    ),
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}">${properties}<sheets>${listed}</sheets></workbook>`,
  })
}
