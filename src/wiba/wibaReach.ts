/** Whose question it is: narrow rights reach only what is assigned to the person. @module */
import type { NarrowScope } from '../access/permissions.ts'

type Assigned = { readonly question: string; readonly responsibleId: string }

/** The narrow scopes under which somebody who is one of these persons may reach a question. */
export function wibaReach(
  assignments: readonly Assigned[],
  persons: ReadonlySet<string>,
): (question: string) => readonly NarrowScope[] {
  const own = new Set(
    assignments
      .filter(({ responsibleId }) => persons.has(responsibleId))
      .map(({ question }) => question),
  )
  return (question) => (own.has(question) ? ['assigned'] : [])
}
