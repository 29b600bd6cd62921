/**
 * What modelling takes and what it proposes: modules per target object, questions, notes, leftovers.
 * @module
 */
import type { ConditionQuestion, ModuleRule, Priority } from '../../catalog/moduleRules.ts'
import type { Relation, TargetAttributes } from '../inventory/targetObject.ts'
import type { DecisionOrigin, ModuleDecision } from './moduleDecision.ts'

/** A target object as modelling sees it. With a count of 0 it is no longer modelled. */
export type ModelledObject = {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly kinds: readonly string[]
  readonly attributes: TargetAttributes
  readonly count: number
}

/**
 * A person's answer to a question of the rules. At the target object of kind `domain` it also answers
 * for every target object that has no answer of its own.
 */
type ConditionAnswer = {
  readonly targetObjectId: string
  readonly attribute: string
  readonly answer: boolean
}

/** A stored decision. A left-out target module at the target object `domain` is left out everywhere. */
export type StoredDecision = {
  readonly targetObjectId: string
  readonly moduleId: string
  readonly decision: ModuleDecision
  readonly origin: DecisionOrigin
  readonly reason: string
  /** The provider (D…) that a decision `at_provider` names. */
  readonly providerId: string | null
}

export type ModellingInput = {
  readonly rules: readonly ModuleRule[]
  readonly questions: readonly ConditionQuestion[]
  /** The Kommunalprofil. */
  readonly profile: { hasModule(id: string): boolean }
  readonly targetObjects: readonly ModelledObject[]
  readonly links: readonly {
    readonly fromId: string
    readonly toId: string
    readonly relation: Relation
  }[]
  readonly answers: readonly ConditionAnswer[]
  readonly decisions: readonly StoredDecision[]
}

/** A module that the rules apply to a target object, with the fact that it stems from. */
export type ModuleProposal = {
  readonly moduleId: string
  readonly title: string
  readonly targetObjectId: string
  readonly code: string
  readonly targetName: string
  readonly priority: Priority
  readonly inProfile: boolean
  /** A German clause that begins with „weil“. */
  readonly reason: string
  /** What the section 1.3 of the module adds, in our words; '' when nothing. */
  readonly note: string
}

/** A question that keeps modules open, with the target objects it is asked of. */
export type OpenQuestion = {
  readonly attribute: string
  readonly text: string
  readonly askedOf: 'target' | 'domain'
  readonly moduleIds: readonly string[]
  readonly targetObjects: readonly Pick<ModelledObject, 'id' | 'code' | 'name'>[]
}

type NoteKind =
  | 'no_specific_module'
  | 'no_module'
  | 'missing_companion'
  | 'answered_no'
  | 'excluded'
  | 'covered'
  | 'outside_profile'

/** Something that a person must know of the model, in German. */
export type ModellingNote = {
  readonly kind: NoteKind
  readonly text: string
  readonly moduleIds: readonly string[]
  readonly targetObjectIds: readonly string[]
}

/** Why a module is proposed nowhere. */
export type LeftOverCause = 'no_target' | 'answered_no' | 'needs_answer' | 'excluded'

export type LeftOverModule = {
  readonly moduleId: string
  readonly title: string
  readonly priority: Priority
  readonly inProfile: boolean
  readonly cause: LeftOverCause
  /** German; can serve as the reason of a decision `left_out`, unless an answer is needed. */
  readonly reason: string
}

export type Modelling = {
  readonly proposals: readonly ModuleProposal[]
  readonly questions: readonly OpenQuestion[]
  readonly notes: readonly ModellingNote[]
  readonly leftOver: readonly LeftOverModule[]
}
