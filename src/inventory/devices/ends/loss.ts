/** A device that is gone, and whether somebody could read what is on it. @module */
export const dataRisks = ['none', 'encrypted', 'readable', 'unknown'] as const
export type DataRisk = (typeof dataRisks)[number]

export const dataRiskLabels: Record<DataRisk, string> = {
  none: 'nein, es sind keine Daten darauf',
  encrypted: 'Daten darauf, aber verschlüsselt und gesperrt',
  readable: 'ja, Daten oder Zugänge sind lesbar',
  unknown: 'nicht bekannt',
}

/** Whether the ISB has to judge it: it may be a security incident, and a breach of personal data. */
export function concernsOfficer(risk: DataRisk): boolean {
  return risk !== 'none'
}

export type DeviceLoss = {
  readonly id: string
  readonly deviceId: string
  readonly noticedOn: string
  readonly place: string
  readonly circumstances: string
  readonly policeReport: string
  readonly insuranceReport: string
  readonly dataRisk: DataRisk
  readonly dataRiskNote: string
  readonly reportedBy: string
  readonly foundOn: string | null
  readonly foundBy: string | null
}
