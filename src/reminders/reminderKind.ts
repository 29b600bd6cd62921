/** What people are reminded of. @module */

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
