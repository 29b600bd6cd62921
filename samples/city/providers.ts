/**
 * Who runs a part of the city's IT. KITU and Dataport are named as places of hosting; what is said of their
 * contracts is invented.
 * @module
 */
export type CityProvider = {
  readonly name: string
  readonly kind: 'Outsourcing' | 'Cloud'
  readonly service: string
  readonly contact: string
  readonly processingAgreement: 'ja' | 'nein'
  readonly contractUntil: string
  readonly proof: string
}

type Line = readonly [string, CityProvider['kind'], string, string, 'ja' | 'nein', string, string]

const lines: readonly Line[] = [
  [
    'KITU',
    'Outsourcing',
    'Betrieb von Meldewesen, Finanzwesen, Personalabrechnung, Wahlen und Internetauftritt',
    'kundenservice@kitu.example',
    'ja',
    '31.12.2027',
    'Nachweis angefordert am 04.03.2025',
  ],
  [
    'Dataport',
    'Outsourcing',
    'Betrieb von Personenstandswesen, Wohngeld, Bürgerportal, E-Payment und Kataster-Auskunft',
    'service@dataport.example',
    'ja',
    '31.12.2028',
    'liegt vor, gültig bis 30.06.2026',
  ],
  [
    'Anbieter A GmbH',
    'Cloud',
    'Fundbüro im Internet',
    'support@anbieter-a.example',
    'ja',
    '31.10.2026',
    'offen',
  ],
  [
    'Anbieter N GmbH',
    'Cloud',
    'Hallenbelegung',
    'support@anbieter-n.example',
    'ja',
    '31.12.2025',
    'offen',
  ],
  [
    'Anbieter P GmbH',
    'Cloud',
    'Onleihe',
    'support@anbieter-p.example',
    'ja',
    '31.03.2026',
    'liegt vor, gültig bis 31.08.2025',
  ],
  [
    'Anbieter G GmbH',
    'Cloud',
    'Sitzungsdienst',
    'support@anbieter-g.example',
    'ja',
    '30.09.2026',
    'liegt vor, gültig bis 31.01.2026',
  ],
  [
    'Anbieter I GmbH',
    'Cloud',
    'Online-Terminvergabe',
    'support@anbieter-i.example',
    'ja',
    '28.02.2026',
    'liegt vor, gültig bis 30.11.2025',
  ],
  [
    'Anbieter M GmbH',
    'Cloud',
    'Kita-Portal',
    'support@anbieter-m.example',
    'ja',
    '31.07.2026',
    'offen',
  ],
  [
    'Anbieter T GmbH',
    'Cloud',
    'Ausschreibung und Vergabe',
    'vergabe@anbieter-t.example',
    'ja',
    '31.12.2025',
    'liegt vor, gültig bis 31.12.2025',
  ],
  [
    'Anbieter Y GmbH',
    'Cloud',
    'Alarmierung und Einsatzinformation',
    'alarm@anbieter-y.example',
    'ja',
    '30.06.2026',
    'offen',
  ],
  [
    'Anbieter MDM GmbH',
    'Cloud',
    'Verwaltung der Tablets und Smartphones (MDM) für Stadt und Schulen',
    'support@anbieter-mdm.example',
    'ja',
    '31.08.2027',
    'liegt vor, gültig bis 31.05.2026',
  ],
]

export const providers: readonly CityProvider[] = lines.map(
  ([name, kind, service, contact, processingAgreement, contractUntil, proof]) => ({
    name,
    kind,
    service,
    contact,
    processingAgreement,
    contractUntil,
    proof,
  }),
)
