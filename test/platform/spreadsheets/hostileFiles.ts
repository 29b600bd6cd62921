/**
 * Files as nobody honest writes them, and the small honest ones that they are made of.
 * @module
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { constants, crc32, deflateRawSync } from 'node:zlib'
import * as XLSX from 'xlsx'

export type ZipEntry = {
  readonly name: string
  readonly content?: Buffer | string
  /** Deflated bytes as they stand in the archive, instead of `content`. */
  readonly deflated?: Buffer
  /** The size that the archive claims; the true one of `content` otherwise. */
  readonly claimedSize?: number
  /** How the local header says the entry is packed; as the directory does otherwise. */
  readonly localMethod?: number
  readonly encrypted?: boolean
}

/** A ZIP archive that says of its entries whatever it is told to say. */
export function zipOf(entries: readonly ZipEntry[]): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const entry of entries) {
    const { local, central } = headersOf(entry, offset)
    parts.push(local)
    directory.push(central)
    offset += local.length
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(size, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...parts, ...directory, end])
}

function headersOf(entry: ZipEntry, offset: number) {
  const content = Buffer.from(entry.content ?? '')
  const packed = entry.deflated ?? deflateRawSync(content)
  const name = Buffer.from(entry.name)
  const flags = 0x0800 | (entry.encrypted ? 1 : 0)
  const common = (method: number) => {
    const bytes = Buffer.alloc(26)
    bytes.writeUInt16LE(20, 0)
    bytes.writeUInt16LE(flags, 2)
    bytes.writeUInt16LE(method, 4)
    bytes.writeUInt32LE(crc32(content), 10)
    bytes.writeUInt32LE(packed.length, 14)
    bytes.writeUInt32LE(entry.claimedSize ?? content.length, 18)
    bytes.writeUInt16LE(name.length, 22)
    return bytes
  }
  const local = [signature(0x04034b50), common(entry.localMethod ?? 8), name, packed]
  const rest = Buffer.alloc(14)
  rest.writeUInt32LE(offset, 10)
  const central = [signature(0x02014b50), Buffer.from([20, 0]), common(8), rest, name]
  return { local: Buffer.concat(local), central: Buffer.concat(central) }
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}

/** Deflated bytes of `megabytes` MB of blanks: one flushed block of 16 MB, again and again. */
export function deflatedBlanks(megabytes: number): Buffer {
  const flushed = deflateRawSync(Buffer.alloc(16_000_000, ' '), {
    finishFlush: constants.Z_FULL_FLUSH,
  })
  const end = Buffer.from([0x03, 0x00])
  return Buffer.concat([...Array(Math.ceil(megabytes / 16)).fill(flushed), end])
}

/** The entries of a workbook with one sheet; `sheet` replaces the sheet's own entry. */
export function workbookEntries(sheet: Omit<ZipEntry, 'name'>): ZipEntry[] {
  const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const packages = 'http://schemas.openxmlformats.org/package/2006'
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  return [
    {
      name: '[Content_Types].xml',
      content: `<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${types}.worksheet+xml"/></Types>`,
    },
    {
      name: '_rels/.rels',
      content: `<Relationships xmlns="${packages}/relationships"><Relationship Id="r1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      content: `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="Blatt" sheetId="1" r:id="r1"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `<Relationships xmlns="${packages}/relationships"><Relationship Id="r1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    },
    { name: 'xl/worksheets/sheet1.xml', ...sheet },
  ]
}

/** The XML of a sheet with these rows. */
export function sheetXml(rows: string): string {
  return `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`
}

/** An OpenDocument spreadsheet with this content and manifest. */
export function odsEntries(rows: string, manifest = ''): ZipEntry[] {
  const office = 'urn:oasis:names:tc:opendocument:xmlns:office:1.0'
  const table = 'urn:oasis:names:tc:opendocument:xmlns:table:1.0'
  return [
    { name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet' },
    { name: 'META-INF/manifest.xml', content: `<manifest>${manifest}</manifest>` },
    {
      name: 'content.xml',
      content: `<office:document-content xmlns:office="${office}" xmlns:table="${table}" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet><table:table table:name="Blatt">${rows}</table:table></office:spreadsheet></office:body></office:document-content>`,
    },
  ]
}

/** What Office writes when a workbook is saved with a password: an OLE file with an encrypted package. */
export function encryptedWorkbook(): Buffer {
  const container = XLSX.CFB.utils.cfb_new()
  XLSX.CFB.utils.cfb_add(container, '/EncryptionInfo', Buffer.alloc(64, 1))
  XLSX.CFB.utils.cfb_add(container, '/EncryptedPackage', Buffer.alloc(4_096, 2))
  return XLSX.CFB.write(container, { type: 'buffer' })
}

/** An XLS file whose stream says, right after its beginning, that it is encrypted (record FilePass). */
export function encryptedXls(): Buffer {
  const workbook = workbookOf({ Blatt: [['Inventarnummer', 'Raum']] })
  const container = XLSX.CFB.read(XLSX.write(workbook, { type: 'buffer', bookType: 'biff8' }), {
    type: 'buffer',
  })
  const stream = Buffer.from(XLSX.CFB.find(container, '/Workbook').content)
  const begin = 4 + stream.readUInt16LE(2)
  const filePass = Buffer.from([0x2f, 0, 6, 0, 0, 0, 0x12, 0x34, 0x56, 0x78])
  const changed = XLSX.CFB.utils.cfb_new()
  XLSX.CFB.utils.cfb_add(
    changed,
    '/Workbook',
    Buffer.concat([stream.subarray(0, begin), filePass, stream.subarray(begin)]),
  )
  return XLSX.CFB.write(changed, { type: 'buffer' })
}

/** A workbook of sheets given as rows of values. */
export function workbookOf(sheets: Readonly<Record<string, readonly unknown[][]>>): XLSX.WorkBook {
  const workbook = XLSX.utils.book_new()
  for (const [name, rows] of Object.entries(sheets)) {
    XLSX.utils.book_append_sheet(workbook, XLSX.utils.aoa_to_sheet([...rows]), name)
  }
  return workbook
}

export type Folder = {
  /** Writes the file and returns its path. */
  readonly write: (name: string, content: Uint8Array | string) => Promise<string>
  readonly remove: () => Promise<void>
}

export async function temporaryFolder(): Promise<Folder> {
  const folder = await mkdtemp(join(tmpdir(), 'basislotse-lists-'))
  return {
    write: async (name, content) => {
      await writeFile(join(folder, name), content)
      return join(folder, name)
    },
    remove: () => rm(folder, { recursive: true }),
  }
}
