import { describe, expect, it } from 'vitest'
import {
  isSupported,
  osFamilyLabel,
  recogniseOperatingSystem,
  targetKindsOn,
} from '../../catalog/operatingSystems.ts'
import { operatingSystemsFileSchema, osFamilies } from '../../catalog/operatingSystemsFile.ts'
import { isTargetKind } from '../../catalog/targetKind.ts'
import { catalogJson } from './catalogJson.ts'

describe('what lists say of operating systems', () => {
  it.each([
    ['Windows', '10.0.26100.4349', 'windows', 'Windows 11 24H2', '2027-10-12'],
    ['Windows', '10.0.19045.5487', 'windows', 'Windows 10 22H2', '2025-10-14'],
    ['Windows', '10.0 (22631)', 'windows', 'Windows 11 23H2', '2026-11-10'],
    ['Windows 11 Pro', '24H2', 'windows', 'Windows 11 24H2', '2027-10-12'],
    ['Windows-10 (22H2)', '', 'windows', 'Windows 10 22H2', '2025-10-14'],
    ['Windows 11 22H2', '10.0.22631.1', 'windows', 'Windows 11 23H2', '2026-11-10'],
    ['WIN10', '', 'windows', 'Windows 10', '2025-10-14'],
    ['Windows 11 Pro', '', 'windows', 'Windows 11', null],
    ['Windows', '22H2', 'windows', null, null],
    ['Windows', '10.0.99999.1', 'windows', null, null],
    ['Windows', '', 'windows', null, null],
    ['Windows 7 Professional SP1', '', 'windows', 'Windows 7', '2020-01-14'],
    ['Windows 8.1', '', 'windows', 'Windows 8.1', '2023-01-10'],
    [
      'Windows 10 Enterprise LTSC 2021',
      '10.0.19044.1',
      'windows',
      'Windows 10 Enterprise LTSC 2021',
      '2027-01-12',
    ],
    ['Microsoft Windows Server 2019', '', 'windows_server', 'Windows Server 2019', '2029-01-09'],
    ['Windows Server', '10.0.17763', 'windows_server', 'Windows Server 2019', '2029-01-09'],
    ['Windows Server 2012 R2', '', 'windows_server', 'Windows Server 2012 R2', '2023-10-10'],
    ['Windows Server 2025', '', 'windows_server', 'Windows Server 2025', '2034-11-14'],
    ['Debian GNU/Linux', '12.5', 'linux', 'Debian 12', '2028-06-30'],
    ['Ubuntu 20.04.6 LTS', '', 'linux', 'Ubuntu 20.04 LTS', '2025-05-31'],
    ['Ubuntu 22.04.4 LTS', '', 'linux', 'Ubuntu 22.04 LTS', null],
    ['Linux', '', 'linux', null, null],
    ['VMware ESXi', '8.0.2', 'vmware_esxi', 'VMware ESXi 8.0', '2027-10-11'],
    ['iPadOS', '17.5.1', 'ipados', 'iPadOS 17', null],
    ['iOS 16.2', '', 'ios', 'iOS 16', null],
    ['macOS', '14.5', 'macos', 'macOS 14', null],
    ['macOS Big Sur', '', 'macos', 'macOS 11', null],
    ['Mac OS X', '10.15.7', 'macos', 'macOS 10.15', null],
    ['Android', '13', 'android', 'Android 13', null],
    ['Samsung Android', 'One UI 5', 'android', null, null],
    ['ChromeOS', '126', 'chromeos', null, null],
    ['Cisco IOS-XE', '17.3', 'firmware', null, null],
    ['IOS', '15.2(7)E3', 'firmware', null, null],
    ['FortiOS 7.2', '', 'firmware', null, null],
    ['BeOS', '', 'other', null, null],
    ['', '', 'unknown', null, null],
  ])('„%s“ „%s“ is %s, %s, until %s', (os, version, family, release, supportEndsOn) => {
    expect(recogniseOperatingSystem(os, version)).toMatchObject({ family, release, supportEndsOn })
  })

  it('does not mind case, blanks and umlauts', () => {
    expect(recogniseOperatingSystem('  wINDOWS   11 ', '23h2')).toEqual(
      recogniseOperatingSystem('Windows 11', '23H2'),
    )
  })

  it.each([
    ['Windows Server 2012 R2', '2012'],
    ['Windows Server 2022', '2022'],
    ['Windows 11', null],
  ])('gives the modelling rules the version of %s: %s', (os, osVersion) => {
    expect(recogniseOperatingSystem(os, '').osVersion).toBe(osVersion)
  })
})

describe('support', () => {
  const windows10 = recogniseOperatingSystem('Windows 10', '22H2')

  it.each([
    ['the day before the last', '2025-10-13', true],
    ['the last day', '2025-10-14', true],
    ['the day after', '2025-10-15', false],
  ])('on %s', (_, today, supported) => {
    expect(isSupported(windows10, today)).toBe(supported)
  })

  it('is not known where the vendor publishes no day', () => {
    expect(isSupported(recogniseOperatingSystem('iPadOS', '17'), '2025-05-22')).toBeNull()
  })
})

describe('families', () => {
  it.each([
    ['windows', 'client', ['system.client.windows']],
    ['windows_server', 'server', ['system.server', 'system.server.windows']],
    ['linux', 'server', ['system.server', 'system.server.linux']],
    ['macos', 'client', ['system.client.macos']],
    ['chromeos', 'client', ['system.client']],
    ['ipados', 'mobile', ['system.ios']],
    ['android', 'mobile', ['system.android']],
    ['vmware_esxi', 'server', ['system.server', 'system.virtualization']],
    ['unknown', 'client', ['system.client']],
    ['firmware', 'client', []],
  ] as const)('%s on a %s stands for %j', (family, form, kinds) => {
    expect(targetKindsOn(family, form)).toEqual(kinds)
  })

  it('stand for known kinds and have a German name', () => {
    const kinds = osFamilies.flatMap((family) => [
      ...targetKindsOn(family, 'client'),
      ...targetKindsOn(family, 'server'),
      ...targetKindsOn(family, 'mobile'),
    ])

    expect(kinds.every(isTargetKind)).toBe(true)
    expect(osFamilyLabel('vmware_esxi')).toBe('VMware ESXi')
    expect(new Set(osFamilies.map(osFamilyLabel)).size).toBe(osFamilies.length)
  })
})

describe('the schema of operating systems', () => {
  it.each<[string, (windows: EditableFamily) => unknown]>([
    [
      'a day that does not exist',
      ({ releases: [first] }) => Object.assign(first, { supportEndsOn: '2025-02-30' }),
    ],
    ['a release twice', ({ releases }) => releases.push(releases[0])],
    [
      'a release that nothing matches',
      ({ releases: [first] }) => Object.assign(first, { match: [{}] }),
    ],
    ['a broken expression', ({ patterns }) => patterns.push('(')],
    ['an unknown kind', ({ kindsOn }) => kindsOn.client.push('system.toaster')],
    ['a missing family', (family) => Object.assign(family, { id: 'other' })],
  ])('rejects %s', (_, edit) => {
    const path = 'operating-systems/operating-systems.json'
    const file = structuredClone(catalogJson(path)) as { families: EditableFamily[] }
    const windows = file.families.find(({ id }) => id === 'windows')
    if (windows) edit(windows)

    expect(operatingSystemsFileSchema.safeParse(file).success).toBe(false)
    expect(operatingSystemsFileSchema.safeParse(catalogJson(path)).success).toBe(true)
  })
})

type EditableFamily = {
  id: string
  patterns: string[]
  kindsOn: { client: string[] }
  releases: [object]
}
