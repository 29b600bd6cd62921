/** Measures, checks, answers and proofs: what persons are responsible for, read in parts. @module */
import { readCatalog } from '../../../catalog/readCatalog.ts'
import type { Db } from '../../../db/db.ts'
import {
  type DueCheck,
  type DueMeasure,
  type DuePage,
  type DueScope,
  listAgeingAnswers,
  listDueCheckPage,
  listDueMeasurePage,
  listEndingProofs,
} from '../../../db/queries/dueItems.ts'
import { addDays, addMonths, type Day, germanDay, startOfDay } from '../../core/day.ts'
import type { OpenItem } from '../plan.ts'
import { freshUntil, type Names, openItemOf, subjectOf } from './itemOf.ts'

const pageSize = 2_000

/** Months differ in length: answers of a few days more are read and looked at. */
const longestMonthDifference = 4

type Options = {
  readonly scope: DueScope
  /** The last day whose items may be told. */
  readonly untilOn: Day
  readonly staleMonths: number
}

export async function* readWork(db: Db, names: Names, options: Options): AsyncGenerator<OpenItem> {
  yield* readMeasures(db, names, { ...options, limit: pageSize })
  yield* readChecks(db, names, { ...options, limit: pageSize })
  yield* await readAnswers(db, names, options)
  yield* await readProofs(db, names, options)
}

async function* readMeasures(db: Db, names: Names, page: DuePage): AsyncGenerator<OpenItem> {
  let last: DueMeasure | undefined
  do {
    const rows: DueMeasure[] = await listDueMeasurePage(db, page, last?.id)
    for (const row of rows) {
      const { id: subjectId, code, title, dueOn } = row
      const path = `/massnahmen/${encodeURIComponent(code)}`
      yield openItemOf(names, row, { kind: 'measure', subjectId, title, dueOn, path })
    }
    last = rows.length === page.limit ? rows.at(-1) : undefined
  } while (last)
}

async function* readChecks(db: Db, names: Names, page: DuePage): AsyncGenerator<OpenItem> {
  let last: DueCheck | undefined
  do {
    const rows: DueCheck[] = await listDueCheckPage(db, page, last)
    for (const row of rows) yield checkItem(names, row)
    last = rows.length === page.limit ? rows.at(-1) : undefined
  } while (last)
}

function checkItem(names: Names, row: DueCheck): OpenItem {
  const { targetObjectId, requirement, objectCode, objectName, dueOn } = row
  return openItemOf(names, row, {
    kind: 'check',
    subjectId: `${targetObjectId} ${requirement}`,
    title: `${requirement} ${readCatalog().requirementById(requirement).title}`,
    place: `${objectCode} ${objectName}`,
    dueOn,
    path: `/check/zielobjekte/${objectCode}/${requirement}`,
  })
}

async function readAnswers(
  db: Db,
  names: Names,
  { scope, untilOn, staleMonths }: Options,
): Promise<OpenItem[]> {
  const last = addDays(addMonths(untilOn, -staleMonths), longestMonthDifference)
  const answeredBefore = startOfDay(addDays(last, 1))
  const groups = await listAgeingAnswers(db, { scope, answeredBefore })
  return groups.flatMap((row) => {
    const { targetObjectId, module, objectCode, objectName, responsibleId, count } = row
    const dueOn = freshUntil(row.oldestAt, staleMonths)
    if (dueOn > untilOn) return []
    const { title } = readCatalog().moduleById(module)
    const item = openItemOf(names, row, {
      kind: 'stale',
      subjectId: `${targetObjectId} ${module} ${responsibleId ?? ''}`.trim(),
      title: `${module} ${title}: Antworten erneut prüfen`,
      place: `${objectCode} ${objectName}`,
      dueOn,
      count,
      path: `/check/zielobjekte/${objectCode}`,
      query: { baustein: module, stufe: 'alle' },
    })
    return [item]
  })
}

async function readProofs(db: Db, names: Names, { scope, untilOn }: Options): Promise<OpenItem[]> {
  const proofs = await listEndingProofs(db, { scope, untilOn })
  return proofs.map((row) => {
    const { informationDomainId, providerProof, until, responsibleId, count } = row
    const name = providerProof.trim() || 'Nachweis eines Dienstleisters'
    return openItemOf(names, row, {
      kind: 'proof',
      subjectId: subjectOf(informationDomainId, providerProof, until, responsibleId ?? ''),
      title: `${name} (gültig bis ${germanDay(until)})`,
      dueOn: until,
      count,
      path: '/dienstleister',
    })
  })
}
