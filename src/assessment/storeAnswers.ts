/** How answers reach the database: against what is modelled, by the rules, with an event each. @module */
import { readCatalog } from '../../catalog/readCatalog.ts'
import type { Db } from '../../db/db.ts'
import { insertChecks, listChecks, type StoredCheck, saveCheck } from '../../db/queries/checks.ts'
import { recordEvent } from '../../db/queries/events.ts'
import { listModuleDecisions, type StoredDecision } from '../../db/queries/modelling.ts'
import type { Actor } from '../access/actor.ts'
import { eventBy } from '../access/eventBy.ts'
import { allow, isAllowed } from '../access/permissions.ts'
import { readInformationDomain } from '../access/readInformationDomain.ts'
import { readOwnPersons } from '../access/readOwnPersons.ts'
import { readPersons } from '../access/readPersons.ts'
import { Failure } from '../core/failure.ts'
import type { Deps } from '../deps.ts'
import { readTargetObjects } from '../inventory/readTargetObjects.ts'
import { answerCheck, type CheckAnswer, isSameAnswer } from './answerCheck.ts'
import { type Check, openCheck } from './check.ts'
import { type CheckPlace, subjectOf } from './checkPlace.ts'
import { ensureCheckRules } from './ensureCheckRules.ts'

/** Which checks are open to an answer: those of modules that count; open where nobody answered. */
export type CheckModel = { checkOf: (place: CheckPlace) => Check }

/** `explain` makes of an error what is thrown. */
type Storing = {
  explain?: (error: unknown, place: CheckPlace) => Promise<unknown>
  /** Whose answers they are, where somebody else brings them. */
  givenBy?: string
  /** Where they come from, for the trail. */
  source?: AnswerSource | undefined
}

/** A workbook that came back, or the reply of a department. */
export type AnswerSource = Readonly<Record<string, string>>

/**
 * Stores answers and records them; what does not change is not written. Throws as `checkRequirements` says, or what
 * `explain` makes of it; the transaction around it undoes what went before.
 */
export async function storeAnswers(
  db: Db,
  deps: Deps,
  actor: Actor,
  { checkOf }: CheckModel,
  answers: readonly CheckAnswer[],
  { explain = async (error) => error, givenBy = actor.name, source }: Storing = {},
): Promise<void> {
  await readPersons(
    db,
    answers.map(({ responsibleId }) => responsibleId),
  )
  const own = await readOwnPersons(db, actor)
  const fresh: Check[] = []
  for (const answer of answers) {
    const before = checkOf(answer)
    try {
      allow(actor, 'write', 'checks', own.has(before.responsibleId ?? '') ? ['assigned'] : [])
      ensureSameResponsible(actor, before, answer)
      const after = ensureCheckRules(answerCheck(before, answer, { at: deps.now(), by: givenBy }))
      if (isSameAnswer(before, after)) continue
      if (before.version === 0 && after.version === 0) fresh.push(after)
      else await saveCheck(db, after)
      recordCheck(db, deps, actor, { before, after, source })
    } catch (error) {
      throw await explain(error, answer)
    }
  }
  await insertChecks(
    db,
    fresh.map(({ version: _, ...row }) => row),
  )
}

/**
 * The stored checks of the target objects concerned, and which modules count there. `checkOf` throws `invalid` for
 * what is not modelled.
 */
export async function readCheckModel(
  db: Db,
  actor: Actor,
  informationDomainId: string,
  places: readonly CheckPlace[],
): Promise<CheckModel> {
  await readInformationDomain(db, actor, informationDomainId)
  const targetObjectIds = [...new Set(places.map((place) => place.targetObjectId))]
  await readTargetObjects(db, actor, targetObjectIds, informationDomainId)
  const decisions = await listModuleDecisions(db, informationDomainId)
  const active = new Set(decisions.filter(isActive).map(moduleKey))
  const stored = new Map<string, StoredCheck>()
  for (const check of await listChecks(db, targetObjectIds)) stored.set(subjectOf(check), check)
  return {
    checkOf({ targetObjectId, requirement }) {
      const { module, level, withdrawn } = requirementOf(requirement)
      if (withdrawn || !active.has(moduleKey({ targetObjectId, module }))) {
        throw new Failure(
          'invalid',
          `${requirement} gehört nicht zur Modellierung dieses Zielobjekts. Bitte modellieren Sie zuerst den Baustein ${module}.`,
        )
      }
      const key = { targetObjectId, requirement, informationDomainId, module, level }
      return stored.get(subjectOf(key)) ?? openCheck(key)
    },
  }
}

/** Whoever answers what was assigned to them does not hand it on. */
function ensureSameResponsible(actor: Actor, before: Check, answer: CheckAnswer): void {
  if (before.responsibleId === answer.responsibleId || isAllowed(actor, 'write', 'checks')) return
  throw new Failure(
    'forbidden',
    'Wer zuständig ist, legen die Informationssicherheitsbeauftragten fest. Bitte wenden Sie sich an sie.',
  )
}

function requirementOf(id: string) {
  const requirement = readCatalog().requirementById(id)
  return { ...requirement, module: id.replace(/\.A\d+$/, '') }
}

function isActive({ decision }: StoredDecision): boolean {
  return decision !== 'left_out'
}

function moduleKey({ targetObjectId, module }: { targetObjectId: string; module: string }): string {
  return `${targetObjectId} ${module}`
}

/** Notes in the trail what a check was and what it is. */
export function recordCheck(
  db: Db,
  deps: Deps,
  actor: Actor,
  { before, after, source }: { before: Check; after: Check; source?: AnswerSource | undefined },
): void {
  const changed = Object.keys(after).filter(
    (field) => field !== 'version' && before[field as keyof Check] !== after[field as keyof Check],
  )
  const pick = (check: Check) =>
    Object.fromEntries(changed.map((field) => [field, check[field as keyof Check]]))
  recordEvent(
    db,
    eventBy(deps, actor, 'check_saved', subjectOf(after), {
      before: pick(before),
      after: pick(after),
      ...source,
    }),
  )
}
