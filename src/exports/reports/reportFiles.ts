/** The reports as PDF files, of live data or of a frozen state. @module */
import type { RequirementLevel } from '../../../catalog/requirementLevel.ts'
import type { Db } from '../../../db/db.ts'
import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import { writeCheckReport } from '../../../reports/checkReport.ts'
import type { ReportContext } from '../../../reports/cover.ts'
import { writeManagementReport } from '../../../reports/managementReport.ts'
import type { PdfStandard } from '../../../reports/pdf/writePdf.ts'
import { writeSiteDevices } from '../../../reports/siteDevices.ts'
import type { Actor } from '../../access/actor.ts'
import type { Day } from '../../core/day.ts'
import { Failure } from '../../core/failure.ts'
import { readReportContext } from '../reportContext.ts'
import { gatherCheckReport } from './gatherCheckReport.ts'
import { gatherManagementReport } from './gatherManagementReport.ts'
import { gatherSiteDevices } from './gatherSiteDevices.ts'
import { type ReportName, reportFileWords } from './reportNames.ts'

export type ReportOptions = {
  /** PDF/UA-1 unless stated. */
  readonly standard?: PdfStandard | undefined
  /** `checks`: all three unless stated. */
  readonly levels?: readonly RequirementLevel[] | undefined
  /** `devices`: one file per site unless stated. */
  readonly siteId?: string | undefined
  /** Whose memberships say which milestones are shown; all of them unless stated. */
  readonly actor?: Actor | undefined
}

/** `name` like „Pruefbericht_Teil-1-von-3.pdf“; `suffix` is what tells it from the others, '' for the only one. */
export type ReportFile = {
  readonly name: string
  readonly suffix: string
  readonly bytes: Uint8Array
}

/**
 * Writes a report file by file, each held in memory until the next one is asked for. `db` comes from `store.readSnapshot`
 * or is a thawed snapshot, and must stay open to the end; `today` is the day that dates are compared with. The same data
 * give the same bytes. Throws `not_found` for an unknown site.
 */
export async function* reportFiles(
  name: ReportName,
  db: Db,
  domain: InformationDomain,
  today: Day,
  options: ReportOptions = {},
): AsyncGenerator<ReportFile> {
  const context = await readReportContext(db, domain)
  for await (const { suffix, bytes } of writers[name](context, { db, domain, today, ...options })) {
    const word = reportFileWords[name]
    yield { name: `${suffix ? `${word}_${suffix}` : word}.pdf`, suffix, bytes }
  }
}

type Sources = ReportOptions & {
  readonly db: Db
  readonly domain: InformationDomain
  readonly today: Day
}

type Written = Omit<ReportFile, 'name'>

const writers: Record<
  ReportName,
  (context: ReportContext, sources: Sources) => AsyncGenerator<Written>
> = {
  async *management(context, { db, domain, today, actor, standard }) {
    const report = await gatherManagementReport(db, domain, today, actor)
    yield { suffix: '', bytes: await writeManagementReport(context, report, standard) }
  },
  async *checks(context, { db, domain, today, levels, standard }) {
    const report = await gatherCheckReport(db, domain, today, levels)
    const selected = levels ? { ...context, selection: 'nur Basis-Anforderungen' } : context
    for await (const { part, of, bytes } of writeCheckReport(selected, report, standard)) {
      yield { suffix: partOf(part, of), bytes }
    }
  },
  async *devices(context, { db, domain, siteId, standard }) {
    const sites = await gatherSiteDevices(db, domain, siteId)
    if (siteId !== undefined && sites.length === 0) {
      throw new Failure('not_found', 'Diesen Standort gibt es nicht.')
    }
    const names = distinctNames(sites.map(({ site }) => site))
    for (const [index, site] of sites.entries()) {
      for await (const { part, of, bytes } of writeSiteDevices(context, site, standard)) {
        yield { suffix: [names[index], partOf(part, of)].filter(Boolean).join('_'), bytes }
      }
    }
  },
}

function partOf(part: number, of: number): string {
  return of === 1 ? '' : `Teil-${part}-von-${of}`
}

const umlauts: Record<string, string> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  Ä: 'Ae',
  Ö: 'Oe',
  Ü: 'Ue',
  ß: 'ss',
}

/** Names for files on every system, each once: „Grundschule-Luisenstrasse“, „…-2“ for a second one. */
function distinctNames(names: readonly string[]): string[] {
  const seen = new Map<string, number>()
  return names.map((name) => {
    const plain = name
      .normalize('NFC')
      .replace(/[äöüÄÖÜß]/g, (letter) => umlauts[letter] ?? letter)
      .replace(/[^A-Za-z0-9]+/g, '-')
      .replace(/^-|-$/g, '')
      .slice(0, 60)
    const count = (seen.get(plain.toLowerCase()) ?? 0) + 1
    seen.set(plain.toLowerCase(), count)
    return count === 1 && plain !== '' ? plain : `${plain || 'Standort'}-${count}`
  })
}
