import { readCatalog } from '../../catalog/readCatalog.ts'
import type { Db } from '../../db/db.ts'
import { listDocumentsInForce } from '../../db/queries/documents.ts'
import {
  countOpenQuestions,
  countUnmetChecks,
  listDueChecks,
  listDueMeasures,
  listRisks,
} from '../../db/queries/duties.ts'
import type { InformationDomain } from '../../db/queries/informationDomains.ts'
import type { Actor } from '../access/actor.ts'
import { isAllowed } from '../access/permissions.ts'
import { readOwnPersons } from '../access/readOwnPersons.ts'
import { addDays, type Day } from '../core/day.ts'
import { readApprovals } from '../documents/readApprovals.ts'
import { type Duty, dutyHorizonDays, sortDuties } from './duty.ts'

/** `more`: checks that are due and not among `duties`. `assigned`: all checks that wait for the person's answer, whenever they are due. */
export type Duties = {
  readonly duties: readonly Duty[]
  readonly more: number
  readonly assigned: {
    readonly total: number
    readonly overdue: number
    /** Questions of WiBA that wait for the person's answer. */
    readonly questions: number
    /** As whom the checks are assigned; undefined for nobody who is responsible for any. */
    readonly personId: string | undefined
  }
}

/** The rest is counted and stands in the lists. */
const mostShown = 8

/**
 * What waits for the person in the information domains that they see: what they, or who they stand in for, are responsible
 * for, and what only their role can decide.
 */
export async function readDuties(
  db: Db,
  actor: Actor,
  domains: readonly InformationDomain[],
  today: Day,
): Promise<Duties> {
  const persons = [...(await readOwnPersons(db, actor))]
  const scope = { informationDomainIds: domains.map(({ id }) => id), personIds: persons }
  const untilOn = addDays(today, dutyHorizonDays)
  const checks = isAllowed(actor, 'read', 'checks', ['assigned'])
    ? await listDueChecks(db, { ...scope, untilOn }, mostShown)
    : []
  const measures = isAllowed(actor, 'read', 'measures', ['assigned'])
    ? await listDueMeasures(db, { ...scope, untilOn }, mostShown)
    : []
  const { total, due, overdue } = await countUnmetChecks(db, { ...scope, untilOn, today })
  const questions =
    persons.length > 0 && isAllowed(actor, 'read', 'wiba', ['assigned'])
      ? await countOpenQuestions(db, scope)
      : 0
  const decisions = await readDecisions(db, actor, domains)
  const reviews = await readReviews(db, actor, domains, { persons, untilOn })
  const domainOf = lookUp(domains)
  const dated: Duty[] = [
    ...checks.map(
      (check): Duty => ({
        kind: 'check',
        ...check,
        title: titleOf(check.requirement),
        domain: domainOf(check.informationDomainId),
      }),
    ),
    ...measures.map(
      (measure): Duty => ({
        kind: 'measure',
        ...measure,
        domain: domainOf(measure.informationDomainId),
      }),
    ),
    ...reviews,
  ]
  const duties = [...decisions, ...sortDuties(dated)].slice(0, mostShown)
  const shownChecks = duties.filter(({ kind }) => kind === 'check').length
  return {
    duties,
    more: due - shownChecks,
    assigned: { total, overdue, questions, personId: persons[0] },
  }
}

/** What only the management can do: approve the newest version of a document, accept a proposed risk. */
export async function readDecisions(
  db: Db,
  actor: Actor,
  domains: readonly InformationDomain[],
): Promise<Duty[]> {
  const approvals = isAllowed(actor, 'approve', 'documents') ? await readApprovals(db, domains) : []
  const risks = isAllowed(actor, 'accept', 'risks')
    ? await listRisks(
        db,
        domains.map(({ id }) => id),
      )
    : []
  const domainOf = lookUp(domains)
  const proposed = risks
    .filter(({ riskAcceptedOn, level }) => riskAcceptedOn === null && level !== 'basic')
    .map(
      (risk): Duty => ({
        kind: 'risk',
        ...risk,
        dueOn: null,
        title: titleOf(risk.requirement),
        domain: domainOf(risk.informationDomainId),
      }),
    )
  return [
    ...approvals.map(
      ({ informationDomainId, ...approval }): Duty => ({
        kind: 'approval',
        ...approval,
        dueOn: null,
        domain: domainOf(informationDomainId),
      }),
    ),
    ...proposed,
  ]
}

/** Documents that the person answers for, or everybody's for who keeps them. */
async function readReviews(
  db: Db,
  actor: Actor,
  domains: readonly InformationDomain[],
  { persons, untilOn }: { persons: readonly string[]; untilOn: Day },
): Promise<Duty[]> {
  if (!isAllowed(actor, 'read', 'documents')) return []
  const keepsAll = isAllowed(actor, 'write', 'documents')
  const domainOf = lookUp(domains)
  return (await listDocumentsInForce(db))
    .filter(({ informationDomainId }) => isKnown(domains, informationDomainId))
    .filter(({ responsibleId }) =>
      responsibleId === null ? keepsAll : persons.includes(responsibleId),
    )
    .filter(({ reviewDueOn }) => reviewDueOn !== null && reviewDueOn <= untilOn)
    .map(({ id, title, reviewDueOn, informationDomainId }) => ({
      kind: 'review',
      documentId: id,
      title,
      dueOn: reviewDueOn,
      domain: domainOf(informationDomainId),
    }))
}

function titleOf(requirement: string): string {
  return readCatalog().requirementById(requirement).title
}

function isKnown(domains: readonly InformationDomain[], id: string): boolean {
  return domains.some((domain) => domain.id === id)
}

function lookUp(domains: readonly InformationDomain[]): (id: string) => Duty['domain'] {
  const byId = new Map(domains.map((domain) => [domain.id, domain]))
  return (id) => {
    const { code, name } = byId.get(id) ?? { code: '', name: '' }
    return { code, name }
  }
}
