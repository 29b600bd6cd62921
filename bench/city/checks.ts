/** An information domain in the middle of its checks: target objects, modules, answers, measures, proofs. @module */
import { readCatalog } from '../../catalog/readCatalog.ts'
import { type Db, insertMany } from '../../db/db.ts'
import { insertChecks, type StoredCheck } from '../../db/queries/checks.ts'
import { insertDocument } from '../../db/queries/documents.ts'
import { insertMeasure, insertMeasureChecks } from '../../db/queries/measures.ts'
import { insertModuleDecisions } from '../../db/queries/modelling.ts'
import { insertPerson } from '../../db/queries/organisations.ts'
import { insertTargetObjects } from '../../db/queries/targetObjects.ts'
import type { CheckStatus } from '../../src/assessment/check.ts'
import { addDays } from '../../src/core/day.ts'
import { benchDay, type City } from './city.ts'
import { pick } from './pick.ts'
import { madeByHand } from './targetObjects.ts'

type NewCheck = Omit<StoredCheck, 'version'>
type CheckKey = Pick<NewCheck, 'targetObjectId' | 'module' | 'requirement' | 'level'>

const createdAt = `${benchDay}T08:00:00.000Z`
/** Every third unmet check waits for a measure, and each measure serves so many. */
const unmetPerServed = 3
const checksPerMeasure = 5
/** One check in so many is proven by a document. */
const checksPerProof = 20
/** Requirements of the smallest sort of target object, or fewer; more than the largest has. */
const smallestObject = 8
const lastRoom = 200

const decided = {
  decision: 'modelled',
  reason: '',
  origin: 'person',
  providerId: null,
  decidedBy: 'Informationssicherheit',
  decidedAt: createdAt,
} as const

/** Of 20 checks: 9 yes, 4 partial, 2 no, 1 dispensable, 4 open; those have no row, as in the program. */
const statuses: readonly [CheckStatus, ...CheckStatus[]] = [
  ...(['yes', 'partial', 'yes', 'no', 'yes', 'open', 'yes', 'partial', 'yes', 'no'] as const),
  ...(['yes', 'open', 'yes', 'partial', 'yes', 'open', 'yes', 'partial', 'dispensable'] as const),
  'open',
]

const sentences = [
  'Die Vorgaben sind in der Dienstanweisung IT geregelt und allen Beschäftigten bekannt gegeben.',
  'Aktualisierungen werden zentral verteilt und innerhalb von 14 Tagen eingespielt; Ausnahmen sind dokumentiert.',
  'Zugriffsrechte werden halbjährlich mit den Fachdiensten abgeglichen.',
  'Protokolle liegen auf dem zentralen Server und werden stichprobenartig ausgewertet.',
  'Für die Schulen fehlt die Regelung noch, sie wird mit dem neuen Rahmenvertrag eingeführt.',
] as const

const persons = ['Informationssicherheit', 'EDV-Leitung', 'Netzbetreuung', 'Hauptamt'] as const

/** Fills the city until exactly `size` checks apply, or a few less where no module is small enough. */
export async function fillWithChecks(city: City, size: number): Promise<number> {
  const keys = await city.write((db) => modelByHand(city, db, size))
  await city.write(async (db) => {
    const personIds = await insertPersons(city, db)
    const checks = keys.flatMap((key, index) => answerTo(city, key, index, personIds) ?? [])
    await insertChecks(db, checks)
    await insertMeasures(city, db, checks)
    await insertProofs(city, db, checks)
  })
  return keys.length
}

/** Target objects with modules until there is no room for another module. */
async function modelByHand(city: City, db: Db, size: number): Promise<CheckKey[]> {
  const catalog = readCatalog()
  const everyModule = catalog.modules.map(({ id }) => id)
  const keys: CheckKey[] = []
  const decisions: { targetObjectId: string; module: string }[] = []
  const candidates = madeByHand(city, Math.ceil(size / smallestObject))
  const used = candidates.filter(({ row: { id: targetObjectId }, modules }) => {
    const before = keys.length
    // The last target object takes whatever still fits.
    for (const module of size - before > lastRoom ? modules : everyModule) {
      const requirements = catalog.activeRequirements(module)
      if (keys.length + requirements.length > size) continue
      decisions.push({ targetObjectId, module })
      for (const { id: requirement, level } of requirements) {
        keys.push({ targetObjectId, module, requirement, level })
      }
    }
    return keys.length > before
  })
  await insertTargetObjects(
    db,
    used.map(({ row }) => row),
  )
  await insertModuleDecisions(
    db,
    decisions.map((decision) => ({ ...decision, ...decided, informationDomainId: city.domain.id })),
  )
  return keys
}

async function insertPersons({ deps }: City, db: Db): Promise<[string, ...string[]]> {
  const [first, ...others] = persons.map((name) => ({ id: deps.newId(), name }))
  if (!first) throw new Error('no persons')
  for (const { id, name } of [first, ...others]) {
    const nameKey = name.toLowerCase()
    await insertPerson(db, {
      id,
      name,
      nameKey,
      department: '',
      email: '',
      userId: null,
      createdAt,
    })
  }
  return [first.id, ...others.map(({ id }) => id)]
}

function answerTo(
  { domain }: City,
  key: CheckKey,
  index: number,
  personIds: readonly [string, ...string[]],
): NewCheck | undefined {
  const status = pick(statuses, index)
  if (status === 'open') return undefined
  const isUnmet = status === 'no' || status === 'partial'
  const surveyedOn = addDays(benchDay, -(index % 500))
  return {
    ...key,
    informationDomainId: domain.id,
    status,
    dispensableBecause: status === 'dispensable' ? 'replaced' : null,
    explanation: explanationOf(index),
    responsibleId: isUnmet && index % 7 !== 0 ? pick(personIds, index) : null,
    dueOn: isUnmet && index % 9 !== 0 ? addDays(benchDay, (index % 400) - 60) : null,
    surveyedOn,
    interviewed: pick(persons, index + 1),
    checkedAt: `${surveyedOn}T${String(8 + (index % 9)).padStart(2, '0')}:15:00.000Z`,
    checkedBy: 'Informationssicherheit',
    providerProof: '',
    providerProofUntil: null,
    riskAcceptedBy: null,
    riskAcceptedOn: null,
    riskReason: '',
  }
}

/** One or two sentences; the number makes each text its own. */
function explanationOf(index: number): string {
  const chosen = Array.from({ length: index % 3 === 0 ? 2 : 1 }, (_, n) =>
    pick(sentences, index + 2 * n),
  )
  return `${chosen.join(' ')} (Vorgang ${10_000 + index})`
}

async function insertMeasures({ deps, domain }: City, db: Db, checks: readonly NewCheck[]) {
  const unmet = checks
    .filter(({ status }) => status === 'no' || status === 'partial')
    .filter((_, index) => index % unmetPerServed === 0)
  const served: Parameters<typeof insertMeasureChecks>[1][number][] = []
  for (let start = 0; start < unmet.length; start += checksPerMeasure) {
    const id = deps.newId()
    const number = 1 + start / checksPerMeasure
    await insertMeasure(db, { ...measureOf(number), id, informationDomainId: domain.id })
    for (const { targetObjectId, requirement } of unmet.slice(start, start + checksPerMeasure)) {
      served.push({ measureId: id, targetObjectId, requirement })
    }
  }
  await insertMeasureChecks(db, served)
}

function measureOf(number: number) {
  return {
    code: `M-${String(number).padStart(3, '0')}`,
    title: `Regelung ${number} ergänzen und bekannt geben`,
    description: '',
    status: 'planned' as const,
    effort: 'weeks' as const,
    responsibleId: null,
    dueOn: addDays(benchDay, 30 + (number % 300)),
    doneOn: null,
    personnelOnceCents: 120_000,
    personnelYearlyCents: 0,
    materialOnceCents: 0,
    materialYearlyCents: 0,
    yearlyFromOn: null,
    yearlyUntilOn: null,
    createdAt,
  }
}

async function insertProofs({ deps, domain }: City, db: Db, checks: readonly NewCheck[]) {
  const documentId = deps.newId()
  await insertDocument(db, {
    id: documentId,
    informationDomainId: domain.id,
    kind: 'other',
    title: 'Betriebshandbuch der EDV',
    responsibleId: null,
    reviewDueOn: null,
    createdAt,
  })
  const proven = checks.filter((_, index) => index % checksPerProof === 0)
  await insertMany(
    db,
    db.tables.evidenceLink,
    proven.map(({ targetObjectId, requirement }) => ({
      organisationId: db.organisationId,
      targetObjectId,
      requirement,
      documentId,
      note: '',
    })),
  )
}
