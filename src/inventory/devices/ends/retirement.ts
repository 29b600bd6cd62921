/**
 * The end of a device: where it goes, and how its data were wiped before (CON.6 Löschen und Vernichten).
 * @module
 */
import { type Day, germanDay } from '../../../core/day.ts'
import { Failure } from '../../../core/failure.ts'

export const destinations = [
  'recycled',
  'destroyed',
  'sold',
  'donated',
  'returned',
  'parts',
  'gone',
] as const
export type Destination = (typeof destinations)[number]

export const destinationLabels: Record<Destination, string> = {
  recycled: 'Entsorgung (Elektroaltgerät)',
  destroyed: 'Vernichtung durch einen Fachbetrieb',
  sold: 'Verkauf',
  donated: 'Abgabe oder Spende',
  returned: 'Rückgabe an Vermieter oder Hersteller',
  parts: 'Ersatzteile, Gerät bleibt hier',
  gone: 'nicht mehr vorhanden (verloren)',
}

export const wipingMethods = [
  'overwritten',
  'crypto_erased',
  'factory_reset',
  'shredded',
  'removed',
  'no_storage',
  'unreachable',
] as const
export type WipingMethod = (typeof wipingMethods)[number]

export const wipingMethodLabels: Record<WipingMethod, string> = {
  overwritten: 'Datenträger ganz überschrieben',
  crypto_erased: 'Schlüssel gelöscht (Secure Erase, verschlüsselter Datenträger)',
  factory_reset: 'zurückgesetzt, der Speicher war verschlüsselt',
  shredded: 'Datenträger vernichtet',
  removed: 'Datenträger ausgebaut und behalten',
  no_storage: 'Gerät hat keinen Datenspeicher',
  unreachable: 'nicht möglich, das Gerät ist verloren',
}

/** Methods that leave nothing to say about who did it and when. */
const unwiped: readonly WipingMethod[] = ['no_storage', 'unreachable']

export type DeviceRetirement = {
  readonly id: string
  readonly deviceId: string
  readonly retiredOn: Day
  readonly destination: Destination
  readonly recipient: string
  readonly wipingMethod: WipingMethod
  readonly wipedOn: Day | null
  readonly wipedBy: string
  readonly wipingProof: string
  readonly boundUntil: Day | null
  readonly boundReason: string
  readonly retiredBy: string
  readonly withdrawnAt: string | null
  readonly withdrawnBy: string | null
  readonly withdrawnBecause: string
}

type Statement = Pick<
  DeviceRetirement,
  'retiredOn' | 'wipingMethod' | 'wipedOn' | 'wipedBy' | 'boundReason'
>

/** What else a retirement is judged by. */
type Circumstances = {
  readonly isLost: boolean
  /** Last day of the funding's Zweckbindung; null where none is known. */
  readonly boundUntil: Day | null
}

/**
 * A retirement says how data were wiped, by whom and when, and why it comes before the end of the Zweckbindung.
 * Throws `invalid`.
 */
export function ensureRetirement(statement: Statement, circumstances: Circumstances): void {
  const fields = {
    ...wipingProblems(statement, circumstances),
    ...boundProblems(statement, circumstances),
  }
  const [first] = Object.values(fields)
  if (first !== undefined) throw new Failure('invalid', first, fields)
}

/** Whether the funding still binds the device on that day; the last day counts. */
export function isBound(boundUntil: Day | null, on: Day): boundUntil is Day {
  return boundUntil !== null && on <= boundUntil
}

function wipingProblems(
  { wipingMethod, wipedOn, wipedBy, retiredOn }: Statement,
  { isLost }: Circumstances,
): Record<string, string> {
  if (wipingMethod === 'unreachable' && !isLost) {
    return { wipingMethod: 'Das gilt nur für ein Gerät, das als verloren gemeldet ist.' }
  }
  if (unwiped.includes(wipingMethod)) return {}
  return {
    ...(wipedOn === null ? { wipedOn: 'Bitte geben Sie an, wann die Daten gelöscht wurden.' } : {}),
    ...(wipedOn !== null && wipedOn > retiredOn
      ? { wipedOn: 'Gelöscht wird, bevor das Gerät das Haus verlässt.' }
      : {}),
    ...(wipedBy === '' ? { wipedBy: 'Bitte geben Sie an, wer die Daten gelöscht hat.' } : {}),
  }
}

function boundProblems(
  { boundReason, retiredOn }: Statement,
  { boundUntil }: Circumstances,
): Record<string, string> {
  if (!isBound(boundUntil, retiredOn) || boundReason !== '') return {}
  return {
    boundReason: `Die Zweckbindung läuft bis zum ${germanDay(boundUntil)}. Bitte begründen Sie die vorzeitige Aussonderung.`,
  }
}
