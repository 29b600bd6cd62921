import { describe, expect, it } from 'vitest'
import { judgeFind, noRoom, speakFind } from '../../../src/inventory/stocktaking/findResult.ts'
import {
  type Find,
  listLastFinds,
  listRoomsToCount,
  listUnseen,
} from '../../../src/inventory/stocktaking/round.ts'
import { readScannedCode } from '../../../src/inventory/stocktaking/scannedCode.ts'

const here = { siteId: 'schule', roomId: '1.07' }
const standing = { siteId: 'schule', roomId: '1.07', status: 'in_use' } as const

function findOf(id: string, change: Partial<Find>): Find {
  return {
    id,
    stocktakingId: 'runde',
    roomId: '1.07',
    roomName: '1.07',
    deviceId: 'pc',
    label: '0815',
    result: 'found',
    statedPlace: '',
    at: '2025-05-22T08:00:00.000Z',
    by: 'edv',
    rebookedAt: null,
    ...change,
  }
}

describe('a scanned code', () => {
  it.each([
    ['https://inventar.stadt.example/geraete/0196f6a0-0000-7000-8000-000000000001', true],
    ['https://stadt.example/basislotse/geraete/0196f6a0-0000-7000-8000-000000000001', true],
    ['https://stadt.example/anderes/0196f6a0-0000-7000-8000-000000000001', false],
    ['IT-2025-0815', false],
    ['http://', false],
  ])('%s is one of our labels: %s', (text, isLabel) => {
    expect(readScannedCode(text).deviceId !== undefined).toBe(isLabel)
  })
})

describe('what is found in a room', () => {
  it.each([
    ['stands there by the inventory', standing, 'found'],
    ['stands in another room', { ...standing, roomId: '1.08' }, 'wrong_room'],
    ['stands in no room', { ...standing, roomId: null }, 'wrong_room'],
    ['stands at another site', { ...standing, siteId: 'rathaus' }, 'wrong_room'],
    ['was lost', { ...standing, status: 'lost' as const }, 'unexpected'],
    ['was retired', { ...standing, status: 'retired' as const }, 'unexpected'],
    ['is lent, and here all the same', { ...standing, status: 'on_loan' as const }, 'found'],
    ['is not known', undefined, 'unknown'],
  ])('a device that %s', (_, device, result) => {
    expect(judgeFind(device, here, 'Raum 1.08').result).toBe(result)
  })

  it('is right without a room where it has none', () => {
    expect(judgeFind({ ...standing, roomId: null }, { ...here, roomId: noRoom }, '').result).toBe(
      'found',
    )
  })

  it('is said with the place that the inventory names', () => {
    const judged = judgeFind({ ...standing, roomId: '1.08' }, here, 'Haus A, 1.08')

    expect(speakFind({ label: '0815', ...judged })).toBe(
      '0815: laut Bestand woanders: Haus A, 1.08.',
    )
  })
})

describe('the last find of a device', () => {
  it('counts, wherever it was before', () => {
    const finds = [
      findOf('1', {}),
      findOf('2', { result: 'wrong_room', roomId: '1.08', at: '2025-05-22T09:00:00.000Z' }),
    ]

    expect(listLastFinds(finds).map(({ id }) => id)).toEqual(['2'])
  })

  it('is never that it is missing, once it was seen', () => {
    const missing = findOf('2', { result: 'missing', at: '2025-05-22T09:00:00.000Z' })
    const later = findOf('3', { roomId: '1.08', at: '2025-05-22T10:00:00.000Z' })

    expect(listLastFinds([missing]).map(({ id }) => id)).toEqual(['2'])
    expect(listLastFinds([findOf('1', {}), missing]).map(({ id }) => id)).toEqual(['1'])
    expect(listLastFinds([missing, later]).map(({ id }) => id)).toEqual(['3'])
  })

  it('is one for each unknown code of a room', () => {
    const unknown = { deviceId: null, result: 'unknown' } as const
    const finds = [
      findOf('1', { ...unknown, label: 'ABC' }),
      findOf('2', { ...unknown, label: 'abc' }),
      findOf('3', { ...unknown, label: 'ABC', roomId: '1.08' }),
    ]

    expect(listLastFinds(finds)).toHaveLength(2)
  })
})

describe('rooms to count', () => {
  const rooms = [
    { id: 'b', building: '', name: '10' },
    { id: 'a', building: '', name: '9' },
  ]
  const device = (id: string, roomId: string | null) => ({ id, roomId, status: 'in_use' }) as const

  it('come in the order in which people count, with what should be there', () => {
    const lent = { id: 'x', roomId: 'a', status: 'on_loan' } as const

    const listed = listRoomsToCount(rooms, [device('pc', 'a'), lent], [])

    expect(listed.map(({ name, devices }) => [name, devices.map(({ id }) => id)])).toEqual([
      ['9', ['pc']],
      ['10', []],
    ])
  })

  it('end with what stands in no room, where there is anything', () => {
    expect(listRoomsToCount(rooms, [device('pc', null)], []).at(-1)?.id).toBe(noRoom)
    expect(listRoomsToCount([], [], []).map(({ id }) => id)).toEqual([noRoom])
  })

  it('lack what was seen nowhere', () => {
    const devices = [device('pc', 'a'), device('tablet', 'a')]
    const seenElsewhere = findOf('1', { result: 'wrong_room' })
    const missing = findOf('2', { deviceId: 'tablet', result: 'missing' })

    expect(listUnseen(devices, [seenElsewhere, missing]).map(({ id }) => id)).toEqual(['tablet'])
  })
})
