/** Holds the database of an organisation against its audit trail: the chain link by link, then every row. @module */
import { createHash } from 'node:crypto'
import { type Db, turnEventLoop } from '../../../db/db.ts'
import { findBlob } from '../../../db/queries/blobs.ts'
import { type EventWithDetails, findChainHead, readEvents } from '../../../db/queries/events.ts'
import { listBlobFacts, readTableRows } from '../../../db/queries/wholeTables.ts'
import { type ChainReport, verifyChain } from '../../../db/verifyChain.ts'
import { fieldLabel } from '../../exports/fieldLabels.ts'
import { speakValue } from '../../exports/fieldValue.ts'
import { readSubjectNames } from '../../exports/subjectNames.ts'
import { createReplay, type Replay, type RowFault } from './replayRows.ts'
import type { Values } from './rowsOfEvents.ts'
import { type CoveredTable, coveredTable, coveredTables } from './rowTables.ts'

export type RowReport = {
  readonly rows: number
  /** Differences that nobody can judge, because the details of their events were erased. */
  readonly unclear: number
  /** German sentences, at most `maximumTold`. */
  readonly problems: readonly string[]
  readonly furtherProblems: number
}

export type Integrity = { readonly chain: ChainReport; readonly rows: RowReport }

const maximumTold = 200
const eventsPerTurn = 250
const rowsPerTurn = 500

type NameOf = (id: string) => string

/** Memory grows with the rows that the trail tells of, some hundred bytes each. Best within `readSnapshot`. */
export async function readIntegrity(db: Db): Promise<Integrity> {
  const replay = createReplay()
  const chain = await verifyChain(replayed(readEvents(db), replay), await findChainHead(db))
  return { chain, rows: await readRows(db, replay) }
}

async function readRows(db: Db, replay: Replay): Promise<RowReport> {
  let rows = 0
  const faults: RowFault[] = []
  for (const table of Object.keys(coveredTables) as CoveredTable[]) {
    for await (const part of readTableRows(db, table, coveredTable(table).key)) {
      for (const [index, row] of part.entries()) {
        if (index % rowsPerTurn === 0) await turnEventLoop()
        faults.push(...replay.compare(table, row))
      }
      rows += part.length
    }
  }
  faults.push(...replay.listMissing())
  const nameOf: NameOf = faults.length > 0 ? await readSubjectNames(db) : (id) => id
  const problems = [
    ...faults.slice(0, maximumTold).map((fault) => speakFault(fault, nameOf)),
    ...(await listBlobProblems(db)),
  ]
  return {
    rows,
    unclear: replay.unclear(),
    problems: problems.slice(0, maximumTold),
    furtherProblems: faults.length - Math.min(faults.length, maximumTold),
  }
}

async function* replayed(
  events: AsyncIterable<EventWithDetails>,
  replay: Replay,
): AsyncGenerator<EventWithDetails> {
  let count = 0
  for await (const event of events) {
    count += 1
    if (count % eventsPerTurn === 0) await turnEventLoop()
    replay.take(event, detailsOf(event))
    yield event
  }
}

/** Details that are no JSON were edited by hand; the chain says so already. */
function detailsOf({ details }: EventWithDetails): Values | undefined {
  if (details === null || details === '') return undefined
  try {
    return JSON.parse(details)
  } catch {
    return undefined
  }
}

/** One after the other: only one file is held at a time. */
async function listBlobProblems(db: Db): Promise<string[]> {
  const problems: string[] = []
  for (const { sha256, size } of await listBlobFacts(db)) {
    const found = await findBlob(db, sha256)
    await turnEventLoop()
    if (!found) continue
    const isWhole = createHash('sha256').update(found.data).digest('hex') === sha256
    if (isWhole && found.data.length === size) continue
    problems.push(
      `Datei mit der Prüfsumme ${sha256.slice(0, 16)}…: Ihr Inhalt wurde am Programm vorbei geändert.`,
    )
  }
  return problems
}

function speakFault(fault: RowFault, nameOf: NameOf): string {
  const { table, kind, sequence } = fault
  const thing = `${coveredTable(table).label} ${nameOfRow(fault, nameOf)}`
  const event = `Ereignis ${sequence}`
  if (kind === 'added') {
    return `${thing}: steht in der Datenbank, aber kein Ereignis nennt, dass sie angelegt wurde. Die Zeile wurde am Programm vorbei angelegt.`
  }
  if (kind === 'returned') {
    return `${thing}: wurde mit ${event} entfernt, steht aber in der Datenbank. Die Zeile wurde am Programm vorbei angelegt.`
  }
  if (kind === 'missing') {
    return `${thing}: fehlt in der Datenbank, nach ${event} ist sie da. Die Zeile wurde am Programm vorbei gelöscht.`
  }
  return `${thing}: ${speakEdit(fault, nameOf)}`
}

function speakEdit({ table, field = '', today, told, sequence }: RowFault, nameOf: NameOf): string {
  const wordField = table === 'protectionNeed' && field === 'level' ? 'need' : field
  const [now, then] = [today, told].map((value) => {
    const words = speakValue(wordField, value, nameOf)
    return words === '' ? 'leer' : `„${words.length > 80 ? `${words.slice(0, 80)}…` : words}“`
  })
  return `„${fieldLabel(field)}“ ist in der Datenbank ${now}, nach Ereignis ${sequence} ${then}. Der Wert wurde am Programm vorbei geändert.`
}

const namingColumns = ['code', 'inventoryNumber', 'title', 'name'] as const

/** By what people call it, else by its key. */
function nameOfRow({ table, row }: RowFault, nameOf: NameOf): string {
  const { key } = coveredTable(table)
  const id = String(row.id ?? '')
  if (key.length === 1 && id !== '' && nameOf(id) !== id) return nameOf(id)
  const own = namingColumns.map((column) => row[column]).find((value) => value)
  if (key.length === 1 && own) return `„${own}“`
  if (row.deviceId && key.length === 1) return `an ${nameOf(String(row.deviceId))}`
  return key.map((column) => speakKey(column, row[column], nameOf)).join(' ')
}

function speakKey(column: string, value: unknown, nameOf: NameOf): string {
  if (column === 'question' || column.endsWith('Id')) return nameOf(String(value ?? ''))
  return column === 'fileSha256' ? String(value).slice(0, 16) : speakValue(column, value, nameOf)
}
