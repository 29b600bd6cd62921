/**
 * Kinds of rooms and the words under which lists name them.
 * Source: Kompendium Edition 2023, layer INF, sections 1.3.
 * @module
 */
import { isTargetKind, type TargetKind } from '../../catalog/targetKind.ts'
import { foldText } from '../core/text.ts'

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

/** The kind of a room: the one that was said, else the one that its name speaks of, else undefined. */
export function roomKindOf({ name, kind }: Pick<InventoryRoom, 'name' | 'kind'>) {
  if (isRoomKind(kind)) return kind
  const folded = foldText(name)
  return words.find(([, parts]) => parts.some((part) => folded.includes(part)))?.[0]
}

/** Whether the text is a kind of room that can be said of a room. */
export function isRoomKind(text: string): text is RoomKind {
  return isTargetKind(text) && text.startsWith('room.')
}
