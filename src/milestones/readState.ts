/**
 * Where an organisation stands: the figures of its information domains and the state of its milestones,
 * read from the database and derived by the rules. Read in one `store.read`, so that they agree.
 * @module
 */
import { readProfile } from '../../catalog/profile.ts'
import { readCatalog } from '../../catalog/readCatalog.ts'
import { readWiba } from '../../catalog/wiba.ts'
import type { Db } from '../../db/db.ts'
import { readCheckFigures } from '../../db/queries/checks.ts'
import {
  listDocuments,
  listDocumentTopics,
  listDocumentVersions,
} from '../../db/queries/documents.ts'
import {
  type InformationDomain,
  listInformationDomains,
} from '../../db/queries/informationDomains.ts'
import {
  listExtensions,
  listMilestoneDomains,
  listMilestones,
} from '../../db/queries/milestones.ts'
import { listModuleDecisions, type StoredDecision } from '../../db/queries/modelling.ts'
import { listProgressDays, type ProgressDay } from '../../db/queries/progress.ts'
import { listWibaAnswers } from '../../db/queries/wiba.ts'
import { openTally, type Progress, readProgress, tallyCheck } from '../assessment/progress.ts'
import type { Day } from '../core/day.ts'
import type { DocumentState } from '../documents/document.ts'
import { checklistState } from '../documents/topicsOf.ts'
import { type WibaProgress, wibaProgress } from '../wiba/wibaProgress.ts'
import { deriveProgress, type ProgressSources } from './deriveProgress.ts'
import type { Milestone } from './milestone.ts'
import { type MilestoneReport, milestoneReport } from './milestoneReport.ts'
import { combineFigures, type DayFigure } from './pace.ts'

export type DomainFigures = {
  readonly domain: InformationDomain
  readonly progress: Progress
  readonly wiba: WibaProgress
  /** Modules that nobody decided on yet, in official order. */
  readonly undecidedModules: readonly string[]
  /** Modules that are modelled or at a provider. */
  readonly modules: readonly string[]
  /** Modules that count nowhere, and those of them that no person looked at: the rules left them out. */
  readonly leftOut: { readonly total: number; readonly byRule: number }
}

export type MilestoneEntry = {
  readonly milestone: Milestone
  readonly documentId: string | null
  readonly report: MilestoneReport
}

/** The figures of one information domain, counted now; `staleMonths` as `TallyOptions` has them. */
export async function readDomainFigures(
  db: Db,
  domain: InformationDomain,
  today: Day,
  staleMonths = 12,
): Promise<DomainFigures> {
  const catalog = readCatalog()
  const decisions = await listModuleDecisions(db, domain.id)
  const requirementsOf = catalog.activeRequirements
  const tally = openTally(decisions, { requirementsOf, today, staleMonths })
  const ids = [...new Set(decisions.map(({ targetObjectId }) => targetObjectId))]
  for await (const figure of readCheckFigures(db, ids)) tallyCheck(tally, figure)
  const profile = new Set(readProfile().modules.map(({ id }) => id))
  const progress = readProgress(tally, profile)
  const decided = new Set(decisions.map(({ module }) => module))
  const ordered = catalog.modules.map(({ id }) => id)
  return {
    domain,
    progress,
    wiba: wibaProgress(readWiba().checklists, await listWibaAnswers(db, domain.id)),
    undecidedModules: ordered.filter((id) => !decided.has(id)),
    modules: ordered.filter((id) => progress.modules.has(id)),
    leftOut: countLeftOut(decisions.filter(({ module }) => !progress.modules.has(module))),
  }
}

function countLeftOut(decisions: readonly StoredDecision[]): DomainFigures['leftOut'] {
  const byPerson = decisions.filter(({ origin }) => origin === 'person')
  const total = new Set(decisions.map(({ module }) => module)).size
  return { total, byRule: total - new Set(byPerson.map(({ module }) => module)).size }
}

/** The figures of every information domain, in the order of their codes. */
export async function readAllFigures(
  db: Db,
  today: Day,
  staleMonths?: number,
): Promise<DomainFigures[]> {
  const figures: DomainFigures[] = []
  for (const domain of await listInformationDomains(db)) {
    figures.push(await readDomainFigures(db, domain, today, staleMonths))
  }
  return figures
}

/** What spares reading it again; `days` are the noted ones of each information domain, by its id. */
type Known = {
  readonly documents: ReadonlyMap<string, DocumentState>
  readonly days: ReadonlyMap<string, readonly ProgressDay[]>
}

/** Every milestone with its derived state: dated ones by their current day, then the ongoing ones. */
export async function readMilestoneReports(
  db: Db,
  figures: readonly DomainFigures[],
  today: Day,
  known?: Known,
): Promise<MilestoneEntry[]> {
  const milestones = await listStoredMilestones(db)
  const documents = known?.documents ?? (await readDocumentStates(db, today))
  const days = known?.days ?? (await readNotedDays(db, figures))
  const shared = sourcesOf(figures)
  return milestones
    .map(({ milestone, documentId }) => {
      const document = documentId ? (documents.get(documentId) ?? null) : null
      const progress = deriveProgress(milestone, { ...shared, document })
      const series = milestone.informationDomainIds.map((id) => days.get(id) ?? [])
      const report = milestoneReport(milestone, progress, seriesOf(milestone, series), today)
      return { milestone, documentId, report }
    })
    .sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1))
}

/** The days on which the progress of each information domain was noted, by its id. */
export async function readNotedDays(
  db: Db,
  figures: readonly DomainFigures[],
): Promise<Map<string, ProgressDay[]>> {
  const days = new Map<string, ProgressDay[]>()
  for (const { domain } of figures) days.set(domain.id, await listProgressDays(db, domain.id))
  return days
}

/** The state of every controlled document, by its id. */
export async function readDocumentStates(db: Db, today: Day): Promise<Map<string, DocumentState>> {
  const topics = await listDocumentTopics(db)
  const versions = await listDocumentVersions(db)
  const states = new Map<string, DocumentState>()
  for (const document of await listDocuments(db)) {
    const own = {
      ...document,
      topics: topics.filter(({ documentId }) => documentId === document.id),
      versions: versions.filter(({ documentId }) => documentId === document.id),
    }
    states.set(document.id, checklistState(own, today))
  }
  return states
}

async function listStoredMilestones(
  db: Db,
): Promise<{ milestone: Milestone; documentId: string | null }[]> {
  const extensions = await listExtensions(db)
  const domains = await listMilestoneDomains(db)
  const rows = await listMilestones(db)
  return rows.map(({ id, documentId, ...row }) => ({
    documentId,
    milestone: {
      ...row,
      extensions: extensions.filter(({ milestoneId }) => milestoneId === id),
      informationDomainIds: domains
        .filter(({ milestoneId }) => milestoneId === id)
        .map(({ informationDomainId }) => informationDomainId),
    },
  }))
}

function sourcesOf(figures: readonly DomainFigures[]): Omit<ProgressSources, 'document'> {
  return {
    basis: new Map(
      figures.map(({ domain, progress, undecidedModules }) => [
        domain.id,
        {
          met: progress.whole.basic.met,
          total: progress.whole.basic.total,
          undecidedModules: undecidedModules.length,
        },
      ]),
    ),
    wiba: new Map(figures.map(({ domain, wiba }) => [domain.id, wiba])),
  }
}

/** The stored daily figures that a milestone's pace is read from; none for documents and by hand. */
export function seriesOf(
  { progress }: Milestone,
  series: readonly (readonly ProgressDay[])[],
): DayFigure[] {
  if (progress === 'basis') {
    return combineFigures(
      series.map((days) =>
        days.map(({ day, basicMet, basicTotal }) => ({ day, met: basicMet, total: basicTotal })),
      ),
    )
  }
  if (progress === 'wiba') {
    return combineFigures(
      series.map((days) =>
        days.map(({ day, wibaYes, wibaTotal }) => ({ day, met: wibaYes, total: wibaTotal })),
      ),
    )
  }
  return []
}

function sortKey({ report: { summary } }: MilestoneEntry): string {
  return `${summary.dueOn ?? '9999-12-31'} ${summary.code}`
}
