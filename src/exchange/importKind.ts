/** The kinds of lists that can be imported. */
export const importKinds = ['devices', 'applications', 'wiba', 'rooms', 'providers'] as const
export type ImportKind = (typeof importKinds)[number]

export const importKindLabels: Record<ImportKind, string> = {
  devices: 'Geräte',
  applications: 'Fachanwendungen',
  wiba: 'WiBA-Antworten',
  rooms: 'Räume',
  providers: 'Dienstleister',
}
