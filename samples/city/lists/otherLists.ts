/**
 * The lists that are no device lists: applications, rooms, providers and the BSI tool's WiBA sheet.
 * @module
 */
import { readWiba } from '../../../catalog/wiba.ts'
import { applications, baseServices, type CityApplication } from '../applications.ts'
import type { Cell, SheetPlan } from '../cells.ts'
import { providers } from '../providers.ts'
import { cityRooms } from '../rooms.ts'
import { wibaLineOf } from '../wibaAnswers.ts'

/** The 40 Fachanwendungen. */
export function applicationsList(): SheetPlan[] {
  const header: Cell[] = [
    'Nr.',
    'Fachanwendung',
    'Amt',
    'Anbieter',
    'Betrieb',
    'Personenbezogene Daten',
    'Nutzerzahl',
    'Server',
    'Kurzbeschreibung',
  ]
  return [
    {
      name: 'Fachanwendungen',
      rows: [
        ['Verzeichnis der Fachanwendungen'],
        ['Stand: 30.04.2025, geführt vom Hauptamt'],
        [],
        header,
        ...applications.map((one, index) => [index + 1, ...applicationRow(one)]),
      ],
      merges: [{ from: [0, 0], to: [0, header.length - 1] }],
      widths: [6, 36, 34, 18, 18, 22, 12, 14, 60],
    },
  ]
}

/** What all applications stand on: office, browser, mail, directory … */
export function baseServicesList(): SheetPlan[] {
  const header: Cell[] = [
    'Anwendung',
    'Amt',
    'Anbieter',
    'Betrieb',
    'Personenbezogene Daten',
    'Nutzerzahl',
    'Server',
    'Kurzbeschreibung',
  ]
  return [
    {
      name: 'Basisdienste',
      rows: [['Basisdienste der EDV'], [], header, ...baseServices.map(applicationRow)],
      merges: [{ from: [0, 0], to: [0, header.length - 1] }],
      widths: [36, 34, 18, 18, 22, 12, 14, 60],
    },
  ]
}

export function roomsList(): SheetPlan[] {
  const rows = cityRooms().map(({ domain, site, siteType, building, room, kind, note }) => [
    domain,
    site,
    siteType,
    building,
    room,
    kind,
    note,
  ])
  const header = [
    'Verbund',
    'Standort',
    'Art des Standorts',
    'Gebäude',
    'Raum',
    'Raumart',
    'Bemerkung',
  ]
  return [{ name: 'Räume', rows: [header, ...rows], widths: [10, 34, 18, 16, 24, 48, 56] }]
}

export function providersList(): SheetPlan[] {
  const header = [
    'Dienstleister',
    'Art',
    'Leistung',
    'Kontakt',
    'Auftragsverarbeitung',
    'Vertrag bis',
    'Nachweis',
  ]
  const rows = providers.map((one) => [
    one.name,
    one.kind,
    one.service,
    one.contact,
    one.processingAgreement,
    one.contractUntil,
    one.proof,
  ])
  return [{ name: 'Dienstleister', rows: [header, ...rows], widths: [20, 14, 80, 34, 20, 14, 36] }]
}

/**
 * The sheet of the BSI's Excel tool with the city's answers. „Prüffrage WiBA“ holds our own topic words,
 * never the BSI's text; „Hilfsmittel“ stays empty.
 */
export function wibaList(): SheetPlan[] {
  const wiba = readWiba()
  const byName = wiba.checklists.toSorted((a, b) => (a.name < b.name ? -1 : 1))
  const rows = byName.flatMap((checklist) =>
    checklist.questions.map((question): Cell[] => {
      const { answer, note } = wibaLineOf(question.id)
      const effort = question.effort.replace('-', ' - ')
      return [checklist.name, question.officialNumber, question.topic, '', effort, answer, note]
    }),
  )
  return [
    {
      name: wiba.tool.sheet,
      rows: [wiba.tool.columns, ...rows],
      widths: [40, 10, 48, 12, 10, 14, 70],
    },
  ]
}

function applicationRow(one: CityApplication): Cell[] {
  return [
    one.name,
    one.department,
    one.vendor,
    one.hosting,
    one.personalData ? 'ja' : 'nein',
    one.users,
    one.server,
    one.description,
  ]
}
