/** What differs between two states of an information domain, in the words of its people. @module */
import type { FieldChange } from '../../../reports/auditTrail.ts'

/** Under which heading a difference stands; tables that tell people nothing have none. */
export const groupOfTable: Readonly<Record<string, string>> = {
  informationDomain: 'Informationsverbund',
  organisation: 'Organisation',
  targetObject: 'Zielobjekte',
  targetObjectLink: 'Abhängigkeiten',
  application: 'Fachanwendungen',
  device: 'Geräte',
  deviceRepair: 'Reparaturen',
  deviceLoss: 'Verluste',
  deviceRetirement: 'Aussonderungen',
  deviceFile: 'Dateien zu Geräten',
  site: 'Standorte',
  room: 'Räume',
  fundingProgramme: 'Förderprogramme',
  operatingSystemSupport: 'Ende der Unterstützung',
  moduleDecision: 'Modellierung',
  conditionAnswer: 'Fragen zur Modellierung',
  protectionNeed: 'Schutzbedarf',
  check: 'IT-Grundschutz-Check',
  wibaAnswer: 'WiBA',
  wibaAssignment: 'WiBA-Zuständigkeiten',
  measure: 'Maßnahmen',
  measureCheck: 'Maßnahmen je Anforderung',
  document: 'Dokumente',
  documentVersion: 'Versionen von Dokumenten',
  documentTopic: 'Themen von Dokumenten',
  evidenceLink: 'Nachweise',
  milestone: 'Meilensteine',
  milestoneExtension: 'Verlängerungen',
  person: 'Ansprechpartner',
}

export const stateGroups: readonly string[] = Object.values(groupOfTable)

export type StateChangeKind = 'added' | 'removed' | 'changed'

export const stateChangeLabels: Record<StateChangeKind, string> = {
  added: 'neu',
  removed: 'entfallen',
  changed: 'geändert',
}

export type StateChange = {
  readonly group: string
  readonly kind: StateChangeKind
  readonly subject: string
  readonly fields: readonly FieldChange[]
}
