/** What an event of the audit trail changed, field by field. @module */

import type { FieldChange } from '../../reports/auditTrail.ts'
import { canonicalJson } from '../core/canonicalJson.ts'
import { fieldLabel } from './fieldLabels.ts'
import { speakValue } from './fieldValue.ts'

type Details = Readonly<Record<string, unknown>>

/** Keys and copies for searching, which say nothing that another field does not say. */
const technicalFields = new Set([
  'id',
  'actorId',
  'version',
  'createdAt',
  'nameKey',
  'inventoryKey',
  'searchText',
  'manufacturerKey',
  'modelKey',
  'osKey',
  'holderKey',
  'organisationId',
  'groupKey',
  'questionnaireId',
  'events',
])

/**
 * `row` holds what a row has beyond what people read, for holding the database against the trail.
 * `after` decides which fields are told, `before` where nothing came after; a field that stayed as it was
 * is none. What stands beside the two is told as new.
 */
export function listFieldChanges(
  kind: string,
  { actor: _, row: __, before, after, ...further }: Details,
  nameOf: (id: string) => string,
): FieldChange[] {
  const old = fieldsOf(before)
  const fresh = new Map([...fieldsOf(after), ...fieldsOf(further)])
  const names =
    after === undefined || after === null ? [...old.keys(), ...fresh.keys()] : fresh.keys()
  return [...new Set(names)]
    .filter((field) => !technicalFields.has(field))
    .filter((field) => canonicalJson(old.get(field)) !== canonicalJson(fresh.get(field)))
    .map((field) => ({
      field: fieldLabel(field),
      before: speakValue(wordField(kind, field), old.get(field), nameOf),
      after: speakValue(wordField(kind, field), fresh.get(field), nameOf),
    }))
    .filter((change) => change.before !== change.after)
}

/** A level is one of protection where a need was set, else one of requirements. */
function wordField(kind: string, field: string): string {
  return kind.startsWith('protection_need_') && field === 'level' ? 'need' : field
}

function fieldsOf(value: unknown): Map<string, unknown> {
  return new Map(value !== null && typeof value === 'object' ? Object.entries(value) : [])
}
