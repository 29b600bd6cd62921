import type { Actor } from '../../access/actor.ts'
import type { Instant } from '../../core/day.ts'
import type { Decision } from '../planMerge.ts'
import type { ReturnedContents } from '../returnedWorkbook.ts'

/** What is to be taken over, and by whom. */
export type PlanOrder = {
  readonly actor: Actor
  readonly informationDomainId: string
  readonly contents: Pick<ReturnedContents, 'about' | 'baseSequence' | 'cells'>
  readonly decisions: Readonly<Record<string, Decision>>
  /** When the answers count from, and whose they are. */
  readonly given: { readonly at: Instant; readonly by: string }
}
