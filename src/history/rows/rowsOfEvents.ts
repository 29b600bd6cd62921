/**
 * What each kind of event says of the rows of the database. `touches` names tables and columns, so that it is known what
 * is lost when an event's details were erased; `rows` reads the details.
 * @module
 */
import type { EventKind } from '../../access/eventKind.ts'
import type { CoveredTable } from './rowTables.ts'

export type Values = Readonly<Record<string, unknown>>

/** What an event did to one row: its key and the values it has from then on; undefined for what nobody knows. */
export type RowWrite = {
  readonly table: CoveredTable
  readonly row: Values
  readonly isGone?: boolean
  /** It changes a row that another event made. */
  readonly isChange?: boolean
}

export type TrailEvent = {
  readonly sequence: number
  readonly at: string
  readonly kind: string
  readonly subjectId: string
}

/** What earlier events said. */
export type Known = {
  readonly where: (table: CoveredTable, column: string, value: unknown) => readonly Values[]
  readonly find: (table: CoveredTable, row: Values) => Values | undefined
}

/** What an event says: before and after of what changed, and what stands beside. */
type Told = {
  readonly id: string
  readonly actor: unknown
  readonly before: Values
  readonly after: Values
  /** `after` with single fields of lists, and what the row has beyond what people read. */
  readonly values: Values
  readonly details: Values
  readonly known: Known
}

export type EventSpec = {
  readonly touches: Readonly<Partial<Record<CoveredTable, 'all' | readonly string[]>>>
  readonly rows: (told: Told) => readonly RowWrite[]
}

/** What an event says of rows; none where it says nothing that is compared. */
export function rowsOfEvent(event: TrailEvent, details: Values, known: Known): readonly RowWrite[] {
  const spec = specOf(event.kind)
  if (!spec) return []
  const before = valuesIn(details.before)
  const after = valuesIn(details.after)
  const fields = Object.entries(valuesIn(details.fields)).map(
    ([field, change]) => [field, valuesIn(change).after] as const,
  )
  const values = { ...after, ...Object.fromEntries(fields), ...valuesIn(details.row) }
  const { subjectId: id } = event
  return spec.rows({ id, actor: details.actor, before, after, values, details, known })
}

export function specOf(kind: string): EventSpec | undefined {
  const spec = Object.hasOwn(rowsOfEvents, kind) ? rowsOfEvents[kind as EventKind] : undefined
  return spec === 'none' ? undefined : spec
}

function valuesIn(value: unknown): Values {
  return value !== null && typeof value === 'object' ? (value as Values) : {}
}

/** The row of this id has these values. */
function row(table: CoveredTable): EventSpec {
  return {
    touches: { [table]: 'all' },
    rows: ({ id, values }) => [{ table, row: { ...values, id } }],
  }
}

/** The same where another event has made the row. */
function changed(table: CoveredTable): EventSpec {
  return {
    touches: { [table]: 'all' },
    rows: ({ id, values }) => [{ table, row: { ...values, id }, isChange: true }],
  }
}

function gone(table: CoveredTable): EventSpec {
  return {
    touches: { [table]: 'all' },
    rows: ({ id }) => [{ table, row: { id }, isGone: true }],
  }
}

/** A row that the event names by more than its subject. */
function rowBy(table: CoveredTable, write: (told: Told) => Values): EventSpec {
  return { touches: { [table]: 'all' }, rows: (told) => [{ table, row: write(told) }] }
}

function goneBy(table: CoveredTable, write: (told: Told) => Values): EventSpec {
  return {
    touches: { [table]: 'all' },
    rows: (told) => [{ table, row: write(told), isGone: true }],
  }
}

/** A step in the life of a device changes its status, and makes or ends the record of that step. */
function step(
  table: CoveredTable,
  write: (told: Told) => readonly Values[],
  isChange = false,
): EventSpec {
  return {
    touches: { device: ['status'], [table]: 'all' },
    rows: (told) => [
      statusOf(told),
      ...write(told).map((each) => ({ table, row: each, isChange })),
    ],
  }
}

function statusOf({ id, after: { status } }: Told): RowWrite {
  return { table: 'device', row: { id, status }, isChange: true }
}

function splitPlace(place: string): { targetObjectId: string; requirement: string } {
  const [targetObjectId = '', requirement = ''] = place.split('/')
  return { targetObjectId, requirement }
}

/** A check lies where its target object lies, and belongs to the module of its requirement. */
function checkAt(
  { targetObjectId, requirement }: { targetObjectId: string; requirement: string },
  known: Known,
): Values {
  return {
    targetObjectId,
    requirement,
    module: requirement.replace(/\.A\d+$/, ''),
    informationDomainId: domainOf(targetObjectId, known),
  }
}

function domainOf(targetObjectId: unknown, known: Known): unknown {
  return known.find('targetObject', { id: targetObjectId })?.informationDomainId
}

function check(fieldsOf: (told: Told) => Values, touched: 'all' | readonly string[]): EventSpec {
  return {
    touches: { check: touched },
    rows: (told) => [
      { table: 'check', row: { ...fieldsOf(told), ...checkAt(splitPlace(told.id), told.known) } },
    ],
  }
}

/** What runs at a device: its loan that has not ended, say. */
function running(table: CoveredTable, open: string, { id, known }: Told): readonly Values[] {
  return known.where(table, 'deviceId', id).filter((each) => each[open] === null)
}

function placesIn(value: unknown): { targetObjectId: string; requirement: string }[] {
  return Array.isArray(value) ? value : []
}

const measureChanged: EventSpec = {
  touches: { measure: 'all', measureCheck: 'all' },
  rows: ({ id, values, details, known }) => [
    { table: 'measure', row: { ...values, id }, isChange: true },
    ...placesIn(details.serves).flatMap((place) => [
      { table: 'check', row: checkAt(place, known) } as const,
      { table: 'measureCheck', row: { measureId: id, ...place } } as const,
    ]),
    ...placesIn(details.releases).map(
      (place) =>
        ({ table: 'measureCheck', row: { measureId: id, ...place }, isGone: true }) as const,
    ),
  ],
}

const decision = rowBy('moduleDecision', ({ id, values, actor, known }) => ({
  ...values,
  targetObjectId: id,
  decidedBy: actor,
  informationDomainId: domainOf(id, known),
}))

const membershipOf = ({ id, details: { role, informationDomainId } }: Told) => ({
  userId: id,
  role,
  informationDomainId,
})

const settings = (table: 'mailSettings' | 'reminderSettings' | 'retentionSettings') =>
  rowBy(table, ({ id, values }) => ({ ...values, organisationId: id }))

/** Who answered a question of WiBA, and where. */
const wiba = (table: 'wibaAnswer' | 'wibaAssignment'): EventSpec => ({
  touches: { [table]: 'all' },
  rows: ({ id, values, actor }) => {
    const isGone = table === 'wibaAssignment' && values.responsibleId === null
    return [{ table, row: { answeredBy: actor, ...values, question: id }, isGone }]
  },
})

const holiday = (periods: unknown, isGone: boolean): RowWrite[] =>
  (Array.isArray(periods) ? periods : []).map((row) => ({ table: 'schoolHoliday', row, isGone }))

const ownedHolidays = (isOwn: boolean): EventSpec => ({
  touches: { reminderSettings: ['ownsSchoolHolidays'], schoolHoliday: 'all' },
  rows: ({ id, before, after }) => [
    { table: 'reminderSettings', row: { organisationId: id, ownsSchoolHolidays: isOwn } },
    ...holiday(before.periods, true),
    ...holiday(after.periods, false),
  ],
})

/** `none`: it says nothing of a row that is compared. */
export const rowsOfEvents: Readonly<Partial<Record<EventKind, EventSpec | 'none'>>> = {
  organisation_created: row('organisation'),
  organisation_changed: changed('organisation'),
  domain_created: row('informationDomain'),
  user_created: 'none',
  password_reset: 'none',
  access_renewed: 'none',
  password_changed: 'none',
  second_factor_set: 'none',
  second_factor_removed: 'none',
  recovery_codes_renewed: 'none',
  recovery_code_used: 'none',
  user_locked: 'none',
  user_unlocked: 'none',
  user_renamed: 'none',
  role_given: rowBy('membership', membershipOf),
  role_taken: goneBy('membership', membershipOf),
  directory_account_linked: 'none',
  directory_account_removed: 'none',
  directory_changed: 'none',
  directory_switched_on: 'none',
  directory_switched_off: 'none',
  directory_group_mapped: rowBy('directoryGroup', ({ values, details }) => ({
    ...values,
    role: details.role,
    informationDomainId: details.informationDomainId,
  })),
  directory_group_removed: goneBy('directoryGroup', ({ values: { id } }) => ({ id })),
  deputy_named: rowBy('deputy', ({ after }) => after),
  deputy_removed: goneBy('deputy', ({ before }) => before),
  token_created: row('apiToken'),
  token_revoked: {
    touches: { apiToken: ['revokedBy'] },
    rows: ({ id, actor }) => [{ table: 'apiToken', row: { id, revokedBy: actor }, isChange: true }],
  },
  person_created: row('person'),
  person_changed: changed('person'),

  site_created: row('site'),
  site_changed: changed('site'),
  site_merged: {
    touches: { site: 'all', room: ['siteId'], stocktaking: ['siteId'] },
    rows: ({ id, after: { siteId }, known }) => [
      { table: 'site', row: { id }, isGone: true },
      ...(['room', 'stocktaking'] as const).flatMap((table) =>
        known.where(table, 'siteId', id).map((each) => ({ table, row: { id: each.id, siteId } })),
      ),
    ],
  },
  room_created: row('room'),
  room_changed: changed('room'),
  room_merged: gone('room'),
  stocktaking_started: row('stocktaking'),
  stocktaking_room_counted: 'none',
  stocktaking_finished: 'none',
  stocktaking_reopened: 'none',

  device_created: row('device'),
  device_changed: changed('device'),
  device_grouped: changed('device'),
  device_removed: gone('device'),
  device_changes_undone: 'none',
  device_lent: step('deviceLoan', ({ id, after }) => [
    { ...after, deviceId: id, returnedOn: null, conditionIn: '', missing: '', returnedTo: null },
  ]),
  device_taken_back: step(
    'deviceLoan',
    ({ after, actor }) => (after.id === undefined ? [] : [{ ...after, returnedTo: actor }]),
    true,
  ),
  borrower_erased: {
    touches: { deviceLoan: 'all' },
    rows: (told) =>
      told.known
        .where('deviceLoan', 'deviceId', told.id)
        .filter(({ lentOn, returnedOn }) => lentOn === told.after.lentOn && returnedOn !== null)
        .map(({ id }) => ({
          table: 'deviceLoan',
          row: { id, borrower: '', borrowerUnit: '', borrowerContact: '' },
        })),
  },
  device_sent_to_repair: step('deviceRepair', ({ id, after }) => [
    { ...after, deviceId: id, endedOn: null, result: '', costCents: null, endedBy: null },
  ]),
  device_repaired: step(
    'deviceRepair',
    ({ after, actor }) => (after.id === undefined ? [] : [{ ...after, endedBy: actor }]),
    true,
  ),
  device_lost: step('deviceLoss', ({ id, after }) => [
    { ...after, deviceId: id, foundOn: null, foundBy: null },
  ]),
  device_found: step(
    'deviceLoss',
    (told) =>
      running('deviceLoss', 'foundOn', told).map(({ id }) => ({
        id,
        foundOn: told.after.foundOn,
        foundBy: told.actor,
      })),
    true,
  ),
  device_retired: {
    touches: {
      device: ['status'],
      deviceRetirement: 'all',
      deviceLoan: ['returnedOn', 'returnedTo', 'conditionIn'],
      deviceRepair: ['endedOn', 'endedBy', 'result'],
    },
    rows: (told) => {
      const { id: deviceId, after, actor } = told
      const { goneOn } = after
      const standing = { withdrawnBy: null, withdrawnBecause: '' }
      return [
        statusOf(told),
        { table: 'deviceRetirement', row: { ...after, deviceId, retiredOn: goneOn, ...standing } },
        // What ran ends with it, in words that only the row has.
        ...running('deviceLoan', 'returnedOn', told).map(({ id }) => ({
          table: 'deviceLoan' as const,
          row: { id, returnedOn: goneOn, returnedTo: actor, conditionIn: undefined },
        })),
        ...running('deviceRepair', 'endedOn', told).map(({ id }) => ({
          table: 'deviceRepair' as const,
          row: { id, endedOn: goneOn, endedBy: actor, result: undefined },
        })),
      ]
    },
  },
  device_retirement_withdrawn: step(
    'deviceRetirement',
    (told) =>
      running('deviceRetirement', 'withdrawnBy', told).map(({ id }) => ({
        id,
        withdrawnBy: told.actor,
        withdrawnBecause: told.after.reason,
      })),
    true,
  ),
  device_file_added: rowBy('deviceFile', ({ id, values }) => ({ ...values, deviceId: id })),
  device_file_removed: goneBy('deviceFile', ({ values: { id } }) => ({ id })),
  programme_created: row('fundingProgramme'),
  programme_changed: changed('fundingProgramme'),
  support_created: row('operatingSystemSupport'),
  support_changed: changed('operatingSystemSupport'),
  support_deleted: gone('operatingSystemSupport'),

  application_created: row('application'),
  application_changed: changed('application'),
  list_imported: row('importRun'),
  target_object_created: row('targetObject'),
  target_object_changed: changed('targetObject'),
  link_created: row('targetObjectLink'),
  link_removed: gone('targetObjectLink'),
  group_refused: rowBy('groupRefusal', ({ id, after }) => refusedGroup(id, after)),
  group_refusal_removed: goneBy('groupRefusal', ({ id, before }) => refusedGroup(id, before)),

  condition_answered: rowBy('conditionAnswer', ({ id, after, actor }) => ({
    ...after,
    targetObjectId: id,
    answeredBy: actor,
  })),
  module_decided: decision,
  module_decision_removed: goneBy('moduleDecision', ({ id, before }) => ({
    targetObjectId: id,
    module: before.moduleId,
  })),
  protection_need_set: rowBy('protectionNeed', ({ id, after }) => ({
    ...after,
    targetObjectId: id,
  })),
  protection_need_removed: goneBy('protectionNeed', ({ id, before }) => ({
    ...before,
    targetObjectId: id,
  })),

  check_saved: check(({ values }) => values, 'all'),
  risk_proposed: check(({ values }) => values, ['riskReason']),
  risk_accepted: check(
    ({ values, details, actor }) => ({
      riskAcceptedOn: undefined,
      ...values,
      riskReason: details.riskReason,
      riskAcceptedBy: actor,
    }),
    ['riskReason', 'riskAcceptedBy', 'riskAcceptedOn'],
  ),
  risk_withdrawn: check(({ values }) => values, ['riskAcceptedBy', 'riskAcceptedOn']),
  measure_created: row('measure'),
  measure_changed: measureChanged,
  evidence_linked: rowBy('evidenceLink', ({ after }) => after),
  evidence_file_added: row('evidenceFile'),
  evidence_file_changed: changed('evidenceFile'),
  evidence_file_deleted: {
    touches: { evidenceFile: ['deletedBy', 'deletedBecause'] },
    rows: ({ id, actor, details: { deletedBecause } }) => [
      { table: 'evidenceFile', row: { id, deletedBy: actor, deletedBecause }, isChange: true },
    ],
  },
  evidence_file_attached: {
    touches: { check: 'all', evidenceFileCheck: 'all' },
    rows: ({ id, after, known }) => [
      { table: 'check', row: checkAt(splitPlace(id), known) },
      { table: 'evidenceFileCheck', row: { ...after, ...splitPlace(id) } },
    ],
  },
  evidence_file_detached: goneBy('evidenceFileCheck', ({ id, before }) => ({
    ...before,
    ...splitPlace(id),
  })),
  retention_changed: settings('retentionSettings'),
  person_erased: {
    touches: { person: 'all' },
    rows: ({ values: { persons } }) =>
      (Array.isArray(persons) ? persons : []).map(
        (each) => ({ table: 'person', row: each, isChange: true }) as const,
      ),
  },

  wiba_answered: wiba('wibaAnswer'),
  wiba_assigned: wiba('wibaAssignment'),
  document_created: row('document'),
  document_changed: changed('document'),
  document_topic_done: rowBy('documentTopic', ({ id, after }) => ({ ...after, documentId: id })),
  document_topic_reopened: goneBy('documentTopic', ({ id, before }) => ({
    ...before,
    documentId: id,
  })),
  document_version_written: rowBy('documentVersion', ({ id, after }) => ({
    ...after,
    documentId: id,
  })),
  document_approved: rowBy('documentVersion', ({ id, after }) => ({ ...after, documentId: id })),
  milestone_created: {
    touches: { milestone: 'all', milestoneDomain: 'all' },
    rows: ({ id, values }) => [
      { table: 'milestone', row: { ...values, id } },
      ...(Array.isArray(values.informationDomainIds) ? values.informationDomainIds : []).map(
        (informationDomainId) =>
          ({ table: 'milestoneDomain', row: { milestoneId: id, informationDomainId } }) as const,
      ),
    ],
  },
  milestone_changed: changed('milestone'),
  milestone_extended: rowBy('milestoneExtension', ({ id, after }) => ({
    ...after,
    milestoneId: id,
  })),

  snapshot_taken: row('snapshot'),
  official_texts_imported: 'none',
  workbook_merged: 'none',
  workbook_unmerged: 'none',
  questionnaire_created: 'none',
  questionnaire_linked: 'none',
  questionnaire_sent: 'none',
  questionnaire_revoked: 'none',
  questionnaire_submitted: 'none',
  questionnaire_removed: 'none',
  replies_decided: 'none',

  audit_access_granted: row('auditAccess'),
  audit_access_changed: changed('auditAccess'),
  audit_access_revoked: changed('auditAccess'),
  findings_taken_over: 'none',
  finding_entered: row('finding'),
  finding_changed: changed('finding'),
  finding_withdrawn: changed('finding'),
  finding_planned: changed('finding'),
  finding_answered: changed('finding'),

  reminder_sent: 'none',
  reminder_given_up: 'none',
  reminder_retried: 'none',
  reminder_choices_changed: 'none',
  calendar_feed_made: 'none',
  calendar_feed_renewed: 'none',
  calendar_feed_ended: 'none',
  head_reader_added: row('chainHeadReader'),
  head_reader_removed: gone('chainHeadReader'),
  chain_head_sent: 'none',
  chain_head_given_up: 'none',
  mail_settings_changed: settings('mailSettings'),
  mail_settings_removed: goneBy('mailSettings', ({ id }) => ({ organisationId: id })),
  reminder_settings_changed: settings('reminderSettings'),
  school_holidays_owned: ownedHolidays(true),
  school_holidays_dropped: ownedHolidays(false),
  school_holiday_added: {
    touches: { schoolHoliday: 'all' },
    rows: ({ after }) => holiday([after], false),
  },
  school_holiday_changed: {
    touches: { schoolHoliday: 'all' },
    rows: ({ before, after }) => [...holiday([before], true), ...holiday([after], false)],
  },
  school_holiday_removed: {
    touches: { schoolHoliday: 'all' },
    rows: ({ before }) => holiday([before], true),
  },
  suggestion_made: 'none',
  suggestion_changed: 'none',
  suggestion_withdrawn: 'none',
  suggestion_decided: 'none',
}

/** „DOMAIN/KEY“ */
function refusedGroup(subject: string, { groupKey, reason }: Values): Values {
  return { informationDomainId: subject.split('/')[0], groupKey, reason }
}
