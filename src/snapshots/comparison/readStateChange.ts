import type { RowChange } from '../../../db/freeze/readRowChanges.ts'
import { listFieldChanges } from '../../exports/eventChanges.ts'
import { groupOfTable, type StateChange } from './stateChange.ts'

/** What a row is told by; the fields that make it up are not told again. */
const subjectFields: Partial<Record<RowChange['table'], readonly string[]>> = {
  targetObjectLink: ['fromId', 'toId'],
  moduleDecision: ['targetObjectId', 'module'],
  conditionAnswer: ['targetObjectId', 'attribute'],
  protectionNeed: ['targetObjectId', 'goal'],
  check: ['targetObjectId', 'requirement'],
  wibaAnswer: ['question'],
  wibaAssignment: ['question'],
  measureCheck: ['measureId', 'targetObjectId', 'requirement'],
  documentVersion: ['documentId', 'number'],
  documentTopic: ['documentId', 'topic'],
  evidenceLink: ['documentId', 'targetObjectId', 'requirement'],
  milestoneExtension: ['milestoneId', 'number'],
  deviceRepair: ['deviceId'],
  deviceLoss: ['deviceId'],
  deviceRetirement: ['deviceId'],
  deviceFile: ['deviceId', 'fileName'],
  fundingProgramme: ['name'],
  operatingSystemSupport: ['release'],
  informationDomain: ['code', 'name'],
  organisation: ['name'],
}

/** Follow from other fields, or say where a row came from. */
const silentFields = new Set(['informationDomainId', 'module', 'level', 'serialKey'])

/** Undefined for what tells people nothing, or changed in nothing that they see. */
export function readStateChange(
  { table, before, after }: RowChange,
  nameOf: (id: string) => string,
): StateChange | undefined {
  const group = groupOfTable[table]
  const row = after ?? before
  if (group === undefined || row === null) return undefined
  const own = subjectFields[table]
  const told = new Set([...(own ?? []), ...silentFields])
  if (table === 'moduleDecision') told.add('decidedAt')
  const without = (fields: RowChange['after']) =>
    fields && Object.fromEntries(Object.entries(fields).filter(([field]) => !told.has(field)))
  const kind = before === null ? 'added' : after === null ? 'removed' : 'changed'
  const fields = listFieldChanges(
    table === 'protectionNeed' ? 'protection_need_set' : table,
    { before: without(before), after: without(after) },
    nameOf,
  )
  if (kind === 'changed' && fields.length === 0) return undefined
  const subject = own
    ? own.map((field) => nameOf(String(row[field] ?? ''))).join(' ')
    : nameOf(String(row.id ?? ''))
  return { group, kind, subject, fields: fields.filter(({ before, after }) => before || after) }
}
