import { readWiba } from '../../../catalog/wiba.ts'
import type { Db } from '../../../db/db.ts'
import { listChecks } from '../../../db/queries/checks.ts'
import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import { listTargetObjects } from '../../../db/queries/targetObjects.ts'
import { listWibaAssignments } from '../../../db/queries/wiba.ts'
import type { Actor } from '../../access/actor.ts'
import { isAllowed } from '../../access/permissions.ts'
import { readOwnPersons } from '../../access/readOwnPersons.ts'
import { subjectOf } from '../../assessment/checkPlace.ts'
import type { AnswerSubject } from '../../exchange/answerSubject.ts'
import { wibaReach } from '../../wiba/wibaReach.ts'
import type { RowKeys } from '../returnedWorkbook.ts'

export type Answerable = {
  /** What a row with these keys is about; undefined for what the information domain does not have. */
  readonly subjectOf: (keys: RowKeys) => string | undefined
  readonly isVisible: (subject: string) => boolean
}

/** What can be answered in an information domain, and what of it the actor may see. */
export async function readAnswerable(
  db: Db,
  actor: Actor,
  domain: InformationDomain,
  about: AnswerSubject,
): Promise<Answerable> {
  return about === 'wiba' ? readQuestions(db, actor, domain) : readChecks(db, actor, domain)
}

async function readChecks(db: Db, actor: Actor, domain: InformationDomain): Promise<Answerable> {
  const objects = await listTargetObjects(db, domain.id)
  const ids = new Map(objects.map(({ id, code }) => [code, id]))
  return {
    subjectOf([code, requirement]) {
      const targetObjectId = ids.get(code)
      return targetObjectId && subjectOf({ targetObjectId, requirement })
    },
    isVisible: await visibleChecks(db, actor, [...ids.values()]),
  }
}

async function visibleChecks(db: Db, actor: Actor, targetObjectIds: readonly string[]) {
  if (isAllowed(actor, 'read', 'checks')) return () => true
  const own = await readOwnPersons(db, actor)
  const checks = await listChecks(db, targetObjectIds)
  const visible = new Set(
    checks.filter(({ responsibleId }) => own.has(responsibleId ?? '')).map(subjectOf),
  )
  return (subject: string) => visible.has(subject)
}

async function readQuestions(db: Db, actor: Actor, domain: InformationDomain): Promise<Answerable> {
  const assignments = await listWibaAssignments(db, domain.id)
  const reachOf = wibaReach(assignments, await readOwnPersons(db, actor))
  const ids = new Map(
    readWiba().checklists.flatMap(({ name, questions }) =>
      questions.map(({ id, officialNumber }) => [`${name} ${officialNumber}`, id]),
    ),
  )
  return {
    subjectOf: ([checklist, number]) => ids.get(`${checklist} ${number}`),
    isVisible: (question) => isAllowed(actor, 'read', 'wiba', reachOf(question)),
  }
}
