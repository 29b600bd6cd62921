/** Whether data are sound, as the command line and the schedule look. @module */
import { findChainHead, readEvents } from '../../db/queries/events.ts'
import { listOrganisations } from '../../db/queries/organisations.ts'
import { openStore, type Store } from '../../db/store.ts'
import { verifyChain } from '../../db/verifyChain.ts'

export type Inspection = { lines: string[]; problems: string[] }

/** The engine's own checks, then the event chain of each organisation. */
export async function inspect(store: Store): Promise<Inspection> {
  const problems = await store.integrityProblems()
  const lines = [
    problems.length === 0 ? 'Die Datenbank ist in Ordnung.' : 'Die Datenbank hat Mängel.',
  ]
  for (const { id, name } of await store.read('', listOrganisations)) {
    const report = await store.readSnapshot(id, async (db) =>
      verifyChain(readEvents(db), await findChainHead(db)),
    )
    const erased = report.erased > 0 ? `, davon ${report.erased} mit gelöschten Angaben` : ''
    lines.push(
      report.problems.length === 0
        ? `${name}: ${report.events} Einträge im Änderungsprotokoll${erased}, die Kette ist geschlossen.`
        : `${name}: Das Änderungsprotokoll ist nicht in Ordnung.`,
    )
    for (const { sequence, problem } of report.problems) {
      problems.push(`${name}, Eintrag ${sequence}: ${problem}`)
    }
  }
  return { lines, problems }
}

export async function inspectFile(file: string): Promise<Inspection & { organisations: number }> {
  const store = await openStore({ file })
  try {
    await store.migrate()
    const organisations = (await store.read('', listOrganisations)).length
    return { ...(await inspect(store)), organisations }
  } finally {
    await store.close()
  }
}
