/** How far the check is, by target object, by module and by person: the ways into its lists. @module */
import { readCatalog } from '../../../catalog/readCatalog.ts'
import type { Db } from '../../../db/db.ts'
import {
  type ActiveModule,
  type CheckCount,
  countChecks,
  listActiveModules,
  listObjectLabels,
} from '../../../db/queries/checkLists.ts'
import { listPersons } from '../../../db/queries/organisations.ts'
import { addMonths, type Day, type Instant, startOfDay } from '../../core/day.ts'
import { compareByCode } from '../../inventory/order.ts'
import { type Counts, openCounts } from '../figures.ts'
import { nobodyWord } from '../list/checkFilter.ts'
import { pathOfList } from '../list/listAddress.ts'
import type { CountWay } from './countWay.ts'
import type { Selection } from './selection.ts'

/** Basis checks of one target object, module or person, and the list that shows them. */
export type OverviewLine = {
  readonly path: string
  readonly name: string
  readonly detail: string
  readonly counts: Counts
}

export type Overview = {
  readonly way: CountWay
  readonly selection: Selection | undefined
  readonly whole: Counts
  readonly lines: readonly OverviewLine[]
  readonly page: { readonly number: number; readonly size: number; readonly total: number }
}

type OverviewRequest = {
  readonly informationDomainId: string
  readonly way: CountWay
  /** Only lines with such checks; undefined: all lines. */
  readonly selection?: Selection | undefined
  readonly page: string | undefined
  readonly today: Day
  readonly staleMonths: number
}

const linesPerPage = 100

export async function readOverview(db: Db, request: OverviewRequest): Promise<Overview> {
  const { informationDomainId, way, selection, today, staleMonths } = request
  const places = await listActiveModules(db, informationDomainId)
  const scope = {
    informationDomainId,
    levels: ['basic'] as const,
    staleBefore: startOfDay(addMonths(today, -staleMonths)),
    today,
  }
  const ofModules = await countChecks(db, 'module', scope)
  const whole = add(openCounts(totalOf(places)), ofModules)
  const all = await linesOf(db, request, places, scope, ofModules)
  const lines = selection ? all.filter(({ counts }) => selection.countOf(counts) > 0) : all
  const [from, to] = boundsOf(request.page, lines.length)
  const page = { number: from / linesPerPage + 1, size: linesPerPage, total: lines.length }
  return { way, selection, whole, page, lines: lines.slice(from, to) }
}

type Scope = {
  informationDomainId: string
  levels: readonly ['basic']
  staleBefore: Instant
  today: Day
}

async function linesOf(
  db: Db,
  { way, selection, informationDomainId, page }: OverviewRequest,
  places: readonly ActiveModule[],
  scope: Scope,
  ofModules: readonly CheckCount[],
): Promise<OverviewLine[]> {
  if (way === 'baustein') return moduleLines(places, ofModules)
  if (way === 'person')
    return personLines(db, places, await countChecks(db, 'responsibleId', scope))
  const totals = totalsBy(places, ({ targetObjectId }) => targetObjectId)
  const objects = (await listObjectLabels(db, informationDomainId))
    .filter(({ id }) => totals.has(id))
    .sort(compareByCode)
  // Only what the page shows is counted, for there may be 2,000 target objects with 100,000 checks. What a selection
  // shows is known only when all are counted.
  const targetObjectIds = selection
    ? undefined
    : objects.slice(...boundsOf(page, objects.length)).map(({ id }) => id)
  const counts = groupCounts(await countChecks(db, 'targetObjectId', { ...scope, targetObjectIds }))
  return objects.map(({ id, code, name, count }) => ({
    path: pathOfList({ kind: 'object', code }),
    name: `${code} ${name}`,
    detail: count > 1 ? `${count} Stück` : '',
    counts: add(openCounts(totals.get(id) ?? 0), counts.get(id) ?? []),
  }))
}

/** The first entry of the page that the address names, and the one behind its last. */
function boundsOf(page: string | undefined, total: number): [number, number] {
  const last = Math.max(1, Math.ceil(total / linesPerPage))
  const number = Math.min(last, Math.max(1, Math.trunc(Number(page)) || 1))
  return [(number - 1) * linesPerPage, number * linesPerPage]
}

function moduleLines(
  places: readonly ActiveModule[],
  ofModules: readonly CheckCount[],
): OverviewLine[] {
  const counts = groupCounts(ofModules)
  const totals = totalsBy(places, ({ module }) => module)
  const { modules, ruleOf } = readCatalog()
  return modules
    .filter(({ id }) => totals.has(id))
    .map(({ id, title }) => ({
      path: pathOfList({ kind: 'module', module: id }),
      name: `${id} ${title}`,
      detail: ruleOf(id).priority,
      counts: add(openCounts(totals.get(id) ?? 0), counts.get(id) ?? []),
    }))
}

/** Whoever has nothing is left out; first what nobody is responsible for. */
async function personLines(
  db: Db,
  places: readonly ActiveModule[],
  ofPersons: readonly CheckCount[],
): Promise<OverviewLine[]> {
  const counts = groupCounts(ofPersons)
  const assigned = ofPersons.filter(({ key }) => key !== null)
  const nobody = totalOf(places) - sumOf(assigned)
  const persons = (await listPersons(db)).filter(({ id }) => counts.has(id))
  const lines = persons.map(({ id, name, department }) => ({
    path: pathOfList({ kind: 'person', personId: id }),
    name,
    detail: department,
    counts: add(openCounts(sumOf(counts.get(id) ?? [])), counts.get(id) ?? []),
  }))
  if (nobody === 0) return lines
  const line = {
    path: `/check/personen/${nobodyWord}`,
    name: 'Niemand zugeordnet',
    detail: '',
    counts: add(openCounts(nobody), counts.get('') ?? []),
  }
  return [line, ...lines]
}

/** All begins open; stored checks take their place. */
function add(counts: Record<keyof Counts, number>, rows: readonly CheckCount[]): Counts {
  for (const { status, total, unplanned, undescribed, stale, unproven } of rows) {
    counts.unplanned += unplanned
    counts.undescribed += undescribed
    counts.stale += stale
    counts.unproven += unproven
    if (status === 'open') continue
    counts.open -= total
    counts[status] += total
    if (status === 'yes' || status === 'dispensable') counts.met += total
  }
  return counts
}

function groupCounts(rows: readonly CheckCount[]): Map<string, CheckCount[]> {
  const groups = new Map<string, CheckCount[]>()
  for (const row of rows) groups.set(row.key ?? '', [...(groups.get(row.key ?? '') ?? []), row])
  return groups
}

function totalsBy(
  places: readonly ActiveModule[],
  keyOf: (place: ActiveModule) => string,
): Map<string, number> {
  const totals = new Map<string, number>()
  for (const place of places) {
    const { length } = readCatalog().basicRequirements(place.module)
    totals.set(keyOf(place), (totals.get(keyOf(place)) ?? 0) + length)
  }
  return totals
}

function totalOf(places: readonly ActiveModule[]): number {
  return places.reduce((sum, { module }) => sum + readCatalog().basicRequirements(module).length, 0)
}

function sumOf(rows: readonly CheckCount[]): number {
  return rows.reduce((sum, { total }) => sum + total, 0)
}
