import type { RequirementLevel } from '../../catalog/requirementLevel.ts'
import { type Answer, answeredCheck, type Check, openCheck } from './check.ts'
import type { DecidedModule, RequirementsOf } from './progress.ts'

export type ApplicableOptions = {
  readonly informationDomainId: string
  readonly requirementsOf: RequirementsOf
  /** Undefined where nobody has answered yet. */
  readonly findAnswer: (targetObjectId: string, requirement: string) => Answer | undefined
  /** Levels to list; all three when not set. */
  readonly levels?: readonly RequirementLevel[]
}

/**
 * Every check that the model asks for, in the order of the decisions and of the catalogue: the answered
 * one, else an open one. Modules at a provider are included; left-out ones and withdrawn requirements
 * are not. Yields one by one, so that an export needs no list of them.
 */
export function* applicableChecks(
  decisions: Iterable<DecidedModule>,
  options: ApplicableOptions,
): Generator<Check> {
  const { informationDomainId, requirementsOf, findAnswer, levels } = options
  for (const { targetObjectId, module, decision } of decisions) {
    if (decision === 'left_out') continue
    for (const { id: requirement, level, withdrawn } of requirementsOf(module)) {
      if (withdrawn || levels?.includes(level) === false) continue
      const key = { informationDomainId, targetObjectId, module, requirement, level }
      const answer = findAnswer(targetObjectId, requirement)
      yield answer ? answeredCheck(key, answer) : openCheck(key)
    }
  }
}
