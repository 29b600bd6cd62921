import type { History } from './historySchema.ts'

type Condition = History['conditions'][number]

/**
 * The city's answer to a question of the modelling rules at a target object with these kinds: the first
 * condition that fits. A question asked of the domain has no kinds. Undefined: nobody answered.
 */
export function conditionOf(
  history: Pick<History, 'conditions'>,
  domain: string,
  attribute: string,
  kinds: readonly string[],
): Condition | undefined {
  return history.conditions.find(
    (condition) =>
      condition.domain === domain &&
      condition.attribute === attribute &&
      (condition.kinds.length === 0 ||
        condition.kinds.some((prefix) => kinds.some((kind) => isBelow(prefix, kind)))),
  )
}

function isBelow(prefix: string, kind: string): boolean {
  return kind === prefix || kind.startsWith(`${prefix}.`)
}
