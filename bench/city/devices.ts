/** Devices of schools, as many as wanted, straight into the database. @module */
import {
  insertDevices,
  insertRooms,
  insertSites,
  type NewDevice,
} from '../../db/queries/devices.ts'
import { addDays } from '../../src/core/day.ts'
import { foldText } from '../../src/core/text.ts'
import type { DeviceKind } from '../../src/inventory/deviceKind.ts'
import { deviceSearchText } from '../../src/inventory/deviceSearchText.ts'
import { roomKey } from '../../src/inventory/roomKey.ts'
import { benchDay, type City } from './city.ts'
import { pick } from './pick.ts'

/** A city with more devices has larger schools, not more of them. */
const sites = 40
const roomsPerSite = 20

type Model = readonly [DeviceKind, string, string, string, string]

const models: readonly [Model, ...Model[]] = [
  ['notebook', 'Lenovo', 'ThinkPad L14', 'Windows 11 Pro', '24H2'],
  ['pc', 'Fujitsu', 'Esprimo D556', 'Windows 10 Pro', '22H2'],
  ['tablet', 'Apple', 'iPad 10', 'iPadOS', '17'],
  ['printer', 'Kyocera', 'Ecosys M5526', '', ''],
  ['switch', 'HPE', 'Aruba 2530', '', ''],
]

export async function fillWithDevices(city: City, amount: number): Promise<void> {
  const { deps, domain } = city
  const places = Array.from({ length: sites }, (_, index) => ({
    id: deps.newId(),
    name: `Schule ${digits(index + 1, 3)}`,
  }))
  const rooms = places.flatMap(({ id: siteId }) =>
    Array.from({ length: roomsPerSite }, (_, index) => ({
      id: deps.newId(),
      siteId,
      building: '',
      name: `R ${digits(101 + index, 3)}`,
      kind: '',
    })),
  )
  await city.write(async (db) => {
    await insertSites(
      db,
      places.map((place) => ({
        ...place,
        nameKey: foldText(place.name),
        type: 'school' as const,
        defaultZone: null,
      })),
    )
    await insertRooms(
      db,
      rooms.map((room) => ({ ...room, nameKey: roomKey('', room.name) })),
    )
    await insertDevices(
      db,
      Array.from({ length: amount }, (_, index) => deviceOf(index)),
    )
  })

  function deviceOf(index: number): NewDevice {
    const [kind, manufacturer, model, os, osVersion] = pick(models, index)
    const room = rooms[index % rooms.length]
    if (!room) throw new Error('no room')
    const site = places.find(({ id }) => id === room.siteId)
    const facts = {
      inventoryNumber: `M-${digits(index + 1, 6)}`,
      serial: `SN${digits(index + 1, 8)}`,
      kind,
      manufacturer,
      model,
      os,
      osVersion,
      hostname: `pc-${index + 1}`,
      holder: '',
    }
    return {
      ...facts,
      id: deps.newId(),
      informationDomainId: domain.id,
      inventoryKey: foldText(facts.inventoryNumber),
      mac: '',
      networkZone: 'pedagogical',
      siteId: room.siteId,
      roomId: room.id,
      status: 'in_use',
      purchasedOn: addDays(benchDay, -(index % 2000)),
      priceCents: 50_000,
      warrantyUntil: addDays(benchDay, (index % 1500) - 500),
      supportUntil: null,
      fundingProgramme: index % 3 === 0 ? 'DigitalPakt' : '',
      boundUntil: index % 3 === 0 ? addDays(benchDay, index % 1500) : null,
      notes: '',
      searchText: deviceSearchText(facts, { siteName: site?.name ?? '', roomName: room.name }),
      createdAt: deps.now(),
    }
  }
}

function digits(number: number, length: number): string {
  return String(number).padStart(length, '0')
}
