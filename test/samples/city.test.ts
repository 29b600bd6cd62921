import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as XLSX from 'xlsx'
import { readWiba } from '../../catalog/wiba.ts'
import {
  departments,
  printersAndPhones,
  serversAndNetwork,
} from '../../samples/city/administrationPurchases.ts'
import { applications } from '../../samples/city/applications.ts'
import { excelSerial } from '../../samples/city/cells.ts'
import { devicesOf } from '../../samples/city/cityDevice.ts'
import { cityRooms } from '../../samples/city/rooms.ts'
import { schools } from '../../samples/city/schoolPurchases.ts'
import { namedWibaQuestions, wibaLineOf } from '../../samples/city/wibaAnswers.ts'
import { cityFiles, writeCity } from '../../samples/city/writeCity.ts'
import { packageRoot } from '../../src/core/packageRoot.ts'
import { deviceKindOf } from '../../src/inventory/deviceKind.ts'

const schoolDevices = schools.flatMap((school) =>
  devicesOf(school, school.purchases, (index) => `${school.short}-${index}`),
)

describe('the committed files', () => {
  const folder = mkdtempSync(join(tmpdir(), 'city-'))
  beforeAll(() => writeCity(folder))
  afterAll(() => rmSync(folder, { recursive: true }))

  it.each(cityFiles)('%s has the same bytes when it is made again', (file) => {
    const committed = readFileSync(new URL(`samples/${file}`, packageRoot))

    const made = readFileSync(join(folder, file))

    expect(made.equals(committed)).toBe(true)
  })

  it.each(cityFiles)('%s names no mail address outside .example', (file) => {
    const text = textOf(file)

    const addresses = text.match(/[\w.+-]+@[\w.-]+/g) ?? []

    expect(addresses.filter((address) => !address.endsWith('.example'))).toEqual([])
  })
})

describe('the schools', () => {
  it('own 370 devices of more than eight kinds in nine places', () => {
    const kinds = new Set(schoolDevices.map(({ kind }) => deviceKindOf(kind)))

    expect(schoolDevices).toHaveLength(370)
    expect(kinds.size).toBeGreaterThan(8)
    expect(schools).toHaveLength(9)
  })

  it('have only kinds that the program knows', () => {
    const unknown = schoolDevices.filter(({ kind }) => deviceKindOf(kind) === undefined)

    expect(unknown).toEqual([])
  })

  it('have serials that no real device has, each once', () => {
    const serials = schoolDevices.map(({ serial }) => serial)

    expect(serials.every((serial) => serial.includes('SYN'))).toBe(true)
    expect(new Set(serials).size).toBe(370)
  })

  it('have locally administered MAC addresses, each once', () => {
    const macs = schoolDevices.map(({ mac }) => mac).filter((mac) => mac !== '')

    expect(macs.every((mac) => /^02(:[0-9A-F]{2}){5}$/.test(mac))).toBe(true)
    expect(new Set(macs).size).toBe(macs.length)
  })

  it('keep only devices in rooms of the room list', () => {
    const rooms = new Set(
      cityRooms().map(({ site, building, room }) => [site, building, room].join()),
    )

    const lost = schoolDevices.filter(
      ({ site, building, room }) => !rooms.has([site, building, room].join()),
    )

    expect(lost).toEqual([])
  })
})

describe('the core administration', () => {
  it('has 180 workplaces and 80 other devices', () => {
    const workplaces = departments.map(({ notebooks, pcs }) => notebooks + pcs)
    const others = [...serversAndNetwork, ...printersAndPhones].map(({ count }) => count)

    expect(sum(workplaces)).toBe(180)
    expect(sum(others)).toBe(80)
  })

  it('has 40 specialist applications, run by itself, KITU, Dataport and in clouds', () => {
    const hostings = new Set(applications.map(({ hosting }) => hosting))

    expect(applications).toHaveLength(40)
    expect(new Set(applications.map(({ name }) => name)).size).toBe(40)
    expect(hostings).toEqual(new Set(['eigener Betrieb', 'KITU', 'Dataport', 'Cloud']))
  })

  it('runs its applications on servers that it has', () => {
    const hosts = new Set(serversAndNetwork.map(({ host }) => host))

    const servers = applications.map(({ server }) => server).filter((server) => server !== '')

    expect(servers.filter((server) => !hosts.has(server))).toEqual([])
  })
})

describe('the WiBA answers', () => {
  const { questions } = readWiba()

  it('are 200 ja, 30 nein, 14 nicht relevant with a note, and 13 open', () => {
    const lines = questions.map(({ id }) => wibaLineOf(id))
    const count = (answer: string) => lines.filter((line) => line.answer === answer).length

    expect([count('Ja'), count('Nein'), count('nicht relevant'), count('')]).toEqual([
      200, 30, 14, 13,
    ])
    expect(lines.filter(({ answer, note }) => answer === 'nicht relevant' && !note)).toEqual([])
  })

  it('name only questions of the catalogue', () => {
    const known = new Set(questions.map(({ id }) => id))

    expect(namedWibaQuestions.filter((id) => !known.has(id))).toEqual([])
  })
})

it('a day has the serial number that Excel gives it', () => {
  expect(excelSerial('2021-08-15')).toBe(44423)
})

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}

function textOf(file: string): string {
  const bytes = readFileSync(new URL(`samples/${file}`, packageRoot))
  if (file.endsWith('.csv')) return bytes.toString('latin1')
  const { Sheets } = XLSX.read(bytes)
  return Object.values(Sheets)
    .map((sheet) => XLSX.utils.sheet_to_csv(sheet))
    .join('\n')
}
