/**
 * Target objects as A.1 lists them: one list for each sort of object, with the columns that it needs.
 * Source: BSI-Standard 200-2, chapter 8.1 (fields per list: reference BSI-FACTS 5.4).
 * @module
 */
import { type Field, int, text } from './table.ts'
import {
  type Hosting,
  hostingWords,
  type OperatingStatus,
  operatingStatusWords,
  yesOrNo,
} from './words.ts'

/** The list that a target object stands in. `domain` is the one object of the whole domain. */
export const structureSections = [
  'domain',
  'process',
  'application',
  'system',
  'network',
  'room',
  'provider',
] as const
export type StructureSection = (typeof structureSections)[number]

export type StructureObject = {
  section: StructureSection
  code: string
  name: string
  /** A German word: „Notebook“, „Serverraum“, „Kernprozess“. */
  kind: string
  description: string
  platform: string
  location: string
  users: string
  operatingStatus: OperatingStatus
  /** Members of the group; 1 for a single object. */
  count: number
  responsible: string
  /** Only for applications. */
  application: ApplicationFacts | null
}

export type ApplicationFacts = {
  department: string
  vendor: string
  hosting: Hosting | null
  /** KITU, Dataport …; '' where nobody else runs it. */
  provider: string
  /** Whether it processes personal data; null when nobody said. */
  personalData: boolean | null
}

/** The sheet of one sort of target objects; the code stands before the fields. */
export type ObjectList = {
  section: StructureSection
  name: string
  title: string
  intro?: readonly string[]
  fields: readonly Field<StructureObject>[]
}

const name = text<StructureObject>('Name', 26, (object) => object.name)
const kind = text<StructureObject>('Art', 15, (object) => object.kind)
const description = text<StructureObject>('Beschreibung', 30, (object) => object.description)
const platform = text<StructureObject>('Plattform', 18, (object) => object.platform)
const location = text<StructureObject>('Aufstellungsort', 18, (object) => object.location)
const users = text<StructureObject>('Benutzende', 16, (object) => object.users)
const responsible = text<StructureObject>('Verantwortlich', 18, (object) => object.responsible)
const count = int<StructureObject>('Anzahl', 8, (object) => object.count)
const operatingStatus = text<StructureObject>(
  'Betriebsstatus',
  15,
  (object) => operatingStatusWords[object.operatingStatus],
)

/** In the order of the workbook. */
export const objectLists: readonly ObjectList[] = [
  {
    section: 'process',
    name: 'Prozesse',
    title: 'Geschäftsprozesse',
    fields: [name, kind, { ...description, width: 56 }, users, responsible],
  },
  {
    section: 'application',
    name: 'Anwendungen',
    title: 'Anwendungen',
    fields: [
      name,
      description,
      text('Fachbereich', 18, ({ application }) => application?.department ?? ''),
      text('Hersteller', 17, ({ application }) => application?.vendor ?? ''),
      text('Betrieb', 16, ({ application }) => operationWords(application)),
      text('Personenbezogene Daten', 19, ({ application }) =>
        yesOrNo(application?.personalData ?? null),
      ),
      count,
      users,
      responsible,
    ],
  },
  {
    section: 'system',
    name: 'IT-Systeme',
    title: 'IT-Systeme',
    intro: ['Gleichartige Geräte stehen als Gruppe mit ihrer Anzahl in einer Zeile.'],
    fields: [
      name,
      kind,
      description,
      platform,
      count,
      location,
      operatingStatus,
      users,
      responsible,
    ],
  },
  {
    section: 'network',
    name: 'Netze und TK',
    title: 'Netze, Netzkomponenten und Telekommunikation',
    fields: [
      name,
      kind,
      description,
      platform,
      count,
      location,
      operatingStatus,
      users,
      responsible,
    ],
  },
  {
    section: 'room',
    name: 'Räume und Gebäude',
    title: 'Gebäude und Räume',
    fields: [name, kind, description, { ...location, title: 'Lage' }, count, responsible],
  },
  {
    section: 'provider',
    name: 'Dienstleister',
    title: 'Dienstleister',
    fields: [name, kind, { ...description, title: 'Leistung', width: 56 }, responsible],
  },
]

function operationWords(application: ApplicationFacts | null): string {
  if (!application?.hosting) return application?.provider ?? ''
  if (application.hosting === 'provider' && application.provider) return application.provider
  const words = hostingWords[application.hosting]
  return application.provider ? `${words} (${application.provider})` : words
}
