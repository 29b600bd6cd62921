/** What people are reminded of. @module */
import type { Subject } from '../access/permissions.ts'
import type { Role } from '../access/role.ts'

export const reminderKinds = [
  'milestone',
  'measure',
  'check',
  'stale',
  'proof',
  'review',
  'attestation',
  'warranty',
  'support',
  'funding',
  'loan',
] as const

export type ReminderKind = (typeof reminderKinds)[number]

export const reminderKindLabels: Readonly<Record<ReminderKind, string>> = {
  milestone: 'Meilensteine',
  measure: 'Maßnahmen',
  check: 'Anforderungen mit Termin',
  stale: 'Antworten, die erneut zu prüfen sind',
  proof: 'Nachweise von Dienstleistern',
  review: 'Überprüfung von Dokumenten',
  attestation: 'Gültigkeit des Testats',
  warranty: 'Garantie von Geräten',
  support: 'Ende der Updates von Geräten',
  funding: 'Ende der Zweckbindung',
  loan: 'Rückgabe verliehener Geräte',
}

/** The part of the program that a reader of such an item may see. */
export const subjectOfKind: Readonly<Record<ReminderKind, Subject>> = {
  milestone: 'milestones',
  measure: 'measures',
  check: 'checks',
  stale: 'checks',
  proof: 'checks',
  review: 'documents',
  attestation: 'milestones',
  warranty: 'inventory',
  support: 'inventory',
  funding: 'inventory',
  loan: 'inventory',
}

const officers: readonly (readonly Role[])[] = [['officer']]
/** The officers where there are no technicians. */
const technicians: readonly (readonly Role[])[] = [['technician'], ['officer']]

/** Who is told where nobody is responsible: the first of these roles that somebody has. */
export const rolesOfKind: Readonly<Record<ReminderKind, readonly (readonly Role[])[]>> = {
  milestone: officers,
  measure: officers,
  check: officers,
  stale: officers,
  proof: officers,
  review: officers,
  attestation: [['officer', 'management']],
  warranty: technicians,
  support: technicians,
  funding: technicians,
  loan: technicians,
}

/**
 * Dates that pass whatever anybody does: told beforehand and on the day, never afterwards. What is no longer supported
 * or under warranty stands in the lists of devices.
 */
export const passingKinds: readonly ReminderKind[] = ['warranty', 'support', 'funding']
