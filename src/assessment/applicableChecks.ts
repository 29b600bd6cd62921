import type { RequirementLevel } from '../../catalog/requirementLevel.ts'
import { type Check, openCheck } from './check.ts'
import type { DecidedModule, RequirementsOf } from './progress.ts'

export type ApplicableOptions = {
  readonly informationDomainId: string
  readonly requirementsOf: RequirementsOf
  /** The stored check, undefined where nobody has answered yet. */
  readonly findCheck: (targetObjectId: string, requirement: string) => Check | undefined
  /** Levels to list; all three when not set. */
  readonly levels?: readonly RequirementLevel[]
}

/**
 * Every check that the model asks for, in the order of the decisions and of the catalogue: the stored
 * one, else an open one. Modules at a provider are included; left-out ones and withdrawn requirements
 * are not. Yields one by one, so that an export needs no list of them.
 */
export function* applicableChecks(
  decisions: Iterable<DecidedModule>,
  options: ApplicableOptions,
): Generator<Check> {
  const { informationDomainId, requirementsOf, findCheck, levels } = options
  for (const { targetObjectId, module, decision } of decisions) {
    if (decision === 'left_out') continue
    for (const { id: requirement, level, withdrawn } of requirementsOf(module)) {
      if (withdrawn || levels?.includes(level) === false) continue
      const key = { informationDomainId, targetObjectId, module, requirement, level }
      yield findCheck(targetObjectId, requirement) ?? openCheck(key)
    }
  }
}
