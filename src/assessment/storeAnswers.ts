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
import { type Check, openCheck } from './check.ts'
import type { CheckForm } from './checkForm.ts'
import { ensureCheckRules } from './ensureCheckRules.ts'

export type CheckPlace = { readonly targetObjectId: string; readonly requirement: string }

/** An answer to one requirement; `version` is that of the check the person saw, 0 for none. */
export type CheckAnswer = CheckForm & CheckPlace

/** Which checks are open to an answer: those of modules that count; open where nobody answered. */
export type CheckModel = { checkOf: (place: CheckPlace) => Check }

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
  explain: (error: unknown, place: CheckPlace) => Promise<unknown> = async (error) => error,
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
      const after = ensureCheckRules(answered(deps, actor, before, answer))
      if (isSame(before, after)) continue
      if (before.version === 0 && after.version === 0) fresh.push(after)
      else await saveCheck(db, after)
      recordEvent(db, checkEvent(deps, actor, before, after))
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

/** How events and suggestions name a check. */
export function subjectOf({ targetObjectId, requirement }: CheckPlace): string {
  return `${targetObjectId}/${requirement}`
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

function answered(deps: Deps, actor: Actor, before: Check, answer: CheckAnswer): Check {
  const { targetObjectId: _, requirement: __, version, ...change } = answer
  const isOpen = change.status === 'open'
  return {
    ...before,
    ...change,
    version,
    checkedAt: isOpen ? null : deps.now(),
    checkedBy: isOpen ? null : actor.name,
  }
}

/** The same answer again (checkedAt aside) is no change, so that a repeated save is one event. */
function isSame(before: Check, after: Check): boolean {
  const { checkedAt: _, checkedBy: __, ...old } = before
  const { checkedAt: ___, checkedBy: ____, ...fresh } = after
  return Object.entries(fresh).every(([field, value]) => old[field as keyof typeof old] === value)
}

function checkEvent(deps: Deps, actor: Actor, before: Check, after: Check) {
  const changed = Object.keys(after).filter(
    (field) => field !== 'version' && before[field as keyof Check] !== after[field as keyof Check],
  )
  const pick = (check: Check) =>
    Object.fromEntries(changed.map((field) => [field, check[field as keyof Check]]))
  return eventBy(deps, actor, 'check_saved', subjectOf(after), {
    before: pick(before),
    after: pick(after),
  })
}
