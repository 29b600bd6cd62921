/** Rooms that are likely one and the same, written differently: „R 1.07“, „1.07“, „Raum 107“. @module */
import { foldText } from '../../core/text.ts'
import { groupedBy } from '../order.ts'

/** Words that only say that it is a room; the short ones count only before a number. */
const before =
  /^(?:(?:raum|zimmer|rm|zi|nr|r)[\s.:_-]*(?=\d)|(?:raum|zimmer)[\s.:_-]+(?=\p{Letter}))/u
const separators = /[\s.,:;/_-]+/gu

type NamedRoom = {
  readonly siteId: string
  readonly site: string
  readonly building: string
  readonly name: string
}

/** What is left of a name without the word for room, separators and leading zeros: „107“, „serverraum“. */
export function roomLikeness(name: string): string {
  const core = coreOf(name)
  return core.replace(separators, '').replace(/^0+(?=\d)/, '')
}

/**
 * Groups of rooms of one site and building that are likely the same. „1.07“ and „10.7“ are not, and „107“ could be
 * either: it is proposed for none of them.
 */
export function listDoubleRooms<Room extends NamedRoom>(rooms: readonly Room[]): Room[][] {
  const places = groupedBy(rooms, ({ siteId, site, building, name }) => {
    const house = foldText(building) === foldText(site) ? '' : foldText(building)
    return [siteId, house, roomLikeness(name)].join('\n')
  })
  return [...places.values()]
    .filter((alike) => roomLikeness(alike[0]?.name ?? '') !== '')
    .flatMap(separateShapes)
    .filter((alike) => alike.length > 1)
}

/** Names that are divided at different places mean different rooms. */
function separateShapes<Room extends NamedRoom>(alike: Room[]): Room[][] {
  const divided = groupedBy(alike, ({ name }) => shapeOf(name))
  divided.delete('')
  return divided.size < 2 ? [alike] : [...divided.values()]
}

/** Where a number is divided, e.g. „1.07“ after „1“; '' for one that is not. Zeros before it say nothing. */
function shapeOf(name: string): string {
  const parts = coreOf(name).split(separators).filter(Boolean)
  const isNumber = parts.length > 1 && parts.every((part) => /^\d+\p{Letter}?$/u.test(part))
  return isNumber ? parts.map((part) => part.length).join('.') : ''
}

function coreOf(name: string): string {
  return foldText(name).replace(before, '').trim()
}
