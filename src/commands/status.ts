import type { Db } from '../../db/db.ts'
import { countDevices } from '../../db/queries/devices.ts'
import { listDocumentsInForce } from '../../db/queries/documents.ts'
import { listTargetObjects } from '../../db/queries/targetObjects.ts'
import { readStaleMonths } from '../access/organisation/readStaleMonths.ts'
import { type Counts, percentMet, speakFigures } from '../assessment/figures.ts'
import { listReadinessGaps, summarizeReadiness } from '../assessment/readiness.ts'
import { type Day, germanDay } from '../core/day.ts'
import {
  type DomainFigures,
  type MilestoneEntry,
  readAllFigures,
  readDocumentStates,
  readMilestoneReports,
} from '../milestones/readState.ts'
import { speakWiba } from '../wiba/wibaProgress.ts'
import { type Command, isSet, textOption } from './command.ts'
import { atWorkplace, domainOf, type Workplace } from './workplace.ts'

type DomainState = DomainFigures & {
  devices: number
  targetObjects: number
  gaps: readonly string[]
  summary: string
}

type State = { today: Day; milestones: readonly MilestoneEntry[]; domains: readonly DomainState[] }

export const status: Command = {
  name: 'status',
  positionals: [],
  summary: 'zeigt Meilensteine, Fortschritt und was überfällig ist',
  options: {
    domain: { type: 'string', value: 'KÜRZEL', text: 'nur dieser Informationsverbund' },
  },
  hasJson: true,
  async run(call) {
    const state = await atWorkplace(call, (workplace) =>
      readState(workplace, textOption(call, 'domain')),
    )
    call.io.out(isSet(call, 'json') ? JSON.stringify(asJson(state), null, 2) : asText(state))
    return 0
  },
}

async function readState(workplace: Workplace, code: string | undefined): Promise<State> {
  const { deps, actor } = workplace
  const only = code === undefined ? undefined : (await domainOf(workplace, code)).id
  const today = deps.today()
  return deps.store.readSnapshot(actor.organisationId, async (db) => {
    const staleMonths = await readStaleMonths(db)
    const figures = await readAllFigures(db, today, staleMonths)
    const milestones = await readMilestoneReports(db, figures, today)
    const domains: DomainState[] = []
    for (const each of figures) {
      if (only === undefined || each.domain.id === only) {
        domains.push(await readDomainState(db, each, { today, staleMonths }))
      }
    }
    return { today, milestones: milestones.filter((each) => concerns(each, only)), domains }
  })
}

function concerns({ milestone }: MilestoneEntry, domainId: string | undefined): boolean {
  if (domainId === undefined || milestone.informationDomainIds.length === 0) return true
  return milestone.informationDomainIds.includes(domainId)
}

async function readDomainState(
  db: Db,
  figures: DomainFigures,
  { today, staleMonths }: { today: Day; staleMonths: number },
): Promise<DomainState> {
  const states = await readDocumentStates(db, today)
  const documents = (await listDocumentsInForce(db, figures.domain.id)).flatMap(({ id, title }) => {
    const state = states.get(id)
    return state ? [{ title, state }] : []
  })
  const gaps = listReadinessGaps({
    basic: figures.progress.whole.basic,
    undecidedModules: figures.undecidedModules,
    documents,
    staleMonths,
  })
  return {
    ...figures,
    devices: await countDevices(db, figures.domain.id),
    targetObjects: (await listTargetObjects(db, figures.domain.id)).length,
    gaps: gaps.map(({ text }) => text),
    summary: summarizeReadiness(gaps),
  }
}

function asJson({ today, milestones, domains }: State) {
  return {
    today,
    milestones: milestones.map(({ report }) => report.summary),
    domains: domains.map((each) => {
      const { total, yes, dispensable, partial, no, open } = each.progress.whole.basic
      return {
        code: each.domain.code,
        devices: each.devices,
        targetObjects: each.targetObjects,
        modules: each.modules.length,
        basis: { total, yes, dispensable, partial, no, open },
      }
    }),
  }
}

function asText({ today, milestones, domains }: State): string {
  return [
    `Stand ${germanDay(today)}`,
    '',
    'Meilensteine',
    ...milestones.flatMap(milestoneLines),
    ...domains.flatMap(domainLines),
  ].join('\n')
}

function milestoneLines({ report: { summary, details } }: MilestoneEntry): string[] {
  const date = summary.dueOn === null ? 'fortlaufend' : germanDay(summary.dueOn)
  const further = [details.pace, details.note].filter((line) => line !== null)
  const progress = summary.state === 'ongoing' ? '' : `; ${details.progress}`
  return [
    `  ${date.padEnd(12)}${summary.title}`,
    `  ${''.padEnd(12)}${details.timing}${progress}`,
    ...further.map((line) => `  ${''.padEnd(12)}${line}`),
  ]
}

function domainLines(each: DomainState): string[] {
  const { whole, profile } = each.progress
  return [
    '',
    `${each.domain.code}  ${each.domain.name}`,
    `  ${each.devices} Geräte, ${each.targetObjects} Zielobjekte, ${each.modules.length} modellierte Bausteine`,
    `  ${leftOutText(each)}, ${each.undecidedModules.length} noch nicht entschieden`,
    `  ${speakFigures(whole.basic)}${shares(whole.basic)}`,
    `  davon im Kommunalprofil (Stand ungeprüft): ${speakFigures(profile.basic)}`,
    `  WiBA: ${speakWiba(each.wiba)}`,
    `  ${each.summary}`,
    ...each.gaps.map((gap) => `    – ${gap}`),
  ]
}

/** How the figure comes about; nothing where there is nothing to count. */
function shares(counts: Counts): string {
  const percent = percentMet(counts)
  if (percent === null) return ''
  const { yes, dispensable, partial, no, open } = counts
  return ` (${percent} %): ${yes} ja, ${dispensable} entbehrlich, ${partial} teilweise, ${no} nein, ${open} unbearbeitet`
}

/** What only the rules left out, for want of a target object, somebody should look at once. */
function leftOutText({ leftOut }: DomainState): string {
  return `${leftOut.total} Bausteine ausgelassen, davon ${leftOut.byRule} allein durch die Regeln`
}
