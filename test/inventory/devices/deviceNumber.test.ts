import { describe, expect, it } from 'vitest'
import { deviceForm } from '../../../src/inventory/devices/form/deviceForm.ts'
import { quickForm } from '../../../src/inventory/devices/quick/quickForm.ts'

const nothing = [
  'Default string',
  'To be filled by O.E.M.',
  '0000000',
  'n/a',
  'System Serial Number',
]

describe.each([
  ['the form of a device', deviceForm, { status: 'in_use', version: '0' }],
  ['quick logging', quickForm, {}],
] as const)('%s', (_name, form, rest) => {
  const problemsOf = (values: Record<string, string>) =>
    form.safeParse(filled(values)).error?.issues.map(({ path, message }) => [path[0], message])
  const filled = (values: Record<string, string>) => ({
    ...{ inventoryNumber: 'INV-1', serial: '', kind: 'notebook', place: '', product: '', like: '' },
    ...texts,
    ...rest,
    ...values,
  })

  it.each(nothing)('refuses „%s“ as a serial number by name', (serial) => {
    expect(problemsOf({ serial })).toEqual([
      ['serial', expect.stringContaining(`„${serial}“ kennzeichnet kein bestimmtes Gerät.`)],
    ])
  })

  it('refuses such an inventory number too', () => {
    expect(problemsOf({ inventoryNumber: '000', serial: 'S-1' })?.[0]?.[0]).toBe('inventoryNumber')
  })

  it.each(['0001', 'PF3SYN01', 'OEM-17'])('takes „%s“', (serial) => {
    expect(form.parse(filled({ serial })).serial).toBe(serial)
  })

  it('takes no serial number where there is none', () => {
    expect(form.parse(filled({ serial: ' ' })).serial).toBeNull()
  })
})

const texts = Object.fromEntries(
  [
    ...['manufacturer', 'model', 'os', 'osVersion', 'hostname', 'mac', 'networkZone', 'holder'],
    ...['purchasedOn', 'priceCents', 'warrantyUntil', 'supportUntil', 'boundUntil'],
    ...['fundingProgramme', 'notes'],
  ].map((name) => [name, '']),
)

describe('what a device is known by', () => {
  const form = { kind: 'router', status: 'in_use', version: '1' }

  it.each([
    ['the address of its network card', { mac: '02:00:00:00:01:01' }],
    ['its name in the network', { hostname: 'gw-burgschule' }],
  ])('may be %s alone', (_, mark) => {
    expect(deviceForm.safeParse({ ...form, ...mark }).success).toBe(true)
  })

  it('is not nothing', () => {
    const { error } = deviceForm.safeParse(form)

    expect(error?.issues.map(({ path, message }) => [path.join('.'), message])).toEqual([
      [
        'inventoryNumber',
        'Bitte geben Sie an, woran das Gerät zu erkennen ist: Inventarnummer, Seriennummer, MAC-Adresse oder Hostname.',
      ],
    ])
  })
})
