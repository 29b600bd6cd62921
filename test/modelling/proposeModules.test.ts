import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readCatalog } from '../../catalog/readCatalog.ts'
import { targetKinds } from '../../catalog/targetKind.ts'
import type { ModelledObject } from '../../src/modelling/moduleProposal.ts'
import { proposeModules } from '../../src/modelling/proposeModules.ts'
import { aDecision, anObject, modelled, modellingOf, modulesAt } from './modellingCast.ts'

const windowsLaptops = anObject('C001', ['system.laptop', 'system.client.windows'], {
  name: 'Notebooks Windows, Schulen, pädagogisches Netz',
  count: 96,
  attributes: { osFamily: 'windows', osVersion: '11' },
})
const iPads = anObject('M001', ['system.tablet', 'system.ios'])
const androids = anObject('M002', ['system.tablet', 'system.android'])

function windowsServer(osVersion: string): ModelledObject {
  return anObject('S001', ['system.server', 'system.server.windows'], {
    attributes: { osFamily: 'windows_server', osVersion },
  })
}

describe('the stack of a target object', () => {
  test.each<[string, ModelledObject, string[]]>([
    ['Windows laptops', windowsLaptops, ['SYS.2.1', 'SYS.2.2.3', 'SYS.3.1']],
    ['Windows PCs', anObject('C001', ['system.client.windows']), ['SYS.2.1', 'SYS.2.2.3']],
    ['Macs', anObject('C001', ['system.client.macos']), ['SYS.2.1', 'SYS.2.4']],
    ['Linux clients', anObject('C001', ['system.client.linux']), ['SYS.2.1', 'SYS.2.3']],
    ['Chromebooks', anObject('C001', ['system.laptop', 'system.client']), ['SYS.2.1', 'SYS.3.1']],
    ['iPads', iPads, ['APP.1.4', 'SYS.3.2.1', 'SYS.3.2.3']],
    ['Android tablets', androids, ['APP.1.4', 'SYS.3.2.1', 'SYS.3.2.4']],
    ['mobile phones', anObject('M001', ['system.mobilePhone']), ['SYS.3.3']],
    ['Windows Server 2012', windowsServer('2012'), ['SYS.1.1', 'SYS.1.2.2']],
    ['Windows Server 2016 to 2022', windowsServer('2016, 2022'), ['SYS.1.1', 'SYS.1.2.3']],
    ['Windows Server 2025', windowsServer('2025'), ['SYS.1.1']],
    ['Linux servers', anObject('S001', ['system.server.linux']), ['SYS.1.1', 'SYS.1.3']],
    ['hypervisors', anObject('S001', ['system.virtualization']), ['SYS.1.1', 'SYS.1.5']],
    [
      'containers',
      anObject('S001', ['system.container']),
      ['APP.6', 'SYS.1.1', 'SYS.1.3', 'SYS.1.6'],
    ],
    [
      'Kubernetes',
      anObject('A001', ['application.kubernetes']),
      ['APP.4.4', 'APP.6', 'SYS.1.1', 'SYS.1.3', 'SYS.1.6'],
    ],
    ['terminal servers', anObject('S001', ['system.terminalServer']), ['SYS.1.1', 'SYS.1.9']],
    [
      'Active Directory',
      anObject('A001', ['application.activeDirectory']),
      ['APP.2.1', 'APP.2.2', 'APP.6'],
    ],
    ['OpenLDAP', anObject('A001', ['application.openLdap']), ['APP.2.1', 'APP.2.3', 'APP.6']],
    ['Exchange', anObject('A001', ['application.exchange']), ['APP.5.2', 'APP.5.3', 'APP.6']],
    ['office products', anObject('A001', ['application.office']), ['APP.1.1', 'APP.6']],
    ['specialist applications', anObject('A001', ['application.general']), ['APP.6']],
    ['bespoke software', anObject('A001', ['application.custom']), ['APP.6', 'APP.7']],
    ['switches', anObject('N001', ['system.switch']), ['NET.3.1']],
    ['firewalls', anObject('N001', ['system.firewall']), ['NET.3.2']],
    ['access points without a WLAN', anObject('N001', ['system.wlanAccessPoint']), ['NET.2.1']],
    ['printers', anObject('P001', ['system.printer']), ['SYS.4.1']],
    ['IP phones', anObject('T001', ['system.voip']), ['NET.4.2']],
    ['telephone systems', anObject('T001', ['system.telephony']), ['NET.4.1']],
    ['IoT devices', anObject('V001', ['system.iot']), ['SYS.4.4']],
    ['removable media', anObject('V001', ['system.removableMedia']), ['SYS.4.5']],
    ['buildings', anObject('G001', ['room.building']), ['INF.1', 'INF.12']],
    ['server rooms', anObject('R001', ['room.serverRoom']), ['INF.2']],
    ['home workplaces', anObject('R001', ['room.home']), ['OPS.1.2.4', 'INF.8']],
    ['cloud services', anObject('D001', ['provider.cloud']), ['OPS.2.2']],
    ['outsourcing', anObject('D001', ['provider.outsourcing']), ['OPS.2.3']],
    ['a PLC', anObject('V001', ['ot.plc']), ['IND.2.1', 'IND.2.2']],
    ['laptops of unknown system', anObject('C001', ['system.laptop']), ['SYS.2.1', 'SYS.3.1']],
    ['a network', anObject('NZ001', ['network.lan']), []],
  ])('%s', (_, object, modules) => {
    expect(modulesAt(modelled([object]), object.code)).toEqual(modules)
  })
})

describe('domain modules', () => {
  const always = [
    ['ISMS.1', 'ORP.1', 'ORP.2', 'ORP.3', 'ORP.4', 'ORP.5', 'CON.1', 'CON.3', 'CON.6'],
    ['OPS.1.1.1', 'OPS.1.1.2', 'OPS.1.1.3', 'OPS.1.1.4', 'OPS.1.1.5', 'OPS.1.1.6'],
    ['DER.1', 'DER.2.1', 'DER.2.2', 'DER.3.1', 'DER.4', 'NET.1.1'],
  ].flat()

  test('the 21 without a condition hang on the domain once, whatever there is', () => {
    const networks = ['NZ001', 'NZ002'].map((code) => anObject(code, ['network.lan']))
    const modelling = modelled(networks)

    expect(modulesAt(modelling, 'IV001')).toEqual(always)
    expect(modelling.proposals).toHaveLength(21)
    const [architecture] = modelling.proposals.filter(({ moduleId }) => moduleId === 'NET.1.1')
    expect(architecture?.reason).toContain('NZ001, NZ002')
  })

  test('MDM comes once for all iPads', () => {
    const more = anObject('M003', ['system.tablet', 'system.ios'])
    const { proposals } = modelled([iPads, more])

    const mdm = proposals.filter(({ moduleId }) => moduleId === 'SYS.3.2.2')

    expect(mdm.map(({ code, reason }) => [code, reason])).toEqual([
      ['IV001', 'weil SYS.3.2.3 an M001 ihn voraussetzt'],
    ])
  })

  test('MDM for Android is asked, and follows a yes', () => {
    const open = modelled([androids])
    const yes = modelled([androids], { 'M002 managedByMdm': true })
    const no = modelled([androids], { 'M002 managedByMdm': false, 'IV001 usesMdm': false })

    expect(modulesAt(open, 'IV001')).not.toContain('SYS.3.2.2')
    expect(open.questions.map(({ attribute }) => attribute)).toContain('managedByMdm')
    expect(modulesAt(yes, 'IV001')).toContain('SYS.3.2.2')
    expect(no.leftOver).toContainEqual(
      expect.objectContaining({ moduleId: 'SYS.3.2.2', cause: 'answered_no' }),
    )
  })

  test('a no to MDM with iPads is respected and its consequence is said', () => {
    const modelling = modelled([iPads], { 'IV001 usesMdm': false })

    expect(modulesAt(modelling, 'IV001')).not.toContain('SYS.3.2.2')
    const [note] = modelling.notes.filter(({ kind }) => kind === 'answered_no')
    expect(note?.text).toContain('SYS.3.2.3')
    expect(note?.text).toContain('wenigen Geräten')
  })

  test.each([
    ['CON.2', 'processesPersonalData', 'answered'],
    ['CON.9', 'exchangesInformation', 'answered'],
    ['INF.13', 'runsBuildingServices', 'answered'],
  ])('%s waits for %s', (moduleId, attribute) => {
    const open = modelled([])
    const yes = modelled([], { [`IV001 ${attribute}`]: true })
    const no = modelled([], { [`IV001 ${attribute}`]: false })

    expect(modulesAt(open, 'IV001')).not.toContain(moduleId)
    expect(open.questions.find((q) => q.attribute === attribute)).toMatchObject({
      askedOf: 'domain',
      moduleIds: expect.arrayContaining([moduleId]),
      targetObjects: [{ code: 'IV001' }],
    })
    expect(open.leftOver.find((l) => l.moduleId === moduleId)?.cause).toBe('needs_answer')
    expect(modulesAt(yes, 'IV001')).toContain(moduleId)
    expect(no.leftOver.find((l) => l.moduleId === moduleId)?.cause).toBe('answered_no')
    expect(no.questions.map((q) => q.attribute)).not.toContain(attribute)
  })

  test('what the inventory knows is not asked', () => {
    const domain = { ...anObject('IV002', ['domain']), attributes: { processesPersonalData: true } }
    const input = { ...modellingOf(), targetObjects: [domain] }

    const { proposals, questions } = proposeModules(input)

    expect(proposals.map(({ moduleId }) => moduleId)).toContain('CON.2')
    expect(questions.map(({ attribute }) => attribute)).not.toContain('processesPersonalData')
  })

  test('control technology triggers IND.1, and IND.3.2 with remote maintenance', () => {
    const plant = anObject('V001', ['ot.control'])

    expect(modulesAt(modelled([plant]), 'IV001')).toContain('IND.1')
    expect(modulesAt(modelled([plant]), 'IV001')).not.toContain('IND.3.2')
    const remote = modelled([plant], { 'V001 remoteMaintenance': true })
    expect(modulesAt(remote, 'IV001')).toContain('IND.3.2')
    expect(modulesAt(remote, 'V001')).toEqual(['OPS.1.2.5'])
  })

  test('building technology triggers INF.13; its automation is asked of the plants', () => {
    const plants = anObject('V001', ['building.tga'])
    const open = modelled([plants])
    const automated = modelled([plants], { 'V001 buildingAutomation': true })

    expect(modulesAt(open, 'IV001')).toContain('INF.13')
    const [question] = open.questions.filter((q) => q.attribute === 'buildingAutomation')
    expect(question?.targetObjects.map(({ code }) => code)).toEqual(['V001'])
    expect(modulesAt(automated, 'IV001')).toContain('INF.14')
  })

  test('an information domain without its domain object is refused', () => {
    expect(() => proposeModules({ ...modellingOf(), targetObjects: [windowsLaptops] })).toThrow(
      'fehlt das Zielobjekt',
    )
  })
})

describe('questions', () => {
  test('nothing follows from a question without an answer', () => {
    const open = modelled([windowsLaptops])

    expect(modulesAt(open, 'C001')).not.toContain('NET.2.2')
    expect(open.questions.find((q) => q.attribute === 'usesWlan')?.targetObjects).toEqual([
      { id: 'C001', code: 'C001', name: windowsLaptops.name },
    ])
  })

  test.each<[string, Record<string, boolean>, ModelledObject, string, boolean]>([
    ['WLAN', { 'C001 usesWlan': true }, windowsLaptops, 'NET.2.2', true],
    ['no WLAN', { 'C001 usesWlan': false }, windowsLaptops, 'NET.2.2', false],
    ['WLAN for all', { 'IV001 usesWlan': true }, windowsLaptops, 'NET.2.2', true],
    [
      'WLAN for all but these',
      { 'IV001 usesWlan': true, 'C001 usesWlan': false },
      windowsLaptops,
      'NET.2.2',
      false,
    ],
    ['a terminal server', { 'C001 usesTerminalClient': true }, windowsLaptops, 'SYS.1.9', true],
    [
      'a terminal server, seen from its clients',
      { 'C001 usesTerminalClient': true },
      windowsLaptops,
      'SYS.1.1',
      false,
    ],
    ['remote maintenance', { 'C001 remoteMaintenance': true }, windowsLaptops, 'OPS.1.2.5', true],
    ['network access control', { 'C001 nacProtected': true }, windowsLaptops, 'NET.3.4', true],
    ['mobile radio', { 'M001 hasMobileRadio': true }, iPads, 'SYS.3.3', true],
    ['no mobile radio', { 'M001 hasMobileRadio': false }, iPads, 'SYS.3.3', false],
    [
      'a fax in the printer',
      { 'P001 hasFaxFunction': true },
      anObject('P001', ['system.printer']),
      'NET.4.3',
      true,
    ],
    ['a NAS', { 'S001 isNas': true }, anObject('S001', ['system.storage']), 'APP.3.3', true],
    [
      'a firewall in the router',
      { 'N001 firewallActive': true },
      anObject('N001', ['system.router']),
      'NET.3.2',
      true,
    ],
    [
      'a desktop in the cloud',
      { 'A001 cloudOnly': true },
      anObject('A001', ['application.office']),
      'APP.1.1',
      false,
    ],
    [
      'own development',
      { 'A001 developedInHouse': true },
      anObject('A001', ['application.custom']),
      'CON.8',
      true,
    ],
    [
      'own development, no web',
      { 'A001 developedInHouse': true },
      anObject('A001', ['application.custom']),
      'CON.10',
      false,
    ],
    [
      'own web development',
      { 'A001 developedInHouse': true },
      anObject('A001', ['application.custom', 'application.web']),
      'CON.10',
      true,
    ],
  ])('%s', (_, answers, object, moduleId, expected) => {
    expect(modulesAt(modelled([object], answers), object.code).includes(moduleId)).toBe(expected)
  })

  test('cloud office says that OPS.2.2 takes the place of APP.1.1', () => {
    const office = anObject('A001', ['application.office'])
    const { notes } = modelled([office], { 'A001 cloudOnly': true })

    expect(notes.map(({ kind, moduleIds }) => [kind, moduleIds])).toContainEqual([
      'excluded',
      ['APP.1.1', 'OPS.2.2'],
    ])
    expect(notes.map(({ kind, moduleIds }) => [kind, moduleIds])).toContainEqual([
      'missing_companion',
      ['OPS.2.2'],
    ])
  })

  test('mail from the cloud has no APP.5.3, whoever wants it', () => {
    const exchange = anObject('A001', ['application.exchange'])

    expect(modulesAt(modelled([exchange], { 'A001 cloudOnly': true }), 'A001')).toEqual([
      'APP.5.2',
      'APP.6',
    ])
  })

  test('travelling abroad brings MDM only where mobile devices are', () => {
    const travels = { 'IV001 travelsAbroadWithSensitiveInformation': true }

    expect(modulesAt(modelled([], travels), 'IV001')).not.toContain('SYS.3.2.2')
    expect(modulesAt(modelled([androids], travels), 'IV001')).toContain('SYS.3.2.2')
  })

  test('once all are answered, none is left and every module has a place or a reason', () => {
    const objects = [windowsLaptops, iPads, androids, anObject('P001', ['system.printer'])]
    const everywhere = Object.fromEntries(
      readCatalog().questions.map(({ attribute }) => [`IV001 ${attribute}`, false]),
    )

    const { questions, leftOver, proposals } = modelled(objects, everywhere)

    expect(questions).toEqual([])
    const named = [...proposals, ...leftOver].map(({ moduleId }) => moduleId)
    expect(new Set(named).size).toBe(111)
    for (const { cause, reason } of leftOver) {
      expect(cause).not.toBe('needs_answer')
      expect(reason).toMatch(/\.$/)
    }
  })
})

describe('companions elsewhere', () => {
  test('apps get a target object of their own when there is one', () => {
    const apps = anObject('A001', ['application.mobileApp'])
    const modelling = modelled([iPads, apps])

    expect(modulesAt(modelling, 'M001')).toEqual(['SYS.3.2.1', 'SYS.3.2.3'])
    expect(modulesAt(modelling, 'A001')).toEqual(['APP.1.4', 'APP.6'])
  })

  test('apps without a target object of their own hang on the tablets, which is said', () => {
    const [apps] = modelled([iPads]).proposals.filter(({ moduleId }) => moduleId === 'APP.1.4')

    expect(apps?.code).toBe('M001')
    expect(apps?.reason).toContain('kein eigenes Zielobjekt')
  })

  test('a companion that nothing carries is said, and no longer when it is there', () => {
    const room = anObject('R001', ['room.serverRoom'])
    const building = anObject('G001', ['room.building'])

    const missing = (objects: ModelledObject[]) =>
      modelled(objects)
        .notes.filter(({ kind }) => kind === 'missing_companion')
        .flatMap(({ moduleIds }) => moduleIds)

    expect(missing([room])).toEqual(['INF.1', 'INF.12'])
    expect(missing([room, building])).toEqual([])
  })

  test('VoIP wants a network design or a firewall: one is enough', () => {
    const { notes } = modelled([anObject('T001', ['system.voip'])])

    expect(notes.flatMap(({ moduleIds }) => moduleIds)).not.toContain('NET.3.2')
  })

  test('the WLAN covers its access points', () => {
    const accessPoints = anObject('N001', ['system.wlanAccessPoint'])
    const wlan = anObject('NZ001', ['network.wlan'])
    const modelling = modelled([accessPoints, wlan])

    expect(modulesAt(modelling, 'NZ001')).toEqual(['NET.2.1'])
    expect(modulesAt(modelling, 'N001')).toEqual([])
    expect(modelling.notes).toContainEqual(
      expect.objectContaining({ kind: 'covered', targetObjectIds: ['N001'] }),
    )
  })

  test('phones cover VoIP of the network that they are linked to, of others it is asked', () => {
    const phones = anObject('T001', ['system.voip'])
    const networks = ['NZ001', 'NZ002'].map((code) => anObject(code, ['network.lan']))
    const links = [{ fromId: 'T001', toId: 'NZ001', relation: 'connected_to' as const }]
    const { questions } = modelled([phones, ...networks], {}, { links })

    const asked = questions.find(({ attribute }) => attribute === 'carriesVoip')

    expect(asked?.targetObjects.map(({ code }) => code)).toEqual(['NZ002'])
  })

  test('cabling of its own takes INF.12 from the buildings', () => {
    const objects = [anObject('G001', ['room.building']), anObject('G002', ['room.cabling'])]

    expect(modulesAt(modelled(objects), 'G001')).toEqual(['INF.1'])
    expect(modulesAt(modelled(objects), 'G002')).toEqual(['INF.12'])
  })
})

describe('exclusions at one target object', () => {
  test.each<[string, string[], string, string]>([
    ['cloud and outsourcing', ['provider.cloud', 'provider.outsourcing'], 'OPS.2.2', 'OPS.2.3'],
    ['server room and cabinet', ['room.serverRoom', 'room.technical'], 'INF.2', 'INF.5'],
    ['macOS and Linux', ['system.client.macos', 'system.client.linux'], 'SYS.2.4', 'SYS.2.3'],
    ['iOS and Android', ['system.ios', 'system.android'], 'SYS.3.2.3', 'SYS.3.2.4'],
    ['IoT and embedded', ['system.iot', 'system.embedded'], 'SYS.4.4', 'SYS.4.3'],
    ['vehicle and mobile workplace', ['room.vehicle', 'room.mobileWorkplace'], 'INF.11', 'INF.9'],
    ['home and mobile workplace', ['room.home', 'room.mobileWorkplace'], 'INF.8', 'INF.9'],
  ])('%s: %s stays', (_, kinds, winner, loser) => {
    const modelling = modelled([anObject('V001', kinds)])

    expect(modulesAt(modelling, 'V001')).toContain(winner)
    expect(modulesAt(modelling, 'V001')).not.toContain(loser)
    expect(modelling.leftOver.find((l) => l.moduleId === loser)?.cause).toBe('excluded')
    const [note] = modelling.notes.filter(({ kind }) => kind === 'excluded')
    expect(note?.text).toContain(`${loser} `)
  })

  test('both kinds of provider may stand side by side', () => {
    const objects = [
      anObject('D001', ['provider.cloud']),
      anObject('D002', ['provider.outsourcing']),
    ]

    expect(modelled(objects).notes.filter(({ kind }) => kind === 'excluded')).toEqual([])
  })

  test('old and newer servers in one group keep SYS.1.2.3 and the advice to split', () => {
    const modelling = modelled([windowsServer('2012, 2019')])

    expect(modulesAt(modelling, 'S001')).toEqual(['SYS.1.1', 'SYS.1.2.3'])
    expect(modelling.notes.map(({ text }) => text).join()).toContain('Teilen Sie die Gruppe')
  })

  test('DER.3.2 takes the place of DER.3.1 only when it is asked for', () => {
    const yes = modelled([], { 'IV001 followsRevisionGuideline': true })

    expect(modulesAt(modelled([]), 'IV001')).toContain('DER.3.1')
    expect(modulesAt(yes, 'IV001')).toContain('DER.3.2')
    expect(modulesAt(yes, 'IV001')).not.toContain('DER.3.1')
    expect(yes.leftOver.find((l) => l.moduleId === 'DER.3.1')?.reason).toContain('DER.3.2')
  })

  test('what a person chose to model goes before the rule', () => {
    const object = anObject('R001', ['room.serverRoom', 'room.technical'])
    const decisions = [aDecision({ targetObjectId: 'R001', moduleId: 'INF.5', origin: 'person' })]

    expect(modulesAt(modelled([object], {}, { decisions }), 'R001')).toEqual(['INF.5'])
  })

  test('what came with the loser goes with it', () => {
    const mixed = anObject('M001', ['system.ios', 'system.android'])
    const modelling = modelled([mixed])

    expect(modulesAt(modelling, 'M001')).toEqual(['APP.1.4', 'SYS.3.2.1', 'SYS.3.2.3'])
  })
})

describe('reasons, order and profile', () => {
  test('a reason names the target object, its count and its kind', () => {
    const [windows] = modelled([windowsLaptops]).proposals.filter(
      ({ moduleId }) => moduleId === 'SYS.2.2.3',
    )

    expect(windows).toMatchObject({
      title: 'Clients unter Windows',
      priority: 'R2',
      inProfile: true,
      reason:
        'weil C001 („Notebooks Windows, Schulen, pädagogisches Netz“; 96 Geräte) zur Art „Client unter Windows“ gehört',
    })
  })

  test('one macOS notebook more proposes SYS.2.4 and says why', () => {
    const before = modelled([windowsLaptops])
    const macBook = anObject('C002', ['system.laptop', 'system.client.macos'], {
      name: 'Notebooks macOS, Schulen, pädagogisches Netz',
      count: 1,
    })

    const after = modelled([windowsLaptops, macBook])

    const keys = before.proposals.map((p) => `${p.moduleId} ${p.code}`)
    const added = after.proposals.filter((p) => !keys.includes(`${p.moduleId} ${p.code}`))
    expect(added.map(({ moduleId, code }) => [moduleId, code])).toEqual([
      ['SYS.2.1', 'C002'],
      ['SYS.2.4', 'C002'],
      ['SYS.3.1', 'C002'],
    ])
    expect(added[1]?.reason).toContain('„Notebooks macOS, Schulen, pädagogisches Netz“; 1 Gerät')
    expect(added[1]?.inProfile).toBe(false)
  })

  test('modules outside the Kommunalprofil are said', () => {
    const [note] = modelled([iPads]).notes.filter(({ kind }) => kind === 'outside_profile')

    expect(note?.moduleIds).toEqual(expect.arrayContaining(['APP.1.4', 'SYS.3.2.2', 'SYS.3.2.3']))
    expect(note?.text).toContain('SYS.3.2.3 (M001)')
  })

  test.each<[string, ModelledObject, string]>([
    ['Windows Server 2025', windowsServer('2025'), 'Windows Server 2025'],
    ['a server of unknown version', windowsServer(''), 'Version von Windows Server'],
    [
      'ChromeOS',
      anObject('C001', ['system.laptop', 'system.client'], {
        attributes: { osFamily: 'chromeos', osVersion: '' },
      }),
      'Für ChromeOS kennt',
    ],
    ['an unknown system', anObject('C001', ['system.client']), 'nicht angegeben'],
    [
      'Windows 7',
      anObject('C001', ['system.client.windows'], {
        attributes: { osFamily: 'windows', osVersion: '10, 7' },
      }),
      'für Windows 7',
    ],
  ])('what no specific module covers is said: %s', (_, object, words) => {
    const notes = modelled([object]).notes.filter(({ kind }) => kind === 'no_specific_module')

    expect(notes).toHaveLength(1)
    expect(notes[0]?.text).toContain(words)
  })

  test('a thing without any module is said, a link or process is not', () => {
    const objects = [
      anObject('V001', ['system.other']),
      anObject('GP001', ['businessProcess']),
      anObject('NZ001', ['network.lan']),
    ]

    const notes = modelled(objects).notes.filter(({ kind }) => kind === 'no_module')

    expect(notes.map(({ targetObjectIds }) => targetObjectIds)).toEqual([['V001']])
  })

  test('a target object with nothing behind it is no longer modelled', () => {
    expect(modulesAt(modelled([{ ...windowsLaptops, count: 0 }]), 'C001')).toEqual([])
  })
})

describe('decisions of persons', () => {
  test.each(['M001', 'IV001'])(
    'a module left out at %s is proposed all the same, but brings no companions',
    (code) => {
      const decisions = [
        aDecision({
          targetObjectId: code,
          moduleId: 'SYS.3.2.3',
          origin: 'person',
          decision: 'left_out',
          reason: 'Nur zwei Geräte.',
        }),
      ]

      const modelling = modelled([iPads], {}, { decisions })

      expect(modulesAt(modelling, 'M001')).toContain('SYS.3.2.3')
      expect(modulesAt(modelling, 'IV001')).not.toContain('SYS.3.2.2')
    },
  )

  test('a module that a person added brings its companions', () => {
    const server = anObject('S001', ['system.storage'])
    const decisions = [aDecision({ targetObjectId: 'S001', moduleId: 'SYS.1.3', origin: 'person' })]

    const modelling = modelled([server], {}, { decisions })

    expect(modulesAt(modelling, 'S001')).toEqual(['SYS.1.1', 'SYS.1.8'])
  })

  test('decisions of the rules change nothing', () => {
    const decisions = modelled([iPads]).proposals.map(({ moduleId, targetObjectId }) =>
      aDecision({ moduleId, targetObjectId }),
    )

    expect(modelled([iPads], {}, { decisions })).toEqual(modelled([iPads]))
  })
})

const someObjects = fc
  .array(fc.uniqueArray(fc.constantFrom(...targetKinds), { minLength: 1, maxLength: 3 }), {
    maxLength: 12,
  })
  .map((lists) =>
    lists.map((kinds, index) => anObject(`X${String(index + 1).padStart(3, '0')}`, kinds)),
  )

describe('for any target objects', () => {
  test('the order of the facts does not matter', () => {
    fc.assert(
      fc.property(someObjects, (objects) => {
        expect(modelled(objects.toReversed())).toEqual(modelled(objects))
      }),
      { numRuns: 60 },
    )
  })

  test('no exclusion meets, no module stands twice, and all 111 are accounted for', () => {
    const { ruleOf } = readCatalog()
    fc.assert(
      fc.property(someObjects, (objects) => {
        const { proposals, leftOver } = modelled(objects)

        const keys = proposals.map(({ moduleId, code }) => `${moduleId} ${code}`)
        expect(new Set(keys).size).toBe(keys.length)
        for (const { moduleId, code } of proposals) {
          for (const other of ruleOf(moduleId).neverWith) {
            expect(keys).not.toContain(`${other} ${code}`)
          }
        }
        const named = new Set([...proposals, ...leftOver].map(({ moduleId }) => moduleId))
        expect(named.size).toBe(111)
      }),
      { numRuns: 60 },
    )
  })

  test('required companions at the same target object or the domain are there', () => {
    const { ruleOf } = readCatalog()
    fc.assert(
      fc.property(someObjects, (objects) => {
        const { proposals, notes } = modelled(objects)
        const keys = new Set(proposals.map(({ moduleId, code }) => `${moduleId} ${code}`))
        const excluded = notes.filter((n) => n.kind === 'excluded').flatMap((n) => n.moduleIds)

        for (const { moduleId } of proposals) {
          for (const [companion, { where }] of Object.entries(ruleOf(moduleId).requiresDetail)) {
            const isMeant = where === 'domain' && !excluded.includes(companion)
            if (isMeant && ruleOf(companion).conditionAttribute === undefined) {
              expect(keys).toContain(`${companion} IV001`)
            }
          }
        }
      }),
      { numRuns: 60 },
    )
  })
})

test('2,000 target objects are modelled within two seconds', () => {
  const kinds = [
    ['system.laptop', 'system.client.windows'],
    ['system.tablet', 'system.ios'],
    ['application.web'],
    ['room.office'],
  ]
  const objects = Array.from({ length: 2000 }, (_, index) =>
    anObject(`X${index}`, kinds[index % kinds.length] ?? []),
  )
  const start = performance.now()

  const { proposals } = modelled(objects)

  expect(proposals.length).toBeGreaterThan(4000)
  expect(performance.now() - start).toBeLessThan(2000)
})
