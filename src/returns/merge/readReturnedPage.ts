import type { Db } from '../../../db/db.ts'
import { findChainHead } from '../../../db/queries/events.ts'
import { listMembers, listPersons } from '../../../db/queries/organisations.ts'
import { listReturnedWorkbooks, type ReturnedHead } from '../../../db/queries/returnedWorkbooks.ts'
import { type Actor, actorIdOf } from '../../access/actor.ts'
import { isAllowed } from '../../access/permissions.ts'
import { readPersons } from '../../access/readPersons.ts'
import type { Deps } from '../../deps.ts'
import type { ReturnedWorkbook } from '../returnedWorkbook.ts'
import type { AnswerPlan } from './planAnswers.ts'
import { readAnswerPlan } from './readAnswerPlan.ts'

const shownReturns = 20

export type ListedReturn = ReturnedHead & { readonly by: string; readonly person: string }

/** What came back last in the information domain, as far as the actor may see it, and whose answers can be brought. */
export async function readReturnedList(
  db: Db,
  actor: Actor,
  informationDomainId: string,
): Promise<{ returns: ListedReturn[]; persons: { id: string; name: string }[] }> {
  const seesAll = isAllowed(actor, 'write', 'checks')
  const heads = await listReturnedWorkbooks(db, informationDomainId, shownReturns)
  const names = new Map((await listMembers(db)).map(({ userId, name }) => [userId, name]))
  const persons = await listPersons(db)
  const personNames = new Map(persons.map(({ id, name }) => [id, name]))
  return {
    returns: heads
      .filter(({ actorId }) => seesAll || actorId === actorIdOf(actor))
      .map((head) => ({
        ...head,
        by: names.get(head.actorId) ?? 'Kommandozeile',
        person: personNames.get(head.personId ?? '') ?? '',
      })),
    persons: seesAll ? persons.map(({ id, name }) => ({ id, name })) : [],
  }
}

export type ReturnedPage = {
  readonly returned: ReturnedWorkbook
  readonly person: string
  /** Undefined once it was taken over. */
  readonly plan: AnswerPlan | undefined
  readonly digest: string
  readonly head: number
}

/** A workbook that came back, with what taking it over would do now. */
export async function readReturnedPage(
  db: Db,
  deps: Pick<Deps, 'now'>,
  actor: Actor,
  returned: ReturnedWorkbook,
): Promise<ReturnedPage> {
  const [person] = await readPersons(db, [returned.personId])
  const { sequence: head } = await findChainHead(db)
  const named = person?.name ?? ''
  const { contents, decisions, informationDomainId } = returned
  if (!contents) return { returned, person: named, plan: undefined, digest: '', head }
  const given = { at: deps.now(), by: named || actor.name }
  const order = { actor, informationDomainId, contents, decisions, given }
  const { plan, digest } = await readAnswerPlan(db, order)
  return { returned, person: named, plan, digest, head }
}
