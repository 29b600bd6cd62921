import { describe, expect, it } from 'vitest'
import {
  findObstacles,
  replacedValues,
  speakExtent,
  speakObstacles,
} from '../../../src/inventory/devices/changes/changeSet.ts'

const device = (id: string, version: number) => ({ id, version, inventoryNumber: id, serial: null })
const change = (deviceId: string, versionAfter: number) => ({
  deviceId,
  versionAfter,
  before: { notes: '' },
})

describe('a change set', () => {
  it('can be undone while every device has the version it was left with', () => {
    expect(findObstacles([change('0815', 2)], [device('0815', 2)])).toEqual([])
  })

  it.each([
    ['one version later', 3],
    ['an earlier version, as after a restore', 1],
  ])('cannot where a device has %s', (_, version) => {
    expect(findObstacles([change('0815', 2)], [device('0815', version)])).toEqual([
      { deviceId: '0815', name: '0815' },
    ])
  })

  it('cannot where a device is gone', () => {
    expect(findObstacles([change('0815', 2)], [])).toEqual([{ deviceId: '0815', name: null }])
  })

  it('names five devices and counts the others', () => {
    const names = ['1', '2', '3', '4', '5', '6', '7'].map((name) => ({ deviceId: name, name }))

    expect(speakObstacles(names.slice(0, 5))).toBe('Seither geändert: 1, 2, 3, 4, 5.')
    expect(speakObstacles(names)).toBe('Seither geändert: 1, 2, 3, 4, 5 und 2 weitere.')
    expect(speakObstacles([{ deviceId: 'x', name: null }])).toBe('Nicht mehr da: 1 Gerät.')
  })

  it('keeps only the columns that were written over with something else', () => {
    const stored = { notes: 'alt', status: 'in_use', roomId: null, version: 3 }

    expect(replacedValues(stored, { notes: 'neu', status: 'in_use', roomId: 'r1' })).toEqual({
      notes: 'alt',
      roomId: null,
    })
  })

  it.each([
    [3, 0, '3 neu'],
    [0, 2, '2 geändert'],
    [3, 2, '3 neu, 2 geändert'],
    [0, 0, 'nichts'],
  ])('with %d new and %d changed says %s', (created, changed, words) => {
    expect(speakExtent({ created, changed })).toBe(words)
  })
})
