/**
 * The demo's history: what the synthetic city did since January 2024, in words that survive a new
 * modelling (modules, requirements, names and kinds, never ids of the database). `expandHistory` turns the
 * rules of `checks` into dated answers.
 * @module
 */
import { z } from 'zod'
import { isTargetKind, targetKinds } from '../catalog/targetKind.ts'
import { roles } from '../src/access/role.ts'
import { dispensableReasons } from '../src/assessment/check.ts'
import { documentKinds } from '../src/documents/document.ts'
import { codePrefixes } from '../src/inventory/targetObject.ts'
import { efforts, measureStatuses } from '../src/measures/measure.ts'
import { goals, needEffects, protectionNeeds } from '../src/modelling/protectionNeed.ts'
import type { DeviceHistory } from './deviceHistorySchema.ts'
import { day, domain, person, text } from './historyParts.ts'

const month = z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/)
const share = z.number().min(0).max(1)
const moduleId = z.string().regex(/^[A-Z]{3,4}(\.\d+)+$/)
const requirementNumber = z.string().regex(/^A\d+$/)
const euro = z.int().min(0)
/** A kind, or the beginning of one: `system` covers every system. */
const kindPrefix = z
  .string()
  .refine((prefix) => targetKinds.some((kind) => kind === prefix || kind.startsWith(`${prefix}.`)))

export const personSchema = z.strictObject({
  key: person,
  /** A function, never a person's name. */
  name: text,
  mail: z.email().regex(/\.example$/),
  role: z.enum(roles),
  /** null: in all information domains. */
  domain: domain.nullable(),
})

export const citySchema = z.strictObject({
  organisation: text,
  /** Where the demo's clock stands. Nothing but due dates lies behind it. */
  today: day,
  domains: z.array(
    z.strictObject({
      code: domain,
      name: text,
      /** The share of the Basis checks that is met at most; see thinPlans. */
      metShare: share,
      checkedBy: person,
    }),
  ),
  people: z.array(personSchema),
})

const gap = { who: person, due: day }

/** A text alone means `yes`, by the measures that it names. */
export const ruleAnswerSchema = z.union([
  text,
  z.strictObject({ partial: text, ...gap }),
  z.strictObject({ no: text, ...gap }),
  z.strictObject({ dispensable: text, because: z.enum(dispensableReasons) }),
])

const moduleAnswersSchema = z.strictObject({
  module: moduleId,
  /** The target objects of the module are surveyed in these months, spread over them. */
  from: month,
  until: month,
  asked: z.array(person).min(1),
  /** This share of the target objects lags behind: half of their `yes` is `partial`, for this reason. */
  lag: z.strictObject({ share, text, ...gap }).optional(),
  /** This share of the `yes` was `partial` at the survey and became `yes` until the end of a month. */
  earlier: z.strictObject({ share, text, until: month }).optional(),
  /** Requirement number → answer; what is not named stays open. */
  answers: z.record(requirementNumber, ruleAnswerSchema),
})

export const checksSchema = z.strictObject({ domain, modules: z.array(moduleAnswersSchema) })

export const measuresSchema = z.strictObject({
  measures: z.array(
    z
      .strictObject({
        domain,
        code: z.string().regex(/^M\d\d$/),
        title: text,
        description: text,
        /** Without requirement numbers: all checks of the module that are not met. */
        serves: z
          .array(
            z.strictObject({
              module: moduleId,
              requirements: z.array(requirementNumber).min(1).optional(),
            }),
          )
          .min(1),
        responsible: person,
        createdOn: day,
        dueOn: day,
        status: z.enum(measureStatuses),
        doneOn: day.nullable(),
        effort: z.enum(efforts),
        /** Whole euro. */
        euro: z.strictObject({
          personnelOnce: euro,
          materialOnce: euro,
          personnelYearly: euro,
          materialYearly: euro,
        }),
      })
      .refine(
        ({ status, doneOn }) => (status === 'done') === (doneOn !== null),
        'done needs a day',
      ),
  ),
})

const milestoneCode = z.string().regex(/^[A-Z0-9]+(-[A-Z0-9]+)*$/)

export const milestonesSchema = z.strictObject({
  extensions: z.array(
    z.strictObject({ code: milestoneCode, newDueOn: day, reason: text, on: day, by: person }),
  ),
  reached: z.array(z.strictObject({ code: milestoneCode, on: day, by: person })),
  /** How far a milestone was that is ticked by hand; the latest entry holds. */
  steps: z.array(
    z
      .strictObject({ code: milestoneCode, on: day, done: z.int().min(0), total: z.int().min(1) })
      .refine(({ done, total }) => done <= total, 'more done than there is'),
  ),
  reviews: z.array(z.strictObject({ code: milestoneCode, on: day, by: person })),
})

export const documentsSchema = z.strictObject({
  documents: z.array(
    z.strictObject({
      domain,
      kind: z.enum(documentKinds),
      title: text,
      responsible: person,
      createdOn: day,
      reviewDueOn: day.nullable(),
      /** Ids of catalog/documents. */
      topics: z.array(z.strictObject({ topic: text, on: day, note: text.optional() })),
      versions: z.array(
        z
          .strictObject({
            number: z.int().min(1),
            writtenOn: day,
            note: text,
            approvedBy: person.nullable(),
            approvedOn: day.nullable(),
          })
          .refine(
            ({ approvedBy, approvedOn }) => (approvedBy === null) === (approvedOn === null),
            'approved by someone on a day, or neither',
          ),
      ),
    }),
  ),
})

const decided = { domain, module: moduleId, reason: text, by: person, on: day }

export const decisionsSchema = z.strictObject({
  decisions: z.array(
    z.discriminatedUnion('decision', [
      z.strictObject({ ...decided, decision: z.literal('left_out') }),
      z.strictObject({
        ...decided,
        decision: z.literal('at_provider'),
        /** A name of dienstleister.xlsx. */
        provider: text,
        /** The application at whose target object it was decided; without one: the domain. */
        application: text.optional(),
        proof: text,
        proofUntil: day.nullable(),
      }),
    ]),
  ),
})

export const conditionsSchema = z.strictObject({
  conditions: z.array(
    z.strictObject({
      domain,
      /** A question of the modelling rules. */
      attribute: z.string().regex(/^[a-z][A-Za-z0-9]*$/),
      /** Of a target object with one of these kinds, or below them; empty: asked of the domain. */
      kinds: z.array(kindPrefix),
      answer: z.boolean(),
      note: text,
      on: day,
      by: person,
    }),
  ),
})

export const wibaHistorySchema = z.strictObject({
  domain,
  checklists: z.array(
    z.strictObject({
      key: z.string().regex(/^[a-z]+(-[a-z]+)*$/),
      from: month,
      until: month,
      by: person,
      /** The note of a question that was answered „nein“ first and „ja“ later. */
      earlierNote: text,
    }),
  ),
  earlierShare: share,
  improvedBy: day,
})

export const structureSchema = z.strictObject({
  /** What no list names and modelling needs. */
  targetObjects: z.array(
    z.strictObject({
      domain,
      prefix: z.enum(codePrefixes),
      name: text,
      kinds: z.array(z.string().refine(isTargetKind, 'no known kind')).min(1),
      count: z.int().min(1),
      description: text,
    }),
  ),
  processes: z.array(
    z.strictObject({
      domain,
      name: text,
      department: text,
      description: text,
      applications: z.array(text).min(1),
    }),
  ),
  /** Of an application by its name, or of all target objects of a kind. */
  needs: z.array(
    z
      .strictObject({
        domain,
        application: text.optional(),
        kind: z.string().refine(isTargetKind, 'no known kind').optional(),
        goal: z.enum(goals),
        level: z.enum(protectionNeeds),
        effect: z.enum(needEffects),
        reason: text,
      })
      .refine(
        ({ application, kind }) => (application === undefined) !== (kind === undefined),
        'an application or a kind',
      ),
  ),
})

export type RuleAnswer = z.infer<typeof ruleAnswerSchema>
export type ModuleAnswers = z.infer<typeof moduleAnswersSchema>
export type City = z.infer<typeof citySchema>
export type History = City & {
  readonly checks: readonly z.infer<typeof checksSchema>[]
  readonly devices: DeviceHistory
  readonly wiba: z.infer<typeof wibaHistorySchema>
} & z.infer<typeof measuresSchema> &
  z.infer<typeof documentsSchema> &
  z.infer<typeof decisionsSchema> &
  z.infer<typeof conditionsSchema> &
  z.infer<typeof structureSchema> & { readonly milestones: z.infer<typeof milestonesSchema> }
