/** Whether data are sound, as the command line and the schedule look. @module */
import type { Db } from '../../db/db.ts'
import { findChainHead, readEvents } from '../../db/queries/events.ts'
import { listOrganisations } from '../../db/queries/organisations.ts'
import { openStore, type Store } from '../../db/store.ts'
import { type ChainReport, verifyChain } from '../../db/verifyChain.ts'
import { type RowReport, readIntegrity } from '../history/rows/readIntegrity.ts'

export type Inspection = { lines: string[]; problems: string[] }

type Found = { chain: ChainReport; rows?: RowReport }

/** The engine's own checks, the event chain of each organisation, and every row against it. */
export async function inspect(store: Store): Promise<Inspection> {
  return inspectBy(store, readIntegrity)
}

/** Without the rows: a backup of data that somebody edited by hand is a sound backup. */
async function inspectChains(store: Store): Promise<Inspection> {
  return inspectBy(store, async (db) => ({
    chain: await verifyChain(readEvents(db), await findChainHead(db)),
  }))
}

async function inspectBy(store: Store, read: (db: Db) => Promise<Found>): Promise<Inspection> {
  const problems = await store.integrityProblems()
  const lines = [
    problems.length === 0 ? 'Die Datenbank ist in Ordnung.' : 'Die Datenbank hat Mängel.',
  ]
  for (const { id, name } of await store.read('', listOrganisations)) {
    const { chain, rows } = await store.readSnapshot(id, read)
    lines.push(chainLine(name, chain), ...(rows ? rowLines(name, rows) : []))
    for (const { sequence, problem } of chain.problems) {
      problems.push(`${name}, Eintrag ${sequence}: ${problem}`)
    }
    for (const problem of rows?.problems ?? []) problems.push(`${name}, ${problem}`)
    if (rows && rows.furtherProblems > 0) {
      problems.push(`${name}: und ${rows.furtherProblems} weitere Zeilen.`)
    }
  }
  return { lines, problems }
}

function chainLine(name: string, { events, erased, problems }: ChainReport): string {
  const lost = erased > 0 ? `, davon ${erased} mit gelöschten Angaben` : ''
  return problems.length === 0
    ? `${name}: ${events} Einträge im Änderungsprotokoll${lost}, die Kette ist geschlossen.`
    : `${name}: Das Änderungsprotokoll ist nicht in Ordnung.`
}

function rowLines(name: string, { rows, problems, unclear }: RowReport): string[] {
  const sound =
    problems.length === 0
      ? `${name}: ${rows} Zeilen der Datenbank stimmen mit dem Änderungsprotokoll überein.`
      : `${name}: Die Datenbank wurde am Programm vorbei geändert.`
  const lost = `${name}: ${unclear} Angaben sind nicht mehr prüfbar, weil ihr Eintrag aus Gründen des Datenschutzes gelöscht ist.`
  return unclear > 0 ? [sound, lost] : [sound]
}

export async function inspectFile(file: string): Promise<Inspection & { organisations: number }> {
  const store = await openStore({ file })
  try {
    await store.migrate()
    const organisations = (await store.read('', listOrganisations)).length
    return { ...(await inspectChains(store)), organisations }
  } finally {
    await store.close()
  }
}
