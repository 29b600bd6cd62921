/**
 * The child process that parses one file: bytes on stdin, the file's name as argument, and on stdout one JSON
 * line per table head and row, `{ "failure": … }` when the file is refused, and `"end"` when all is said.
 * @module
 */
import { buffer } from 'node:stream/consumers'
import { Failure } from '../../core/failure.ts'
import type { Table } from '../../exchange/table.ts'
import { decodeText } from './decodeText.ts'
import { detectFormat } from './detectFormat.ts'
import { looksLikeInventory } from './looksLikeInventory.ts'
import { readCsvText } from './readCsv.ts'

const linesPerChunk = 1_000

await respond()

async function respond(): Promise<void> {
  const file = process.argv[2] ?? ''
  try {
    for (const table of await parseBytes(await buffer(process.stdin), file)) await sendTable(table)
    await send('"end"\n')
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    await send(`${JSON.stringify({ failure: error.message })}\n`)
  }
}

async function parseBytes(bytes: Buffer, file: string): Promise<Table[]> {
  const format = detectFormat(bytes, file)
  if (format === 'text') {
    const text = decodeText(bytes, file)
    if (!looksLikeInventory(text)) return [readCsvText(text, file)]
    const { readGlpi } = await import('./readGlpi.ts')
    return [readGlpi(text, file)]
  }
  // SheetJS takes 100 ms to load, which CSV need not wait for.
  const { readArchive, readXls } = await import('./readWorkbook.ts')
  return format === 'zip' ? readArchive(bytes, file) : readXls(bytes, file)
}

async function sendTable({ rows, ...head }: Table): Promise<void> {
  await send(`${JSON.stringify(head)}\n`)
  for (let start = 0; start < rows.length; start += linesPerChunk) {
    const lines = rows
      .slice(start, start + linesPerChunk)
      .map((row) => `${JSON.stringify([row.number, row.cells])}\n`)
    await send(lines.join(''))
  }
}

function send(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => (error ? reject(error) : resolve()))
  })
}
