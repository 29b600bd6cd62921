/** Checks, measures and the stored daily figures. @module */
import { sql } from 'drizzle-orm'
import { type RequirementLevel, requirementLevels } from '../../catalog/requirementLevel.ts'
import {
  type CheckStatus,
  checkStatuses,
  type DispensableReason,
  dispensableReasons,
} from '../../src/assessment/check.ts'
import {
  type Effort,
  efforts,
  type MeasureStatus,
  measureStatuses,
} from '../../src/measures/measure.ts'
import { type Columns, isDayText, oneOf } from '../columns.ts'
import type { InventoryTables } from './inventory.ts'
import type { OrganisationTables } from './organisations.ts'

export function defineAssessment(
  c: Columns,
  { organisation, informationDomain, person }: OrganisationTables,
  { targetObject }: InventoryTables,
) {
  const organisationId = () =>
    c
      .text()
      .notNull()
      .references(() => organisation.id)

  const check = c.table(
    'check',
    {
      organisationId: organisationId(),
      targetObjectId: c.text().notNull(),
      requirement: c.text().notNull(),
      module: c.text().notNull(),
      informationDomainId: c.text().notNull(),
      level: c.text().$type<RequirementLevel>().notNull(),
      status: c.text().$type<CheckStatus>().notNull(),
      dispensableBecause: c.text().$type<DispensableReason>(),
      explanation: c.text().notNull().default(''),
      responsibleId: c.text(),
      dueOn: c.day(),
      surveyedOn: c.day(),
      interviewed: c.text().notNull().default(''),
      checkedAt: c.instant(),
      checkedBy: c.text(),
      providerProof: c.text().notNull().default(''),
      providerProofUntil: c.day(),
      riskAcceptedBy: c.text(),
      riskAcceptedOn: c.day(),
      riskReason: c.text().notNull().default(''),
      version: c.int().notNull().default(1),
    },
    (t) => [
      c.primaryKey({ columns: [t.organisationId, t.targetObjectId, t.requirement] }),
      c.foreignKey({
        name: 'check_domain',
        columns: [t.organisationId, t.informationDomainId],
        foreignColumns: [informationDomain.organisationId, informationDomain.id],
      }),
      c.foreignKey({
        name: 'check_target_object',
        columns: [t.organisationId, t.targetObjectId],
        foreignColumns: [targetObject.organisationId, targetObject.id],
      }),
      c.foreignKey({
        name: 'check_responsible',
        columns: [t.organisationId, t.responsibleId],
        foreignColumns: [person.organisationId, person.id],
      }),
      c.index('check_of_person').on(t.organisationId, t.responsibleId),
      c.index('check_of_domain').on(t.organisationId, t.informationDomainId, t.status),
      c.check('check_level', oneOf(t.level, requirementLevels)),
      c.check('check_status', oneOf(t.status, checkStatuses)),
      c.check(
        'check_dispensable_because',
        sql`${t.dispensableBecause} is null or ${oneOf(t.dispensableBecause, dispensableReasons)}`,
      ),
      c.check(
        'check_dispensable_justified',
        sql`${t.status} <> 'dispensable' or (${t.dispensableBecause} is not null and trim(${t.explanation}) <> '')`,
      ),
      c.check(
        'check_dispensable_only',
        sql`${t.status} = 'dispensable' or ${t.dispensableBecause} is null`,
      ),
      c.check(
        'check_answer_recorded',
        sql`${t.status} = 'open' or (${t.checkedAt} is not null and ${t.checkedBy} is not null)`,
      ),
      c.check(
        'check_basic_risk_never_accepted',
        sql`${t.riskAcceptedOn} is null or ${t.level} <> 'basic'`,
      ),
      c.check(
        'check_risk_complete',
        sql`(${t.riskAcceptedOn} is null) = (${t.riskAcceptedBy} is null) and (${t.riskAcceptedOn} is null or trim(${t.riskReason}) <> '')`,
      ),
      c.check('check_due_on', isDayText(t.dueOn)),
      c.check('check_surveyed_on', isDayText(t.surveyedOn)),
      c.check('check_provider_proof_until', isDayText(t.providerProofUntil)),
      c.check('check_risk_accepted_on', isDayText(t.riskAcceptedOn)),
    ],
  )

  const measure = c.table(
    'measure',
    {
      organisationId: organisationId(),
      id: c.text().notNull(),
      informationDomainId: c.text().notNull(),
      code: c.text().notNull(),
      title: c.text().notNull(),
      description: c.text().notNull().default(''),
      status: c.text().$type<MeasureStatus>().notNull(),
      effort: c.text().$type<Effort>(),
      responsibleId: c.text(),
      dueOn: c.day(),
      doneOn: c.day(),
      personnelOnceCents: c.cents().notNull().default(0),
      personnelYearlyCents: c.cents().notNull().default(0),
      materialOnceCents: c.cents().notNull().default(0),
      materialYearlyCents: c.cents().notNull().default(0),
      yearlyFromOn: c.day(),
      yearlyUntilOn: c.day(),
      modelKey: c.text(),
      createdAt: c.instant().notNull(),
      version: c.int().notNull().default(1),
    },
    (t) => [
      c.primaryKey({ columns: [t.organisationId, t.id] }),
      c.foreignKey({
        name: 'measure_domain',
        columns: [t.organisationId, t.informationDomainId],
        foreignColumns: [informationDomain.organisationId, informationDomain.id],
      }),
      c.foreignKey({
        name: 'measure_responsible',
        columns: [t.organisationId, t.responsibleId],
        foreignColumns: [person.organisationId, person.id],
      }),
      c.index('measure_of_person').on(t.organisationId, t.responsibleId),
      c.uniqueIndex('measure_code').on(t.organisationId, t.informationDomainId, t.code),
      c.uniqueIndex('measure_model').on(t.organisationId, t.informationDomainId, t.modelKey),
      c.check('measure_status', oneOf(t.status, measureStatuses)),
      c.check('measure_effort', sql`${t.effort} is null or ${oneOf(t.effort, efforts)}`),
      c.check(
        'measure_costs',
        sql`${t.personnelOnceCents} >= 0 and ${t.personnelYearlyCents} >= 0 and ${t.materialOnceCents} >= 0 and ${t.materialYearlyCents} >= 0`,
      ),
      c.check('measure_done', sql`(${t.status} = 'done') = (${t.doneOn} is not null)`),
      c.check('measure_due_on', isDayText(t.dueOn)),
      c.check('measure_done_on', isDayText(t.doneOn)),
      c.check('measure_yearly_from_on', isDayText(t.yearlyFromOn)),
      c.check('measure_yearly_until_on', isDayText(t.yearlyUntilOn)),
    ],
  )

  /** One measure serves many checks, one check may wait for several measures. */
  const measureCheck = c.table(
    'measure_check',
    {
      organisationId: organisationId(),
      measureId: c.text().notNull(),
      targetObjectId: c.text().notNull(),
      requirement: c.text().notNull(),
    },
    (t) => [
      c.primaryKey({
        columns: [t.organisationId, t.measureId, t.targetObjectId, t.requirement],
      }),
      c.foreignKey({
        name: 'measure_check_measure',
        columns: [t.organisationId, t.measureId],
        foreignColumns: [measure.organisationId, measure.id],
      }),
      c.foreignKey({
        name: 'measure_check_check',
        columns: [t.organisationId, t.targetObjectId, t.requirement],
        foreignColumns: [check.organisationId, check.targetObjectId, check.requirement],
      }),
    ],
  )

  /** How far an information domain was at the end of a day. */
  const progressDay = c.table(
    'progress_day',
    {
      organisationId: organisationId(),
      informationDomainId: c.text().notNull(),
      day: c.day().notNull(),
      basicMet: c.int().notNull(),
      basicTotal: c.int().notNull(),
      wibaYes: c.int().notNull(),
      wibaTotal: c.int().notNull(),
    },
    (t) => [
      c.primaryKey({ columns: [t.organisationId, t.informationDomainId, t.day] }),
      c.foreignKey({
        name: 'progress_day_domain',
        columns: [t.organisationId, t.informationDomainId],
        foreignColumns: [informationDomain.organisationId, informationDomain.id],
      }),
      c.check('progress_day_day', isDayText(t.day)),
      c.check(
        'progress_day_sane',
        sql`${t.basicMet} between 0 and ${t.basicTotal} and ${t.wibaYes} between 0 and ${t.wibaTotal}`,
      ),
    ],
  )

  return { check, measure, measureCheck, progressDay }
}

export type AssessmentTables = ReturnType<typeof defineAssessment>
