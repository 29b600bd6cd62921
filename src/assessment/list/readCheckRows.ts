/** The rows of a page of a list of checks, with all that stands in them. @module */
import type { Requirement } from '../../../catalog/module.ts'
import type { Priority } from '../../../catalog/moduleRules.ts'
import { readCatalog } from '../../../catalog/readCatalog.ts'
import type { Db } from '../../../db/db.ts'
import { listChecksOf, listEvidenceOf, type ObjectLabel } from '../../../db/queries/checkLists.ts'
import { listEvidenceFilesOf } from '../../../db/queries/evidenceFiles.ts'
import { listOpenSuggestions, type StoredSuggestion } from '../../../db/queries/suggestions.ts'
import { isAllowed } from '../../access/permissions.ts'
import { groupedBy } from '../../inventory/order.ts'
import { type Check, openCheck } from '../check.ts'
import { subjectOf } from '../checkPlace.ts'
import { checkSuggestionKinds, isSuggestible } from '../suggestions/checkSuggestion.ts'
import type { CheckEntry } from './checkEntry.ts'
import type { CheckList } from './readCheckList.ts'

export type CheckRow = {
  readonly check: Check
  readonly title: string
  readonly roles: Requirement['roles']
  readonly priority: Priority
  readonly object: Pick<ObjectLabel, 'code' | 'name'>
  /** Who meets it for the city, where the module is at a provider. */
  readonly providerName: string | null
  readonly personName: string | null
  readonly evidence: readonly { readonly title: string; readonly documentId: string }[]
  /** Files that prove it, without those that were deleted. */
  readonly files: readonly { readonly title: string; readonly id: string }[]
  /** Undecided, and only while the answer is open to them. */
  readonly suggestions: readonly StoredSuggestion[]
  readonly isWritable: boolean
}

/** Six statements, however many rows. */
export async function readCheckRows(
  db: Db,
  list: CheckList,
  entries: readonly CheckEntry[],
): Promise<CheckRow[]> {
  const { informationDomainId } = list.request
  const ids = [...new Set(entries.map(({ targetObjectId }) => targetObjectId))]
  const requirements = [...new Set(entries.map(({ requirement }) => requirement))]
  const checks = keyed(await listChecksOf(db, ids, requirements))
  const evidence = groupedBy(await listEvidenceOf(db, ids, requirements), subjectOf)
  const there = (await listEvidenceFilesOf(db, ids, requirements)).filter(
    ({ deletedAt }) => deletedAt === null,
  )
  const files = groupedBy(there, subjectOf)
  const subjects = entries.map(subjectOf)
  const suggestions = groupedBy(
    await listOpenSuggestions(db, informationDomainId, checkSuggestionKinds, subjects),
    ({ subject }) => subject,
  )
  const rowOf = createRowReader(list)
  return entries.map((entry) => {
    const subject = subjectOf(entry)
    const check = checks.get(subject) ?? openCheck({ ...entry, informationDomainId })
    return {
      ...rowOf(entry, check, suggestions.get(subject) ?? []),
      evidence: evidence.get(subject) ?? [],
      files: files.get(subject) ?? [],
    }
  })
}

function createRowReader({ persons, objects, request: { actor } }: CheckList) {
  const catalog = readCatalog()
  const names = new Map(persons.map(({ id, name }) => [id, name]))
  const own = new Set(
    persons.filter(({ userId }) => userId === actor.userId && userId !== null).map(({ id }) => id),
  )
  return (
    { providerId, decision, requirement, module, targetObjectId }: CheckEntry,
    check: Check,
    suggestions: readonly StoredSuggestion[],
  ): Omit<CheckRow, 'evidence' | 'files'> => {
    const { title, roles } = catalog.requirementById(requirement)
    const isOwn = own.has(check.responsibleId ?? '')
    return {
      check,
      title,
      roles,
      priority: catalog.ruleOf(module).priority,
      object: objects.get(targetObjectId) ?? { code: '', name: '' },
      providerName:
        decision === 'at_provider'
          ? (objects.get(providerId ?? '')?.name ?? 'Dienstleister')
          : null,
      personName: names.get(check.responsibleId ?? '') ?? null,
      suggestions: suggestions.filter((one) => isSuggestible(one, check.status)),
      isWritable: isAllowed(actor, 'write', 'checks', isOwn ? ['assigned'] : []),
    }
  }
}

function keyed(checks: readonly Check[]): Map<string, Check> {
  return new Map(checks.map((check) => [subjectOf(check), check]))
}
