/** Suggestions at the checks that devices without updates stand against: made, renewed, withdrawn. @module */
import { updateRequirementsOf } from '../../../catalog/updateRequirements.ts'
import type { Db } from '../../../db/db.ts'
import {
  listActiveModules,
  listCheckMarks,
  listObjectLabels,
} from '../../../db/queries/checkLists.ts'
import { recordEvent } from '../../../db/queries/events.ts'
import {
  deleteOpenSuggestions,
  insertSuggestions,
  listSuggestionsOfKind,
  renewSuggestion,
  type StoredSuggestion,
} from '../../../db/queries/suggestions.ts'
import type { Actor } from '../../access/actor.ts'
import { eventBy } from '../../access/eventBy.ts'
import type { Deps } from '../../deps.ts'
import { subjectOf } from '../checkPlace.ts'
import { readSupportConcerns } from './readSupportConcerns.ts'
import {
  isOpenToSupport,
  isSameConcern,
  type SupportSuggestion,
  suggestForSupport,
} from './supportConcern.ts'

const kind = 'check_from_support' as const

/**
 * Brings the suggestions of an information domain to what its devices say today; run again, it changes nothing. What a
 * person decided stays decided until the devices concerned, their systems or their days are others.
 */
export async function storeSupportSuggestions(
  db: Db,
  deps: Deps,
  actor: Actor,
  informationDomainId: string,
): Promise<void> {
  const wanted = await listWanted(db, informationDomainId, deps.today())
  const record = createRecorder(db, deps, actor)
  const withdrawn: string[] = []
  for (const stored of await listSuggestionsOfKind(db, informationDomainId, kind)) {
    const fresh = wanted.get(stored.subject)
    wanted.delete(stored.subject)
    if (fresh === undefined) {
      if (stored.state !== 'open') continue
      withdrawn.push(stored.id)
      record('suggestion_withdrawn', stored.subject, toldOf(stored), undefined)
    } else if (isStale(stored, fresh)) {
      await renewSuggestion(db, stored.id, stored.version, { ...fresh, madeOn: deps.today() })
      record(
        'suggestion_changed',
        stored.subject,
        toldOf(stored),
        toldOf({ ...fresh, state: 'open' }),
      )
    }
  }
  if (withdrawn.length > 0) await deleteOpenSuggestions(db, withdrawn)
  const made = [...wanted].map(([subject, fresh]) => ({
    id: deps.newId(),
    informationDomainId,
    kind,
    subject,
    ...fresh,
    state: 'open' as const,
    madeOn: deps.today(),
  }))
  await insertSuggestions(db, made)
  for (const one of made) record('suggestion_made', one.subject, undefined, toldOf(one))
}

/** By the check that they are about; only at checks whose answer the devices contradict, or that nobody answered. */
async function listWanted(
  db: Db,
  informationDomainId: string,
  today: string,
): Promise<Map<string, SupportSuggestion>> {
  const places = (await listActiveModules(db, informationDomainId)).flatMap(
    ({ targetObjectId, module }) =>
      updateRequirementsOf(module).map((requirement) => ({ targetObjectId, requirement })),
  )
  if (places.length === 0) return new Map()
  const ids = [...new Set(places.map(({ targetObjectId }) => targetObjectId))]
  const objects = await listObjectLabels(db, informationDomainId, ids)
  const concerns = await readSupportConcerns(db, informationDomainId, objects, today)
  const marks = await listCheckMarks(db, {
    informationDomainId,
    levels: ['basic', 'standard', 'high'],
    targetObjectIds: ids,
    requirements: [...new Set(places.map(({ requirement }) => requirement.id))],
  })
  const statuses = new Map(marks.map((mark) => [subjectOf(mark), mark.status]))
  const wanted = new Map<string, SupportSuggestion>()
  for (const { targetObjectId, requirement } of places) {
    const concern = concerns.get(targetObjectId)
    const subject = subjectOf({ targetObjectId, requirement: requirement.id })
    const suggestion = concern && suggestForSupport(concern, requirement)
    if (suggestion && isOpenToSupport(statuses.get(subject) ?? 'open')) {
      wanted.set(subject, suggestion)
    }
  }
  return wanted
}

/** An open one always tells the state of today; a decided one is made anew only when what it was about changed. */
function isStale({ state, proposal, reason }: StoredSuggestion, fresh: SupportSuggestion): boolean {
  return !isSameConcern(proposal, fresh) || (state === 'open' && reason !== fresh.reason)
}

type Told = { readonly state: string; readonly status: unknown; readonly reason: string }

/** What the audit trail says of a suggestion: the reason holds the figures and the systems. */
function toldOf({
  state,
  proposal,
  reason,
}: Pick<StoredSuggestion, 'state' | 'proposal' | 'reason'>): Told {
  return { state, status: proposal.status, reason }
}

function createRecorder(db: Db, deps: Deps, actor: Actor) {
  return (
    eventKind: 'suggestion_made' | 'suggestion_changed' | 'suggestion_withdrawn',
    subject: string,
    before: Told | undefined,
    after: Told | undefined,
  ) => recordEvent(db, eventBy(deps, actor, eventKind, subject, { before, after }))
}
