import { findCheck } from '../../../db/queries/checks.ts'
import { type CheckAnswer, checkRequirements } from '../../assessment/actions.ts'
import type { Day } from '../../core/day.ts'
import type { City } from './city.ts'
import { expandAnswers } from './expandAnswers.ts'
import type { Task } from './task.ts'

/** Answers of all sessions, with the target objects that codes stand for. */
export async function checkTasks(city: City): Promise<Task[]> {
  const { targets, answers } = await expandAnswers(city)
  const proofs = proofsOf(city)
  return answers.map((answer) => ({
    on: answer.checkedOn,
    run: async () => {
      const target = targets.get(`${answer.domain} ${answer.targetObject}`)
      if (!target) throw new Error(`samples: no target object ${answer.targetObject}`)
      const stored = await city.deps.store.read(city.organisationId, (db) =>
        findCheck(db, target.id, answer.requirement),
      )
      const proof = proofs.get(`${answer.domain} ${answer.module}`)
      const row: CheckAnswer = {
        targetObjectId: target.id,
        requirement: answer.requirement,
        status: answer.status,
        dispensableBecause: answer.dispensableBecause,
        explanation: answer.explanation,
        responsibleId: answer.responsible && (city.people.get(answer.responsible)?.id ?? null),
        dueOn: answer.dueOn,
        surveyedOn: answer.surveyedOn,
        interviewed: answer.interviewed,
        providerProof: proof?.proof ?? '',
        providerProofUntil: proof?.proofUntil ?? null,
        version: stored?.version ?? 0,
      }
      const actor = city.actorOf(answer.checkedBy)
      await checkRequirements(city.deps, actor, target.informationDomainId, [row])
    },
  }))
}

function proofsOf({ history }: City): Map<string, { proof: string; proofUntil: Day | null }> {
  return new Map(
    history.decisions.flatMap((each) =>
      each.decision === 'at_provider'
        ? [[`${each.domain} ${each.module}`, { proof: each.proof, proofUntil: each.proofUntil }]]
        : [],
    ),
  )
}
