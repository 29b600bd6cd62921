/**
 * One row of a list of providers: its cells become a statement, or the row is refused with all its problems.
 * @module
 */
import { germanDay } from '../core/day.ts'
import { saysNothing } from '../core/saysNothing.ts'
import { foldText, tidy } from '../core/text.ts'
import type { ProviderKind } from '../inventory/provider.ts'
import type { ProviderField } from './columns/providerColumns.ts'
import { createRecordReader, type RecordReader } from './createRecordReader.ts'
import type { Refusal, RowPlace } from './importPlan.ts'
import {
  type ProviderDetails,
  readProviderDescription,
  writeProviderDescription,
} from './providerDescription.ts'
import type { ListRecord } from './readRecords.ts'
import type { RecognisedSheet } from './recogniseSheets.ts'
import { nearestProviderKind, providerKindOfWord } from './values/parseProviderKind.ts'

export type ProviderStatement = {
  readonly place: RowPlace
  readonly name: string
  /** undefined where the list does not say it. */
  readonly kind: ProviderKind | undefined
  readonly details: ProviderDetails
}

type Reader = RecordReader<ProviderField>

export function readProviderStatement(
  sheet: RecognisedSheet<ProviderField>,
  record: ListRecord<ProviderField>,
): ProviderStatement | Refusal {
  const reader = createRecordReader(sheet, record)
  const name = statedText(reader, 'name')
  if (name === '') reader.refuse('name', 'Der Name des Dienstleisters fehlt')
  const kind = readKind(reader)
  const details = {
    service: statedNotes(reader, 'service'),
    processingAgreement: statedText(reader, 'processingAgreement'),
    contractUntil: readContractEnd(reader),
    proof: statedNotes(reader, 'proof'),
    contact: statedNotes(reader, 'contact'),
    notes: statedNotes(reader, 'notes'),
  }
  return reader.refusal() ?? { place: record.place, name, kind, details: asStored(details) }
}

function statedText(reader: Reader, field: ProviderField): string {
  const text = reader.text(field)
  return saysNothing(foldText(text)) ? '' : text
}

/** Line breaks become blanks: each statement is one line of the description. */
function statedNotes(reader: Reader, field: ProviderField): string {
  const text = tidy(reader.notes(field))
  return saysNothing(foldText(text)) ? '' : text
}

function readKind(reader: Reader): ProviderKind | undefined {
  const word = statedText(reader, 'kind')
  const kind = providerKindOfWord(word)
  if (kind || word === '') return kind
  const nearest = nearestProviderKind(word)
  const offer = nearest === undefined ? '' : `; meinten Sie „${nearest}“?`
  reader.refuse('kind', `„${word}“ ist keine bekannte Art von Dienstleister${offer}`)
  return undefined
}

/** A day, or words such as „unbefristet“. */
function readContractEnd(reader: Reader): string {
  const text = statedText(reader, 'contractUntil')
  if (text !== '' && !/\d/.test(text)) return text
  const day = reader.day('contractUntil')
  return day === null ? '' : germanDay(day)
}

/** As a later import reads them out of the description, so that the same list is no change. */
function asStored(details: ProviderDetails): ProviderDetails {
  return readProviderDescription(writeProviderDescription(details))
}
