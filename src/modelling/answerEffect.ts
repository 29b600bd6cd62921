/** What an answer to a question of the rules would change, before anybody gives it. @module */
import type { ModellingInput, ModuleProposal } from './moduleProposal.ts'
import { proposeModules } from './proposeModules.ts'

export type AnswerEffect = {
  /** Modules at target objects that the rules would propose in addition, and no longer. */
  readonly more: readonly ModuleProposal[]
  readonly less: readonly ModuleProposal[]
}

/** `targetObjectIds`: of whom it is assumed. The rules run twice. */
export function answerEffect(
  input: ModellingInput,
  attribute: string,
  targetObjectIds: readonly string[],
  answer: boolean,
): AnswerEffect {
  const ids = new Set(targetObjectIds)
  const others = input.answers.filter(
    (given) => given.attribute !== attribute || !ids.has(given.targetObjectId),
  )
  const assumed = targetObjectIds.map((targetObjectId) => ({ targetObjectId, attribute, answer }))
  const before = proposeModules(input).proposals
  const after = proposeModules({ ...input, answers: [...others, ...assumed] }).proposals
  return { more: missingIn(before, after), less: missingIn(after, before) }
}

function missingIn(
  known: readonly ModuleProposal[],
  proposals: readonly ModuleProposal[],
): ModuleProposal[] {
  const keys = new Set(known.map(proposalKey))
  return proposals.filter((proposal) => !keys.has(proposalKey(proposal)))
}

function proposalKey({ moduleId, targetObjectId }: ModuleProposal): string {
  return `${targetObjectId} ${moduleId}`
}
