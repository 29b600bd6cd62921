/** What the table of rights promises, and what a call came to. */
import { permissions, type Subject, type Verb } from '../../src/access/permissions.ts'
import { type Role, roles } from '../../src/access/role.ts'
import { Failure, type FailureCode } from '../../src/core/failure.ts'

export type Right = readonly [Verb, Subject]

/** `done`: the action went through. */
export type Outcome = FailureCode | 'done'

/** The first role that has the right to everything, alone. */
export function roleWith([verb, subject]: Right): readonly Role[] {
  return roles.filter((role) => permissions[subject][role]?.[verb] === 'all').slice(0, 1)
}

/** How whoever has these roles, and nothing assigned, is refused; undefined when they may. */
export function refusalOfRoles(
  theirRoles: readonly Role[],
  [verb, subject]: Right,
): FailureCode | undefined {
  const may = (wanted: Verb) =>
    theirRoles.some((role) => permissions[subject][role]?.[wanted] === 'all')
  if (may(verb)) return undefined
  return may('read') ? 'forbidden' : 'not_found'
}

/** Anything but a Failure is a bug and goes on, also one that says nothing in a German sentence. */
export async function outcomeOf(work: Promise<unknown>): Promise<Outcome> {
  try {
    await work
    return 'done'
  } catch (error) {
    if (error instanceof Failure && /^[A-ZÄÖÜ].*[.“]$/s.test(error.message)) return error.code
    throw error
  }
}
