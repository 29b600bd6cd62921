/**
 * The rows of a list of rooms: each becomes a statement, or is refused with all its problems.
 * @module
 */

import { saysNothing } from '../core/saysNothing.ts'
import { foldText } from '../core/text.ts'
import { wordKey } from '../core/wordKey.ts'
import type { SiteType } from '../inventory/device.ts'
import {
  nearestRoomKind,
  type RoomKind,
  roomKindOf,
  roomKindOfWord,
} from '../inventory/roomKind.ts'
import type { RoomField } from './columns/roomColumns.ts'
import { createRecordReader, type RecordReader } from './createRecordReader.ts'
import type { Refusal, RowPlace } from './importPlan.ts'
import type { RecognisedSheet } from './recogniseSheets.ts'
import { siteTypeOf } from './values/words.ts'

/** What a row says. `name` is '' where it names a building and no room in it; '' and undefined are not stated. */
export type RoomStatement = {
  readonly place: RowPlace
  readonly siteName: string
  readonly siteType: SiteType | undefined
  readonly building: string
  readonly name: string
  readonly kind: RoomKind | ''
}

type Reader = RecordReader<RoomField>
type Tell = (sentence: string) => void

export type StatementRules = {
  /** Of the information domain that the list is imported into. */
  readonly domain: { readonly code: string; readonly name: string }
  readonly tell: (place: RowPlace, sentence: string) => void
}

/** Merged cells name the site in their first row only. */
export function readRoomStatements(
  sheet: RecognisedSheet<RoomField>,
  { domain, tell }: StatementRules,
): (RoomStatement | Refusal)[] {
  const { site: defaultSite = '', siteType: defaultType = '' } = sheet.header.mapping.defaults ?? {}
  let siteAbove = ''
  return sheet.records.map((record) => {
    const { place } = record
    const reader = createRecordReader(sheet, record)
    const sentences: string[] = []
    const own = reader.text('site') || defaultSite
    const siteName = own || siteAbove
    if (own === '' && siteAbove !== '') sentences.push('Standort aus der Zeile darüber übernommen.')
    siteAbove = siteName
    if (saysNothing(foldText(siteName))) reader.refuse('site', 'Der Standort fehlt')
    const siteType = readSiteType(reader, (s) => sentences.push(s)) ?? siteTypeOf(defaultType)
    const room = readRoom(reader, (s) => sentences.push(s))
    reportUntaken(reader, domain, (s) => sentences.push(s))
    const refusal = reader.refusal()
    if (refusal) return refusal
    for (const sentence of sentences) tell(place, sentence)
    return { place, siteName, siteType, ...room }
  })
}

function statedText(reader: Reader, field: RoomField): string {
  const text = reader.text(field)
  return saysNothing(foldText(text)) ? '' : text
}

function readSiteType(reader: Reader, tell: Tell): SiteType | undefined {
  const word = statedText(reader, 'siteType')
  const type = siteTypeOf(word)
  if (word !== '' && !type) tell(`„${word}“ ist kein bekannter Standorttyp; nicht übernommen.`)
  return type
}

/** The number names the room; a designation beside it tells its kind, or names a room without a number. */
function readRoom(reader: Reader, tell: Tell): Pick<RoomStatement, 'building' | 'name' | 'kind'> {
  const building = statedText(reader, 'building')
  const number = statedText(reader, 'name')
  const designation = statedText(reader, 'designation')
  const stated = readKind(reader)
  const name = number || designation
  if (name === '' && !(stated === 'room.building' && building !== '')) {
    reader.refuseRow(['name', 'designation'], 'Der Raum fehlt.')
  }
  if (number === '' || designation === '' || foldText(designation) === foldText(number)) {
    return { building, name, kind: stated }
  }
  const told = stated === '' && roomKindOf({ name: number, kind: '' }) === undefined
  const kind = told ? (roomKindOfWord(designation) ?? '') : stated
  const use = told && kind !== '' ? 'sie sagt nur die Art des Raums' : 'nicht übernommen'
  tell(`Der Raum heißt „${number}“; Raumbezeichnung „${designation}“: ${use}.`)
  return { building, name, kind }
}

function readKind(reader: Reader): RoomKind | '' {
  const word = statedText(reader, 'kind')
  if (word === '') return ''
  const kind = roomKindOfWord(word)
  if (kind) return kind
  const nearest = nearestRoomKind(word)
  const offer = nearest === undefined ? '' : `; meinten Sie „${nearest}“?`
  reader.refuse('kind', `„${word}“ ist keine bekannte Raumart${offer}`)
  return ''
}

/** What a list says of rooms and the inventory has no place for. */
function reportUntaken(reader: Reader, domain: StatementRules['domain'], tell: Tell): void {
  const other = statedText(reader, 'domain')
  if (other !== '' && ![domain.code, domain.name].map(wordKey).includes(wordKey(other))) {
    tell(
      `Laut Liste Informationsverbund „${other}“. Räume gehören zum Standort und gelten für alle Informationsverbünde; übernommen.`,
    )
  }
  const notes = reader.notes('notes')
  if (notes !== '') tell(`Bemerkung „${notes}“: nicht übernommen, Räume haben hier keine.`)
}
