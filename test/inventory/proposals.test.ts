/** What is proposed, refused and chosen, without a database. */
import { describe, expect, it } from 'vitest'
import { listProposals } from '../../src/inventory/proposals/listing.ts'
import { proposalIds, selectProposals } from '../../src/inventory/proposals/selectProposals.ts'
import { proposeStructure } from '../../src/inventory/structure.ts'
import { editsOf } from '../../src/inventory/targetObjects/editTargetObject.ts'
import { findCircle } from '../../src/inventory/targetObjects/findCircle.ts'
import { aDevice, anApplication, structureOf } from './inventoryCast.ts'

const refusal = {
  groupKey: 'application|meso',
  reason: 'Wird abgeschaltet.',
  refusedBy: 'ISB',
  refusedAt: '2025-05-20T10:00:00.000Z',
}

describe('a refused group', () => {
  it('is proposed no more, and what belongs to it stands in the rest with who, when and why', () => {
    const structure = proposeStructure(
      structureOf({ applications: [anApplication()], refusals: [refusal] }),
    )

    expect(structure.targetObjects.map(({ groupKey }) => groupKey)).not.toContain(refusal.groupKey)
    expect(structure.rest.map(({ label, reason }) => `${label}: ${reason}`)).toContain(
      'MESO: Die Gruppe „MESO“ wurde von ISB am 20.05.2025 abgelehnt: Wird abgeschaltet.',
    )
    expect(structure.refused).toMatchObject([{ reason: refusal.reason, draft: { name: 'MESO' } }])
  })

  it('makes devices leave the group they were in, rather than move to it', () => {
    const device = aDevice({ targetObjectId: 'old' })
    const [group] = proposeStructure(structureOf({ devices: [device] })).targetObjects.filter(
      ({ prefix }) => prefix === 'C',
    )
    const old = {
      id: 'old',
      code: 'C001',
      name: 'Alt',
      groupKey: 'device|pc|||school|',
      kinds: [],
      attributes: {},
      platform: '',
      location: '',
      users: '',
      description: '',
      count: 1,
      reason: '',
    }

    const structure = proposeStructure(
      structureOf({
        devices: [device],
        existing: { targetObjects: [old], links: [] },
        refusals: [{ ...refusal, groupKey: group?.groupKey ?? '' }],
      }),
    )

    expect(structure.drift).toMatchObject([{ deviceId: device.id, toKey: null }])
    expect(structure.drift[0]?.reason).toContain('abgelehnt')
  })
})

describe('a choice of proposals', () => {
  const input = structureOf({
    devices: [aDevice(), aDevice({ kind: 'printer' })],
    applications: [anApplication()],
  })
  const structure = proposeStructure(input)

  it('accepts what was chosen and nothing else', () => {
    const chosen = selectProposals(structure, new Set(['group:application|meso']), [])

    expect(chosen.targetObjects.map(({ code }) => code)).toEqual(['A001'])
    expect(chosen.links).toEqual([])
  })

  it('leaves out no number when a later one is accepted first', () => {
    const twice = proposeStructure(
      structureOf({
        applications: [anApplication({ name: 'AAA' }), anApplication({ name: 'ZZZ' })],
      }),
    )

    const chosen = selectProposals(twice, new Set(['group:application|zzz']), ['A004'])

    expect(chosen.targetObjects.map(({ code }) => code)).toEqual(['A005'])
  })

  it('takes links along as soon as both ends are there', () => {
    const all = selectProposals(structure, new Set(proposalIds(structure)), [])

    expect(all.links.length).toBe(structure.links.length)
    expect(all.links.length).toBeGreaterThan(0)
  })

  it('lists as many as can be accepted', () => {
    expect(listProposals(structure, new Map()).count).toBe(proposalIds(structure).length)
  })
})

describe('an edit by hand', () => {
  const stored = {
    name: 'Notebooks',
    kinds: ['system.laptop'],
    attributes: { usesWlan: true, osFamily: 'windows' },
    description: '',
    platform: '',
    location: 'Rathaus',
    users: '',
    operatingStatus: 'operation',
    count: 3,
    responsibleId: null,
    groupKey: 'device|notebook',
    edited: [],
  } as const
  const { groupKey: _, edited: __, ...facts } = stored

  it('is none where nothing differs', () => {
    expect(editsOf(stored, facts)).toEqual({})
  })

  it('makes rules keep the field, but not the name, which they never touch', () => {
    expect(editsOf(stored, { ...facts, name: 'Laptops' })).toEqual({ name: 'Laptops' })
    expect(editsOf(stored, { ...facts, count: 4 })).toEqual({ count: 4, edited: ['count'] })
  })

  it('keeps single attributes, so that the inventory may add others', () => {
    const attributes = { osFamily: 'windows' }

    expect(editsOf(stored, { ...facts, attributes }).edited).toEqual(['attributes.usesWlan'])
  })

  it('keeps nothing from rules where no rule stands behind it', () => {
    expect(editsOf({ ...stored, groupKey: '' }, { ...facts, count: 4 })).toEqual({ count: 4 })
  })
})

describe('a circle of dependencies', () => {
  const links = [
    { fromId: 'a', toId: 'b' },
    { fromId: 'b', toId: 'c' },
  ]

  it.each([
    ['is none for a shortcut', { fromId: 'a', toId: 'c' }, undefined],
    ['closes over two', { fromId: 'b', toId: 'a' }, ['a', 'b']],
    ['closes over three', { fromId: 'c', toId: 'a' }, ['a', 'b', 'c']],
  ])('%s', (_, link, way) => {
    expect(findCircle(links, link)).toEqual(way)
  })
})
