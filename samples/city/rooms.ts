/**
 * The rooms and buildings of the synthetic city: all rooms that its devices stand in, and those without
 * devices that modelling asks for. Kinds are the German words of catalog/targetKind.ts.
 * @module
 */
import {
  departments,
  places,
  printersAndPhones,
  type SitePurchase,
  serversAndNetwork,
} from './administrationPurchases.ts'
import { type SchoolPurchases, schools } from './schoolPurchases.ts'

export type CityRoom = {
  readonly domain: 'KERN' | 'SCHULE'
  readonly site: string
  readonly siteType: 'Verwaltung' | 'Schule'
  readonly building: string
  /** '' where the row is the building itself. */
  readonly room: string
  readonly kind: string
  readonly note: string
}

const kindWords: readonly (readonly [RegExp, string])[] = [
  [/^Serverraum$/, 'Serverraum'],
  [/^(Technik|Serverschrank|Verteiler)/, 'Raum oder Schrank für technische Infrastruktur'],
  [
    /^(Ratssaal|Besprechung|Aula|Saal|309|205|104$)/,
    'Besprechungs-, Veranstaltungs- oder Schulungsraum',
  ],
  [
    /^(R \d|PC-Kabinett|Info \d|Unterrichtsraum|Förderraum|Mensa|Turnhalle)/,
    'Besprechungs-, Veranstaltungs- oder Schulungsraum',
  ],
  [/^(Flur|Foyer|Lesesaal|Ausleihe)/, 'Sonstiger Raum'],
]

const further: readonly CityRoom[] = [
  extra('Rathaus', 'Archiv UG', 'Datenträgerarchiv', 'Sicherungsmedien im feuerfesten Schrank'),
  extra('Feuerwehr Hauptwache', 'Fahrzeughalle', 'Sonstiger Raum', ''),
  extra(
    'Bauhof',
    'Einsatzfahrzeuge',
    'Fahrzeug',
    '14 Fahrzeuge, davon 6 mit fest eingebautem Tablet',
  ),
  extra(
    'Rathaus',
    'Häusliche Arbeitsplätze',
    'Häuslicher Arbeitsplatz',
    '46 genehmigte Telearbeitsplätze',
  ),
  extra(
    'Rathaus',
    'Mobile Arbeitsplätze',
    'Mobiler Arbeitsplatz',
    'Außendienst von Ordnungsamt und Bauamt',
  ),
]

/** Each building and each room once, in the order of the device lists. */
export function cityRooms(): CityRoom[] {
  const rooms = [...administrationRooms(), ...further, ...schools.flatMap(schoolRooms)]
  const once = new Map(rooms.map((room) => [`${room.site}|${room.building}|${room.room}`, room]))
  return [...once.values()]
}

function administrationRooms(): CityRoom[] {
  const buildings = Object.values(places).map(({ site, building }) =>
    roomOf('KERN', site, building, ''),
  )
  const offices = departments.flatMap(({ place, rooms }) =>
    rooms.map((room) => roomOf('KERN', place.site, place.building, room)),
  )
  return [
    ...buildings,
    ...offices,
    ...[...serversAndNetwork, ...printersAndPhones].flatMap(roomsOf),
  ]
}

function roomsOf({ place, rooms }: SitePurchase): CityRoom[] {
  return rooms.map((room) => roomOf('KERN', place.site, place.building, room))
}

function schoolRooms(school: SchoolPurchases): CityRoom[] {
  const rooms = school.purchases.flatMap((purchase) =>
    purchase.rooms.map((room) =>
      roomOf('SCHULE', school.site, purchase.building ?? school.building, room),
    ),
  )
  const buildings = [...new Set(rooms.map((room) => room.building))]
  return [...buildings.map((building) => roomOf('SCHULE', school.site, building, '')), ...rooms]
}

function roomOf(
  domain: CityRoom['domain'],
  site: string,
  building: string,
  room: string,
): CityRoom {
  const word = kindWords.find(([pattern]) => pattern.test(room))?.[1] ?? 'Büroraum'
  return {
    domain,
    site,
    siteType: domain === 'KERN' ? 'Verwaltung' : 'Schule',
    building,
    room,
    kind: room === '' ? 'Gebäude' : word,
    note: '',
  }
}

function extra(site: string, room: string, kind: string, note: string): CityRoom {
  const place = Object.values(places).find((one) => one.site === site)
  return { ...roomOf('KERN', site, place?.building ?? '', room), kind, note }
}
