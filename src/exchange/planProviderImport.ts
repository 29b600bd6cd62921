/**
 * What the import of a list of providers (Dienstleister) would do. They are matched by name, and by kind where one name
 * has several; a provider that applications name is the same one.
 * @module
 */
import { foldText } from '../core/text.ts'
import {
  type ProviderKind,
  providerKey,
  providerName,
  providerOfKind,
  providersNamed,
} from '../inventory/provider.ts'
import { providerColumns } from './columns/providerColumns.ts'
import type { ImportMapping, RememberedMapping } from './importMapping.ts'
import type {
  Changed,
  ExistingProvider,
  Planned,
  ProviderImportPlan,
  ProviderRecord,
  Refusal,
} from './importPlan.ts'
import { describeOther } from './matchDevices.ts'
import { describedFields } from './providerDescription.ts'
import { changedProvider, changesBetween, newProvider } from './providerRecord.ts'
import { type ProviderStatement, readProviderStatement } from './readProviderStatement.ts'
import { recogniseSheets } from './recogniseSheets.ts'
import { collectRemarks, type Remarks } from './remarks.ts'
import type { Table } from './table.ts'

export type ProviderImport = {
  readonly tables: readonly Table[]
  /** The target objects of the information domain that are providers. */
  readonly existing: readonly ExistingProvider[]
  readonly mapping?: ImportMapping | undefined
  readonly remembered?: readonly RememberedMapping[] | undefined
}

type Work = {
  readonly existing: readonly ExistingProvider[]
  /** The kinds that the list states under each name. */
  readonly kinds: ReadonlyMap<string, ReadonlySet<ProviderKind>>
  readonly remarks: Remarks
  readonly firsts: Map<string, ProviderStatement>
  readonly usedKeys: Set<string>
  readonly new: Planned<ProviderRecord>[]
  readonly changed: Changed<ProviderRecord>[]
  readonly refused: Refusal[]
  unchanged: number
}

/** Throws `invalid` when no sheet holds a list of providers that can be read without doubt. */
export function planProviderImport(input: ProviderImport): ProviderImportPlan {
  const remarks = collectRemarks()
  const sheets = recogniseSheets(input.tables, providerColumns, input, remarks)
  const read = sheets.flatMap((sheet) =>
    sheet.records.map((record) => readProviderStatement(sheet, record)),
  )
  const work: Work = {
    existing: input.existing,
    kinds: statedKinds(read.filter((each) => 'details' in each)),
    remarks,
    firsts: new Map(),
    usedKeys: new Set(input.existing.map(({ groupKey }) => groupKey)),
    new: [],
    changed: [],
    refused: [],
    unchanged: 0,
  }
  for (const each of read) {
    if ('details' in each) settle(each, work)
    else work.refused.push(each)
  }
  return {
    new: work.new,
    changed: work.changed,
    unchanged: work.unchanged,
    refused: work.refused,
    sheets: sheets.map(({ reading }) => reading),
    warnings: remarks.list(),
  }
}

function statedKinds(statements: readonly ProviderStatement[]): Map<string, Set<ProviderKind>> {
  const kinds = new Map<string, Set<ProviderKind>>()
  for (const { name, kind } of statements) {
    const key = nameKey(name)
    if (kind) kinds.set(key, (kinds.get(key) ?? new Set()).add(kind))
  }
  return kinds
}

function settle(row: ProviderStatement, work: Work): void {
  const stated = work.kinds.get(nameKey(row.name)) ?? new Set()
  const kind = row.kind ?? (stated.size === 1 ? [...stated][0] : undefined)
  const known = findKnown(row.name, kind, stated, work.existing)
  if (known.length > 1 || (!kind && stated.size > 1)) {
    work.refused.push(refuseUnclear(row))
    return
  }
  const [before] = known
  const key = before?.id ?? providerKey(kind ?? 'provider.other', row.name)
  const first = work.firsts.get(key)
  if (first) {
    settleRepeated(row, first, work)
    return
  }
  work.firsts.set(key, row)
  if (before) settleKnown(row, kind, before, work)
  else settleNew(row, kind, work)
}

/**
 * The provider of that name and kind. One of another kind is meant too, because the list knows the kind better than
 * applications do, unless another row of the list speaks of it.
 */
function findKnown(
  name: string,
  kind: ProviderKind | undefined,
  stated: ReadonlySet<ProviderKind>,
  existing: readonly ExistingProvider[],
): readonly ExistingProvider[] {
  const named = providersNamed(name, existing)
  if (!kind) return named
  const exact = providerOfKind(kind, named)
  if (exact) return [exact]
  return stated.size > 1 ? [] : named
}

function settleKnown(
  row: ProviderStatement,
  kind: ProviderKind | undefined,
  before: ExistingProvider,
  work: Work,
): void {
  const { id, version } = before
  const after = changedProvider(before, row, kind, work.usedKeys)
  const fields = changesBetween(before, after)
  if (Object.keys(fields).length === 0) work.unchanged += 1
  else work.changed.push({ id, version, from: row.place, fields, after })
}

function settleNew(row: ProviderStatement, kind: ProviderKind | undefined, work: Work): void {
  if (!kind) {
    work.remarks.add(
      row.place,
      'Keine Art angegeben; gilt als sonstiger Dienstleister, bis eine Fachanwendung oder die Liste mehr sagt.',
    )
  }
  work.new.push({ ...newProvider(row, kind, work.usedKeys), from: row.place })
}

function settleRepeated(row: ProviderStatement, first: ProviderStatement, work: Work): void {
  const where = describeOther(first.place, row.place)
  const differing = describedFields
    .filter((field) => row.details[field] && row.details[field] !== first.details[field])
    .map((field) => providerColumns.labels[field])
  if (row.kind && first.kind && row.kind !== first.kind)
    differing.unshift(providerColumns.labels.kind)
  if (differing.length === 0) {
    work.remarks.add(row.place, `„${row.name}“ ist doppelt und sagt dasselbe wie ${where}.`)
    work.unchanged += 1
    return
  }
  const reason = `Der Dienstleister „${row.name}“ steht schon in ${where}, dort mit anderen Angaben bei: ${differing.join(', ')}.`
  work.refused.push({ ...row.place, column: providerColumns.labels.name, reason })
}

function refuseUnclear({ name, place }: ProviderStatement): Refusal {
  const reason = `„${name}“ gibt es mit mehreren Arten. Bitte nennen Sie bei „${providerColumns.labels.kind}“, welche gemeint ist (Outsourcing oder Cloud).`
  return { ...place, column: providerColumns.labels.kind, reason }
}

function nameKey(name: string): string {
  return foldText(providerName('provider.other', name))
}
