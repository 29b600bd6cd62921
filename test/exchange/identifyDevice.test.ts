/** Which device a row means when neither inventory number nor serial number tells. */
import { describe, expect, test } from 'vitest'
import { planDevices, storedAfter, storedDevice } from './lists.ts'

const header = ['Inventarnr.', 'Seriennummer', 'Geräteart', 'LAN-MAC', 'WLAN-MAC', 'Hostname']
const a = '02:AA:00:00:00:01'
const b = '02:AA:00:00:00:02'

function row(change: { number?: string; serial?: string; lan?: string; wlan?: string }) {
  return [
    change.number ?? null,
    change.serial ?? null,
    'PC',
    change.lan ?? null,
    change.wlan ?? null,
    null,
  ]
}

describe('a MAC address', () => {
  test('finds the device in every spelling, and adds the card that is new', () => {
    const existing = [storedDevice('d1', { inventoryNumber: '0001', mac: a, kind: 'pc' })]

    const plan = planDevices([header, row({ wlan: '02-aa-00-00-00-01', lan: '02aa.0000.0002' })], {
      existing,
    })

    expect(plan.changed).toMatchObject([
      { id: 'd1', fields: { mac: { before: a, after: `${a}, ${b}` } } },
    ])
  })

  test('of one card takes the other away from nobody', () => {
    const existing = [
      storedDevice('d1', { inventoryNumber: '0001', mac: `${a}, ${b}`, kind: 'pc' }),
    ]

    expect(planDevices([header, row({ lan: b })], { existing })).toMatchObject({
      new: [],
      changed: [],
      unchanged: 1,
    })
  })

  test('gives a device without numbers its serial number', () => {
    const existing = [storedDevice('d1', { mac: a, hostname: 'pc1', kind: 'pc' })]

    const plan = planDevices([header, row({ serial: 'S1', lan: a })], { existing })

    expect(plan.changed).toMatchObject([{ id: 'd1', fields: { serial: { after: 'S1' } } }])
  })

  test.each([
    ['two inventory numbers', { inventoryNumber: '0001', mac: a }, { number: '0002', lan: a }],
    ['two serial numbers', { serial: 'S1', mac: a }, { serial: 'S2', lan: a }],
    [
      'two serial numbers beside a number',
      { serial: 'S1', mac: a },
      { number: '2', serial: 'S2', lan: a },
    ],
  ])('never joins %s: docking stations wander', (_what, stored, sent) => {
    const plan = planDevices([header, row(sent)], { existing: [storedDevice('d1', stored)] })

    expect([plan.new.length, plan.changed.length]).toEqual([1, 0])
  })

  test('of several devices is refused where nothing else tells', () => {
    const existing = [
      storedDevice('d1', { inventoryNumber: '0001', mac: a }),
      storedDevice('d2', { inventoryNumber: '0002', mac: a }),
    ]

    const [refusal] = planDevices([header, row({ lan: a })], { existing }).refused

    expect(refusal?.reason).toMatch(
      /Die MAC-Adresse „02:AA:00:00:00:01“ gehört zu mehreren Geräten/,
    )
  })

  test.each(['00:00:00:00:00:00', 'FF-FF-FF-FF-FF-FF', '02:00:00:00:00:00'])(
    '%s identifies nothing',
    (mac) => {
      expect(planDevices([header, row({ lan: mac })]).refused).toHaveLength(1)
    },
  )
})

describe('one device in two rows, one per network card', () => {
  test('is one device with both, however it is named', () => {
    for (const named of [{ number: '0001' }, { serial: 'S1' }]) {
      const rows = [header, row({ ...named, lan: a }), row({ ...named, wlan: b })]

      const plan = planDevices(rows)
      const again = planDevices(rows, storedAfter(plan))

      expect(plan.new.map(({ mac }) => mac)).toEqual([`${a}, ${b}`])
      expect(plan.unchanged).toBe(1)
      expect(again).toMatchObject({ new: [], changed: [], unchanged: 2 })
    }
  })
})

test('a host name finds nothing in a list that is no directory', () => {
  const existing = [storedDevice('d1', { inventoryNumber: '0001', hostname: 'pc1' })]
  const rows = [
    ['Hostname', 'MAC', 'Geräteart'],
    ['pc1', null, 'PC'],
  ]

  expect(planDevices(rows, { existing }).refused).toHaveLength(1)
})

test('placeholders of makers are no serial numbers, whatever the spelling', () => {
  for (const serial of [
    'To be filled by O.E.M.',
    'Default string',
    'System Serial Number',
    '0000000',
  ]) {
    const plan = planDevices([header, row({ number: '1', serial }), row({ number: '2', serial })])

    expect(plan.new.map((device) => device.serial)).toEqual([null, null])
  }
})
