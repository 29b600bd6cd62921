import { describe, expect, test } from 'vitest'
import { proposeStructure, type StructureInput } from '../../src/inventory/structure.ts'
import type { ExistingTargetObject } from '../../src/inventory/targetObjectProposal.ts'
import { afterApplying, anApplication, structureOf } from './inventoryCast.ts'

/** KITU as the import of a list stores it. */
function listed(change: Partial<ExistingTargetObject> = {}): ExistingTargetObject {
  return {
    id: 'listed',
    code: 'D001',
    name: 'KITU',
    groupKey: 'provider.outsourcing|kitu',
    kinds: ['provider.outsourcing'],
    attributes: {},
    platform: '',
    location: '',
    users: '',
    description: 'Betrieb',
    count: 1,
    reason: 'Liste',
    edited: ['count', 'reason', 'kinds', 'description'],
    ...change,
  }
}

const handMade = listed({ groupKey: '', edited: [], reason: '' })
const outsourced = anApplication({ name: 'Meldewesen', hosting: 'provider', provider: 'KITU' })
const inCloud = anApplication({ name: 'Portal', hosting: 'cloud', provider: 'KITU' })

function inputOf(stored: ExistingTargetObject, ...applications: (typeof outsourced)[]) {
  return structureOf({ applications, existing: { targetObjects: [stored], links: [] } })
}

function providersIn(input: StructureInput) {
  return proposeStructure(input).targetObjects.filter(({ code }) => code.startsWith('D'))
}

describe('a provider of a list or of a person', () => {
  test.each([
    ['a list', listed()],
    ['a person', handMade],
  ])('of %s stays when no application names it', (_, stored) => {
    expect(proposeStructure(inputOf(stored))).toMatchObject({ gone: [], recounts: [] })
  })

  test('but a derived one goes', () => {
    expect(proposeStructure(inputOf(listed({ edited: [] }))).gone).toMatchObject([{ id: 'listed' }])
  })

  test.each([
    ['a list', listed()],
    ['a person', handMade],
  ])('of %s is the one that applications name, and nothing of it changes', (_, stored) => {
    const input = inputOf(stored, outsourced)

    expect(providersIn(input)).toMatchObject([
      { existingId: 'listed', code: 'D001', change: 'unchanged' },
    ])
    expect(proposeStructure(input).links).toMatchObject([{ toCode: 'D001', existingId: null }])
  })

  test('keeps its kind where applications say another', () => {
    expect(providersIn(inputOf(listed(), inCloud))).toMatchObject([
      { existingId: 'listed', change: 'unchanged', kinds: ['provider.outsourcing'] },
    ])
  })

  test('leaves the cloud apart where applications name both', () => {
    expect(providersIn(inputOf(listed(), outsourced, inCloud))).toMatchObject([
      { existingId: 'listed', kinds: ['provider.outsourcing'] },
      { existingId: null, code: 'D002', kinds: ['provider.cloud'], name: 'KITU (Cloud)' },
    ])
  })

  test('is found under its key when a person renamed it', () => {
    const renamed = listed({ name: 'Kommunale IT-Union' })

    expect(providersIn(inputOf(renamed, outsourced))).toMatchObject([{ existingId: 'listed' }])
  })

  test('without a stated kind gets the one that applications know', () => {
    const open = listed({
      groupKey: 'provider.other|kitu',
      kinds: ['provider.other'],
      edited: ['count', 'reason', 'description'],
    })

    expect(providersIn(inputOf(open, inCloud))).toMatchObject([
      { existingId: 'listed', changes: [{ field: 'kinds', after: ['provider.cloud'] }] },
    ])
  })

  test('of kind outsourcing tells that third parties run IT', () => {
    const [domain] = proposeStructure(inputOf(listed())).targetObjects

    expect(domain?.attributes).toEqual({ itRunByThirdParties: true })
  })
})

test('a provider whose applications change from outsourcing to cloud is another one, as before', () => {
  const first = structureOf({ applications: [outsourced] })
  const next = afterApplying(first, proposeStructure(first))
  const moved = next.applications.map((each) => ({ ...each, hosting: 'cloud' as const }))

  const structure = proposeStructure({ ...next, applications: moved })

  expect(structure.gone).toMatchObject([{ name: 'KITU' }])
  expect(structure.targetObjects.map(({ name }) => name)).toContain('KITU (Cloud)')
})
