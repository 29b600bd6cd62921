/**
 * What a list says of a provider, in the description of its target object: the service, then a line for each further
 * statement. It is read again, so that a list that says less loses nothing.
 * @module
 */
import { tidy } from '../core/text.ts'
import { type ProviderField, providerColumns } from './columns/providerColumns.ts'

export const describedFields = [
  'service',
  'processingAgreement',
  'contractUntil',
  'proof',
  'contact',
  'notes',
] as const satisfies readonly ProviderField[]
type DescribedField = (typeof describedFields)[number]

/** Texts of one line; what is not stated is left out. */
export type ProviderDetails = Readonly<Partial<Record<DescribedField, string>>>

/** „Betrieb des Meldewesens“, in the next line „Vertrag bis: 31.12.2027“. */
export function writeProviderDescription(details: ProviderDetails): string {
  return describedFields
    .flatMap((field) => {
      const text = tidy(details[field] ?? '')
      return text === '' ? [] : [field === 'service' ? text : `${labelOf(field)}${text}`]
    })
    .join('\n')
}

/** The other way round. Lines without a known label are the service. */
export function readProviderDescription(text: string): ProviderDetails {
  const details: Partial<Record<DescribedField, string>> = {}
  for (const line of text.split('\n')) {
    const field = describedFields.find(
      (each) => each !== 'service' && line.startsWith(labelOf(each)),
    )
    const value = field ? line.slice(labelOf(field).length) : line
    const key = field ?? 'service'
    details[key] = tidy(`${details[key] ?? ''} ${value}`)
  }
  return Object.fromEntries(Object.entries(details).filter(([, value]) => value !== ''))
}

function labelOf(field: DescribedField): string {
  return `${providerColumns.labels[field]}: `
}
