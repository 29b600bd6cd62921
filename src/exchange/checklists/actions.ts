/** Answers that were given in BSI's own checklists come in as suggestions; a person decides. @module */
import { readCatalog } from '../../../catalog/readCatalog.ts'
import type { Db } from '../../../db/db.ts'
import { listActiveModules, listObjectLabels } from '../../../db/queries/checkLists.ts'
import { recordEvent } from '../../../db/queries/events.ts'
import {
  insertSuggestions,
  listSuggestionsOfKind,
  renewSuggestion,
} from '../../../db/queries/suggestions.ts'
import type { Actor } from '../../access/actor.ts'
import { eventBy } from '../../access/eventBy.ts'
import { allow } from '../../access/permissions.ts'
import { readInformationDomain } from '../../access/readInformationDomain.ts'
import { canonicalJson } from '../../core/canonicalJson.ts'
import { Failure } from '../../core/failure.ts'
import type { Deps } from '../../deps.ts'
import type { Table } from '../table.ts'
import { type ChecklistAnswer, type ChecklistPlan, planChecklist } from './planChecklist.ts'

const kind = 'check_from_checklist' as const

export type ChecklistImport = {
  readonly informationDomainId: string
  readonly tables: readonly Table[]
  readonly fileName: string
  /** The target object that the answers are about; without it, every one at which the module is modelled. */
  readonly targetObjectId?: string | undefined
}

export type ChecklistOutcome = Omit<ChecklistPlan, 'answers'> & {
  readonly answers: number
  /** New or changed suggestions, over all target objects. */
  readonly suggested: number
  /** Modules in the file that are modelled nowhere here. */
  readonly unmodelled: readonly string[]
}

/**
 * Suggests the answers at the checks of the model; run again with the same file, it changes nothing. Throws `invalid`
 * for a file without a checklist, or without one answer.
 */
export async function importChecklist(
  deps: Deps,
  actor: Actor,
  { informationDomainId, tables, fileName, targetObjectId }: ChecklistImport,
): Promise<ChecklistOutcome> {
  allow(actor, 'write', 'checks')
  const { answers, ...further } = planChecklist(tables)
  if (answers.length === 0 && further.refused.length === 0) {
    throw new Failure('invalid', 'In dieser Checkliste hat noch niemand etwas eingetragen.')
  }
  return deps.store.write(actor.organisationId, async (db) => {
    await readInformationDomain(db, actor, informationDomainId)
    const places = await readPlaces(db, informationDomainId, targetObjectId)
    const modelled = new Set(places.map(({ module }) => module))
    const wanted = places.flatMap((place) =>
      answers
        .filter(({ module }) => module === place.module)
        .map((answer) => suggestionOf(place.targetObjectId, answer, fileName)),
    )
    return {
      ...further,
      answers: answers.length,
      suggested: await storeSuggestions(db, deps, actor, informationDomainId, wanted),
      unmodelled: [...new Set(answers.map(({ module }) => module))].filter(
        (module) => !modelled.has(module),
      ),
    }
  })
}

async function readPlaces(
  db: Db,
  informationDomainId: string,
  targetObjectId: string | undefined,
): Promise<readonly { targetObjectId: string; module: string }[]> {
  if (targetObjectId === undefined) return listActiveModules(db, informationDomainId, {})
  const [object] = await listObjectLabels(db, informationDomainId, [targetObjectId])
  if (!object) throw new Failure('not_found', 'Dieses Zielobjekt gibt es hier nicht.')
  return listActiveModules(db, informationDomainId, { targetObjectIds: [targetObjectId] })
}

type Wanted = { subject: string; proposal: Record<string, unknown>; reason: string }

function suggestionOf(targetObjectId: string, answer: ChecklistAnswer, fileName: string): Wanted {
  const { module, requirement, status, explanation, dueOn } = answer
  const title = readCatalog().requirementById(requirement).title
  return {
    subject: `${targetObjectId}/${requirement}`,
    proposal: { module, requirement, status, explanation, dueOn },
    reason: `In der Checkliste „${fileName}“ zu „${title}“ eingetragen.${explanation ? ` ${explanation}` : ''}`,
  }
}

/** A suggestion on which somebody decided stays decided until the file says something else. */
async function storeSuggestions(
  db: Db,
  deps: Deps,
  actor: Actor,
  informationDomainId: string,
  wanted: readonly Wanted[],
): Promise<number> {
  const known = new Map(
    (await listSuggestionsOfKind(db, informationDomainId, kind)).map((one) => [one.subject, one]),
  )
  const made = []
  let renewed = 0
  for (const each of wanted) {
    const stored = known.get(each.subject)
    if (!stored) {
      const state = 'open' as const
      made.push({
        id: deps.newId(),
        informationDomainId,
        kind,
        ...each,
        state,
        madeOn: deps.today(),
      })
    } else if (canonicalJson(stored.proposal) !== canonicalJson(each.proposal)) {
      await renewSuggestion(db, stored.id, stored.version, { ...each, madeOn: deps.today() })
      renewed += 1
      const told = { before: { reason: stored.reason }, after: { reason: each.reason } }
      recordEvent(db, eventBy(deps, actor, 'suggestion_changed', each.subject, told))
    }
  }
  await insertSuggestions(db, made)
  for (const one of made) {
    recordEvent(db, eventBy(deps, actor, 'suggestion_made', one.subject, { after: one }))
  }
  return made.length + renewed
}
