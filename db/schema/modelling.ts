/** Which modules apply to what, who decided it, and the protection needs. @module */
import { sql } from 'drizzle-orm'
import { decisionOrigins, moduleDecisions } from '../../src/modelling/moduleDecision.ts'
import {
  type Goal,
  goals,
  type NeedEffect,
  needEffects,
  type ProtectionNeed,
  protectionNeeds,
} from '../../src/modelling/protectionNeed.ts'
import { type Columns, isDayText, oneOf } from '../columns.ts'
import type { InventoryTables } from './inventory.ts'
import type { OrganisationTables } from './organisations.ts'

export const suggestionKinds = [
  'check_from_wiba',
  'check_from_support',
  'check_from_checklist',
  'module_conflict',
  'group_drift',
] as const
export const suggestionStates = ['open', 'accepted', 'refused'] as const

export function defineModelling(
  c: Columns,
  { organisation, informationDomain }: OrganisationTables,
  { targetObject }: InventoryTables,
) {
  const organisationId = () =>
    c
      .text()
      .notNull()
      .references(() => organisation.id)

  const moduleDecision = c.table(
    'module_decision',
    {
      organisationId: organisationId(),
      targetObjectId: c.text().notNull(),
      module: c.text().notNull(),
      informationDomainId: c.text().notNull(),
      decision: c.text().$type<(typeof moduleDecisions)[number]>().notNull(),
      reason: c.text().notNull().default(''),
      origin: c.text().$type<(typeof decisionOrigins)[number]>().notNull(),
      providerId: c.text(),
      decidedBy: c.text().notNull(),
      decidedAt: c.instant().notNull(),
      version: c.int().notNull().default(1),
    },
    (t) => [
      c.primaryKey({ columns: [t.organisationId, t.targetObjectId, t.module] }),
      c.foreignKey({
        name: 'module_decision_domain',
        columns: [t.organisationId, t.informationDomainId],
        foreignColumns: [informationDomain.organisationId, informationDomain.id],
      }),
      c.foreignKey({
        name: 'module_decision_target_object',
        columns: [t.organisationId, t.targetObjectId],
        foreignColumns: [targetObject.organisationId, targetObject.id],
      }),
      c.foreignKey({
        name: 'module_decision_provider',
        columns: [t.organisationId, t.providerId],
        foreignColumns: [targetObject.organisationId, targetObject.id],
      }),
      c.index('module_decision_of_domain').on(t.organisationId, t.informationDomainId),
      c.check('module_decision_known', oneOf(t.decision, moduleDecisions)),
      c.check('module_decision_origin', oneOf(t.origin, decisionOrigins)),
      c.check(
        'module_decision_reason',
        sql`${t.decision} <> 'left_out' or trim(${t.reason}) <> ''`,
      ),
      c.check(
        'module_decision_provider_named',
        sql`(${t.decision} = 'at_provider') = (${t.providerId} is not null)`,
      ),
    ],
  )

  /** The answer to a question of the modelling rules, at a target object. */
  const conditionAnswer = c.table(
    'condition_answer',
    {
      organisationId: organisationId(),
      targetObjectId: c.text().notNull(),
      attribute: c.text().notNull(),
      answer: c.bool().notNull(),
      note: c.text().notNull().default(''),
      answeredBy: c.text().notNull(),
      answeredAt: c.instant().notNull(),
      version: c.int().notNull().default(1),
    },
    (t) => [
      c.primaryKey({ columns: [t.organisationId, t.targetObjectId, t.attribute] }),
      c.foreignKey({
        name: 'condition_answer_target_object',
        columns: [t.organisationId, t.targetObjectId],
        foreignColumns: [targetObject.organisationId, targetObject.id],
      }),
    ],
  )

  /** A need set by a person at a target object; what is not set is inherited. */
  const protectionNeed = c.table(
    'protection_need',
    {
      organisationId: organisationId(),
      targetObjectId: c.text().notNull(),
      goal: c.text().$type<Goal>().notNull(),
      level: c.text().$type<ProtectionNeed>().notNull(),
      effect: c.text().$type<NeedEffect>().notNull(),
      reason: c.text().notNull(),
      version: c.int().notNull().default(1),
    },
    (t) => [
      c.primaryKey({ columns: [t.organisationId, t.targetObjectId, t.goal] }),
      c.foreignKey({
        name: 'protection_need_target_object',
        columns: [t.organisationId, t.targetObjectId],
        foreignColumns: [targetObject.organisationId, targetObject.id],
      }),
      c.check('protection_need_goal', oneOf(t.goal, goals)),
      c.check('protection_need_level', oneOf(t.level, protectionNeeds)),
      c.check('protection_need_effect', oneOf(t.effect, needEffects)),
      c.check('protection_need_reason', sql`trim(${t.reason}) <> ''`),
    ],
  )

  /** What the program proposes and a person decides. It never applies itself. */
  const suggestion = c.table(
    'suggestion',
    {
      organisationId: organisationId(),
      id: c.text().notNull(),
      informationDomainId: c.text().notNull(),
      kind: c.text().$type<(typeof suggestionKinds)[number]>().notNull(),
      /** What it concerns, e.g. the key of a check. */
      subject: c.text().notNull(),
      proposal: c.json<Readonly<Record<string, unknown>>>().notNull(),
      reason: c.text().notNull(),
      state: c.text().$type<(typeof suggestionStates)[number]>().notNull().default('open'),
      madeOn: c.day().notNull(),
      decidedBy: c.text(),
      decidedAt: c.instant(),
      version: c.int().notNull().default(1),
    },
    (t) => [
      c.primaryKey({ columns: [t.organisationId, t.id] }),
      c.foreignKey({
        name: 'suggestion_domain',
        columns: [t.organisationId, t.informationDomainId],
        foreignColumns: [informationDomain.organisationId, informationDomain.id],
      }),
      c
        .uniqueIndex('suggestion_once')
        .on(t.organisationId, t.informationDomainId, t.kind, t.subject),
      c.check('suggestion_kind', oneOf(t.kind, suggestionKinds)),
      c.check('suggestion_state', oneOf(t.state, suggestionStates)),
      c.check('suggestion_made_on', isDayText(t.madeOn)),
    ],
  )

  return { moduleDecision, conditionAnswer, protectionNeed, suggestion }
}
