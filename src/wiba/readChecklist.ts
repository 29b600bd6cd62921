/** Reads the questions of checklists with what was answered, who is to answer, and what they mean for the check. @module */

import type { OfficialBlock } from '../../catalog/officialXml.ts'
import { readWiba, type WibaChecklist, type WibaQuestion } from '../../catalog/wiba.ts'
import type { Db } from '../../db/db.ts'
import { listTextsInForce } from '../../db/queries/officialTexts.ts'
import { listPersons } from '../../db/queries/organisations.ts'
import { listSuggestions } from '../../db/queries/suggestions.ts'
import {
  listWibaAnswers,
  listWibaAssignments,
  type StoredWibaAnswer,
} from '../../db/queries/wiba.ts'
import type { Actor } from '../access/actor.ts'
import { isAllowed } from '../access/permissions.ts'
import { readOwnPersons } from '../access/readOwnPersons.ts'
import { Failure } from '../core/failure.ts'
import { type RequirementState, readRequirementStates } from './readRequirementStates.ts'
import { wibaReach } from './wibaReach.ts'

/** How many checks the „ja“ of a question suggests something for, by what became of the suggestion. */
export type SuggestionCounts = {
  readonly open: number
  readonly accepted: number
  readonly refused: number
}

export type WibaRow = {
  readonly question: WibaQuestion
  /** The BSI's own words, where the city imported them. */
  readonly officialBlocks: readonly OfficialBlock[] | undefined
  readonly stored: StoredWibaAnswer | undefined
  readonly responsibleId: string | null
  readonly responsible: string
  readonly isWritable: boolean
  /** Without their states for who may not see the check. */
  readonly requirements: readonly (Pick<RequirementState, 'id' | 'title' | 'moduleId'> &
    Partial<RequirementState>)[]
  readonly suggestions: SuggestionCounts
}

/** All that the actor sees of WiBA in one information domain. */
export type WibaAnswers = {
  readonly checklists: readonly (Omit<WibaChecklist, 'questions'> & {
    readonly questions: readonly WibaQuestion[]
  })[]
  readonly answers: readonly StoredWibaAnswer[]
  readonly responsibleOf: (question: string) => string | null
  readonly isWritable: (question: string) => boolean
}

/** Checklists with at least one question that the actor may see. Who reads only what is assigned sees only that. */
export async function readWibaAnswers(
  db: Db,
  actor: Actor,
  informationDomainId: string,
): Promise<WibaAnswers> {
  const answers = await listWibaAnswers(db, informationDomainId)
  const assignments = await listWibaAssignments(db, informationDomainId)
  const reachOf = wibaReach(assignments, await readOwnPersons(db, actor))
  const responsible = new Map(assignments.map((one) => [one.question, one.responsibleId]))
  const isVisible = ({ id }: WibaQuestion) => isAllowed(actor, 'read', 'wiba', reachOf(id))
  return {
    checklists: readWiba()
      .checklists.map((list) => ({ ...list, questions: list.questions.filter(isVisible) }))
      .filter(({ questions }) => questions.length > 0),
    answers,
    responsibleOf: (question) => responsible.get(question) ?? null,
    isWritable: (question) => isAllowed(actor, 'write', 'wiba', reachOf(question)),
  }
}

export type ChecklistPage = {
  readonly wiba: WibaAnswers
  readonly checklist: WibaAnswers['checklists'][number]
  readonly rows: readonly WibaRow[]
  /** Whom questions can be given to. */
  readonly persons: readonly { readonly id: string; readonly name: string }[]
}

/** Throws `not_found` for a checklist that WiBA does not have, or of which the actor sees no question. */
export async function readChecklist(
  db: Db,
  actor: Actor,
  informationDomainId: string,
  key: string,
): Promise<ChecklistPage> {
  const wiba = await readWibaAnswers(db, actor, informationDomainId)
  const checklist = wiba.checklists.find((one) => one.key === key)
  if (!checklist) {
    throw new Failure(
      'not_found',
      'Diese Checkliste gibt es nicht, oder Ihnen ist keine ihrer Prüffragen zugewiesen.',
    )
  }
  const persons = await listPersons(db)
  const names = new Map(persons.map(({ id, name }) => [id, name]))
  const ids = [...new Set(checklist.questions.flatMap(({ requirementIds }) => requirementIds))]
  const states = await readRequirementStates(db, informationDomainId, ids)
  const seesChecks = isAllowed(actor, 'read', 'checks')
  const stateOf = new Map(states.map((state) => [state.id, state]))
  const isOpen = (id: string) => {
    const state = stateOf.get(id)
    return state !== undefined && state.met + state.partial + state.no < state.total
  }
  const suggestions = await readSuggestionCounts(db, informationDomainId, isOpen)
  const answers = new Map(wiba.answers.map((answer) => [answer.question, answer]))
  const official = await listTextsInForce(
    db,
    'wiba',
    checklist.questions.map(({ id }) => id),
  )
  const rows = checklist.questions.map((question) => {
    const responsibleId = wiba.responsibleOf(question.id)
    return {
      question,
      officialBlocks: official.get(question.id)?.blocks,
      stored: answers.get(question.id),
      responsibleId,
      responsible: names.get(responsibleId ?? '') ?? '',
      isWritable: wiba.isWritable(question.id),
      requirements: question.requirementIds.flatMap((id) => {
        const state = stateOf.get(id)
        if (!state) return []
        const { title, moduleId } = state
        return [seesChecks ? state : { id, title, moduleId }]
      }),
      suggestions: suggestions.get(question.id) ?? { open: 0, accepted: 0, refused: 0 },
    }
  })
  return { wiba, checklist, rows, persons: persons.map(({ id, name }) => ({ id, name })) }
}

/** What waits for a check that is answered everywhere by now waits for nobody. */
async function readSuggestionCounts(
  db: Db,
  informationDomainId: string,
  isOpen: (requirement: string) => boolean,
): Promise<Map<string, SuggestionCounts>> {
  const counts = new Map<string, Record<keyof SuggestionCounts, number>>()
  for (const { kind, proposal, state } of await listSuggestions(db, informationDomainId)) {
    const { questions, requirement } = proposal
    if (kind !== 'check_from_wiba' || !Array.isArray(questions)) continue
    if (state === 'open' && !isOpen(String(requirement))) continue
    for (const question of questions) {
      const own = counts.get(question) ?? { open: 0, accepted: 0, refused: 0 }
      own[state] += 1
      counts.set(question, own)
    }
  }
  return counts
}
