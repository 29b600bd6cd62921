/**
 * Kinds of rooms and the words under which lists name them.
 * Source: Kompendium Edition 2023, layer INF, sections 1.3.
 * @module
 */
import { isTargetKind, type TargetKind, targetKindLabels } from '../../catalog/targetKind.ts'
import { foldText, nearestWord } from '../core/text.ts'

export type RoomKind = Extract<TargetKind, `room.${string}`>

/** A room as grouping needs it. `kind` is empty while nobody said it. */
export type InventoryRoom = {
  readonly id: string
  readonly siteId: string
  readonly name: string
  readonly kind: string
}

/** Parts of folded names in order of precision: the first that fits wins („Serverschrank“ is no server room). */
const words: readonly (readonly [RoomKind, readonly string[]])[] = [
  ['room.technical', ['schrank', 'technikraum', 'verteiler', 'netzwerkraum', 'hausanschluss']],
  ['room.datacenter', ['rechenzentrum']],
  ['room.serverRoom', ['serverraum', 'server-raum', 'serverzimmer']],
  ['room.home', ['telearbeit', 'homeoffice', 'home-office', 'home office', 'heimarbeit']],
  ['room.archive', ['archiv', 'registratur', 'aktenlager', 'aktenraum']],
  [
    'room.meeting',
    [
      'besprechung',
      'sitzung',
      'konferenz',
      'saal',
      'aula',
      'klasse',
      'fachraum',
      'fachkabinett',
      'kabinett',
      'computerraum',
      'pc-raum',
      'pc-pool',
      'informatik',
      'schulung',
      'unterricht',
      'medienraum',
      'trauzimmer',
    ],
  ],
  [
    'room.office',
    ['buero', 'sekretariat', 'lehrerzimmer', 'schulleitung', 'leitung', 'hausmeister', 'vorzimmer'],
  ],
  ['room.vehicle', ['fahrzeug', 'dienstwagen', 'kfz']],
]

/** Words that name a kind where a list states it, but say too little within the name of a room. */
const statedWords: Record<RoomKind, readonly string[]> = {
  'room.archive': ['Archiv', 'Archivraum', 'Aktenraum'],
  'room.building': ['Gebäude', 'Haus', 'Bauwerk', 'Gebäudeteil'],
  'room.cabling': ['Verkabelung', 'Kabeltrasse', 'Kabelschacht'],
  'room.datacenter': ['Rechenzentrum', 'RZ'],
  'room.home': ['Telearbeitsplatz', 'Homeoffice', 'Heimarbeitsplatz'],
  'room.meeting': [
    'Besprechungsraum',
    'Klassenraum',
    'Klassenzimmer',
    'Unterrichtsraum',
    'Fachraum',
    'Schulungsraum',
    'Veranstaltungsraum',
    'Förderraum',
    'Mensa',
    'Turnhalle',
    'Sporthalle',
  ],
  'room.mobileWorkplace': ['Mobiles Arbeiten', 'Außendienst'],
  'room.office': ['Büro', 'Dienstzimmer', 'Arbeitszimmer', 'Pforte', 'Empfang'],
  'room.other': [
    'Sonstiges',
    'Sonstige',
    'Andere',
    'Anderer Raum',
    'Flur',
    'Foyer',
    'Treppenhaus',
    'Lager',
    'Lagerraum',
    'Abstellraum',
    'Küche',
    'Teeküche',
    'Sanitärraum',
    'WC',
    'Garage',
  ],
  'room.serverRoom': ['Serverraum', 'Server', 'EDV-Raum', 'IT-Raum'],
  'room.technical': ['Technikraum', 'Technik', 'Technische Infrastruktur', 'Netzwerkschrank'],
  'room.vehicle': ['Fahrzeug', 'Dienstfahrzeug', 'Einsatzfahrzeug'],
}

const statedKinds = new Map<string, RoomKind>()
for (const [kind, own] of Object.entries(statedWords) as [RoomKind, readonly string[]][]) {
  for (const word of [kind, targetKindLabels[kind], ...own]) statedKinds.set(lettersOf(word), kind)
}

/** The kind of a room: the one that was said, else the one that its name speaks of, else undefined. */
export function roomKindOf({ name, kind }: Pick<InventoryRoom, 'name' | 'kind'>) {
  if (isRoomKind(kind)) return kind
  const folded = foldText(name)
  return words.find(([, parts]) => parts.some((part) => folded.includes(part)))?.[0]
}

/** The kind that a list states in a column of its own: „Büro“, „Technikraum“, „Klassenräume“. */
export function roomKindOfWord(word: string): RoomKind | undefined {
  return statedKinds.get(lettersOf(word)) ?? roomKindOf({ name: word, kind: '' })
}

/** The German word for a kind that is spelt most like the given one. */
export function nearestRoomKind(word: string): string | undefined {
  const labels = Object.keys(statedWords).map((kind) => targetKindLabels[kind as RoomKind])
  return nearestWord(word, [...labels, ...Object.values(statedWords).flat()])
}

/** Whether the text is a kind of room that can be said of a room. */
export function isRoomKind(text: string): text is RoomKind {
  return isTargetKind(text) && text.startsWith('room.')
}

function lettersOf(text: string): string {
  return foldText(text).replace(/[^a-z0-9]/g, '')
}
