/** Small files of every kind that is taken, and of kinds that are not. */

const encode = (text: string) => new TextEncoder().encode(text)
const bytes = (...values: number[]) => Uint8Array.from(values)

export function odf(kind: string, more: Record<string, Uint8Array> = {}): Uint8Array {
  const mimetype = encode(`application/vnd.oasis.opendocument.${kind}`)
  return zipOf({ mimetype, 'content.xml': encode('<x/>'), ...more })
}

export function ooxml(part: string, more: Record<string, Uint8Array> = {}): Uint8Array {
  return zipOf({ '[Content_Types].xml': encode('<x/>'), [part]: encode('<x/>'), ...more })
}

export const accepted: readonly (readonly [name: string, mediaType: string, data: Uint8Array])[] = [
  ['a.pdf', 'application/pdf', encode('%PDF-1.7')],
  ['A.PDF', 'application/pdf', encode('%PDF-1.4')],
  ['a.odt', 'application/vnd.oasis.opendocument.text', odf('text')],
  ['a.ods', 'application/vnd.oasis.opendocument.spreadsheet', odf('spreadsheet')],
  [
    'a.docx',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ooxml('word/document.xml'),
  ],
  [
    'a.xlsx',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ooxml('xl/workbook.xml'),
  ],
  ['a.png', 'image/png', bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0)],
  ['a.jpg', 'image/jpeg', bytes(0xff, 0xd8, 0xff, 0xe0)],
  ['a.jpeg', 'image/jpeg', bytes(0xff, 0xd8, 0xff, 0xe1)],
  ['a.txt', 'text/plain', encode('Größe\r\n')],
]

export const refused: readonly (readonly [what: string, name: string, data: Uint8Array])[] = [
  ['nothing', 'a.pdf', bytes()],
  ['another extension', 'a.exe', encode('MZ')],
  ['no extension', 'pdf', encode('%PDF-1.7')],
  ['two extensions, of which the last is none', 'a.pdf.html', encode('%PDF-1.7')],
  ['a name that objects have', 'a.constructor', encode('%PDF-1.7')],
  ['a page as PDF', 'a.pdf', encode('<html>')],
  ['a PDF as picture', 'a.png', encode('%PDF-1.7')],
  ['a program as text', 'a.txt', bytes(0x4d, 0x5a, 0x90, 0)],
  ['UTF-16 as text', 'a.txt', bytes(0xff, 0xfe, 0x41, 0)],
  ['a table as text document', 'a.odt', odf('spreadsheet')],
  ['a Word file as table', 'a.xlsx', ooxml('word/document.xml')],
  ['an archive as Word file', 'a.docx', zipOf({ 'a.txt': encode('x') })],
  ['half an archive', 'a.docx', ooxml('word/document.xml').slice(0, 60)],
  [
    'a Word file with macros',
    'a.docx',
    ooxml('word/document.xml', { 'word/vbaProject.bin': encode('x') }),
  ],
  ['a text document with macros', 'a.odt', odf('text', { 'Basic/Standard/x.xml': encode('x') })],
]

/** An archive whose files are stored as they are; checksums, which nobody asks for here, are zero. */
function zipOf(files: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const locals: Buffer[] = []
  const entries: Buffer[] = []
  let offset = 0
  for (const [name, data] of Object.entries(files)) {
    const local = Buffer.alloc(30 + name.length + data.length)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt32LE(data.length, 18)
    local.writeUInt32LE(data.length, 22)
    local.writeUInt16LE(name.length, 26)
    local.write(name, 30, 'latin1')
    local.set(data, 30 + name.length)
    const entry = Buffer.alloc(46 + name.length)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt32LE(data.length, 20)
    entry.writeUInt32LE(data.length, 24)
    entry.writeUInt16LE(name.length, 28)
    entry.writeUInt32LE(offset, 42)
    entry.write(name, 46, 'latin1')
    locals.push(local)
    entries.push(entry)
    offset += local.length
  }
  const directory = Buffer.concat(entries)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return new Uint8Array(Buffer.concat([...locals, directory, end]))
}
