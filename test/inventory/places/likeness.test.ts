import { describe, expect, it } from 'vitest'
import { listDoubleRooms, roomLikeness } from '../../../src/inventory/doubles/roomLikeness.ts'
import { listDoubleSites } from '../../../src/inventory/doubles/siteLikeness.ts'

function roomsNamed(...names: readonly string[]) {
  return names.map((name) => ({ siteId: 's', site: 'Grundschule Nord', building: '', name }))
}

function namesOf(groups: readonly (readonly { readonly name: string }[])[]) {
  return groups.map((group) => group.map(({ name }) => name))
}

describe('what is left of the name of a room', () => {
  it.each([
    ['R 1.07', '107'],
    ['1.07', '107'],
    ['Raum 107', '107'],
    ['Zimmer 1.07', '107'],
    ['Zi. 107', '107'],
    ['Nr. 1-07', '107'],
    ['R107', '107'],
    ['107 a', '107a'],
    ['R 0.07', '7'],
    ['Server-Raum', 'serverraum'],
    ['Raum Musik', 'musik'],
    ['Raumpflege', 'raumpflege'],
    ['Rektorat', 'rektorat'],
    ['Zimmerei', 'zimmerei'],
    ['Raum', 'raum'],
  ])('%s becomes %s', (name, expected) => {
    expect(roomLikeness(name)).toBe(expected)
  })
})

describe('rooms that look alike', () => {
  it('are found whatever stands before the number and in it', () => {
    const rooms = roomsNamed('R 1.07', '1.07', 'Raum 107', 'Zimmer 1.07', '1.08')

    expect(namesOf(listDoubleRooms(rooms))).toEqual([['R 1.07', '1.07', 'Raum 107', 'Zimmer 1.07']])
  })

  it('are not those whose numbers are divided at different places', () => {
    expect(listDoubleRooms(roomsNamed('1.07', '10.7'))).toEqual([])
  })

  it('leave out what could be either of two', () => {
    const rooms = roomsNamed('1.07', '10.7', '107', 'Raum 1.07')

    expect(namesOf(listDoubleRooms(rooms))).toEqual([['1.07', 'Raum 1.07']])
  })

  it('lie in one building of one site', () => {
    const [room] = roomsNamed('1.07')
    const other = { ...roomsNamed('Raum 107')[0], siteId: 's', site: 'Grundschule Nord' }
    const alike = (building: string, siteId = 's') =>
      room ? listDoubleRooms([room, { ...other, name: 'Raum 107', building, siteId }]).length : 0

    expect(alike('')).toBe(1)
    expect(alike('Grundschule Nord')).toBe(1)
    expect(alike('Anbau')).toBe(0)
    expect(alike('', 'anderer')).toBe(0)
  })
})

describe('sites that look alike', () => {
  it.each([
    ['GS Nord', 'Grundschule Nord'],
    ['Grundschule „Nord“', 'Nord Grundschule'],
    ['Gymn. Müller', 'Gymnasium Mueller'],
    ['Rathaus Hauptstr. 1', 'Rathaus Hauptstraße 1'],
    ['Kita am Park', 'Kindertagesstätte Park'],
  ])('%s and %s', (one, other) => {
    expect(listDoubleSites([{ name: one }, { name: other }])).toHaveLength(1)
  })

  it.each([
    ['GS Nord', 'GS Süd'],
    ['GS Nord', 'Gymnasium Nord'],
    ['Rathaus 1', 'Rathaus 2'],
  ])('not %s and %s', (one, other) => {
    expect(listDoubleSites([{ name: one }, { name: other }])).toEqual([])
  })
})
