/** Which pages docs/bilder.md shows, whose they are, and how large. */
export const sizes = {
  breit: { width: 1360, height: 860 },
  schmal: { width: 390, height: 844 },
} as const

type Picture = {
  readonly name: string
  readonly role: 'officer' | 'management'
  readonly address: string
}

export const pictures: readonly Picture[] = [
  { name: 'start', role: 'officer', address: '/?verbund=KERN' },
  { name: 'leitung', role: 'management', address: '/leitung' },
  { name: 'fachanwendung', role: 'officer', address: '/zielobjekte/A001?verbund=KERN' },
  { name: 'zielobjekte', role: 'officer', address: '/zielobjekte?verbund=KERN' },
  { name: 'modellierung', role: 'officer', address: '/modellierung?verbund=KERN' },
  { name: 'check', role: 'officer', address: '/check/zielobjekte/C001?verbund=KERN' },
  { name: 'wiba', role: 'officer', address: '/wiba?verbund=KERN' },
  { name: 'massnahmen', role: 'officer', address: '/massnahmen?verbund=KERN' },
  { name: 'meilensteine', role: 'officer', address: '/meilensteine' },
  { name: 'zustellung', role: 'officer', address: '/erinnerungen' },
  { name: 'erinnerungen-einstellen', role: 'officer', address: '/verwaltung/erinnerungen' },
  { name: 'dokumente', role: 'officer', address: '/dokumente?verbund=KERN' },
  { name: 'erinnerungen', role: 'officer', address: '/erinnerungen/vorschau?tag=2025-05-23' },
]
