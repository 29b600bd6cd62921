import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listPersons } from '../../db/queries/organisations.ts'
import { findSnapshot } from '../../db/queries/snapshots.ts'
import { checkRequirements } from '../../src/assessment/actions.ts'
import { createMeasure } from '../../src/measures/actions.ts'
import { moveMilestone } from '../../src/milestones/actions.ts'
import { takeSnapshot } from '../../src/snapshots/actions.ts'
import { frozenState, livingState } from '../../src/snapshots/comparison/comparedState.ts'
import { readComparison } from '../../src/snapshots/comparison/readComparison.ts'
import type { Snapshot } from '../../src/snapshots/snapshot.ts'
import { measure } from '../access/belongings.ts'
import { type City, foundCity, objectOfCode, today } from '../exports/cast.ts'
import { engines, openTestStore, type TestStore } from '../support/stores.ts'

describe.each(engines)('states compared on %s', (engine) => {
  let test: TestStore
  let city: City
  let before: Snapshot
  let after: Snapshot

  beforeAll(async () => {
    test = await openTestStore(engine)
    city = await foundCity(test.store, 'stadt', 'Musterleben')
    before = await take('Vorher')
    await changeThings()
    after = await take('Nachher')
  })

  afterAll(() => test.close())

  async function take(name: string): Promise<Snapshot> {
    const { id } = await takeSnapshot(city.deps, city.actor, city.kern.id, { name, note: '' })
    const found = await test.store.read('stadt', (db) => findSnapshot(db, id))
    if (!found) throw new Error('the snapshot is missing')
    return found
  }

  async function changeThings() {
    const { deps, actor, kern } = city
    const [person] = await test.store.read('stadt', listPersons)
    const object = await objectOfCode(city, 'S001')
    await checkRequirements(deps, actor, kern.id, [
      {
        targetObjectId: object.id,
        requirement: 'SYS.1.1.A1',
        status: 'partial',
        dispensableBecause: null,
        explanation: 'Der Serverraum ist abgeschlossen.',
        responsibleId: person?.id ?? null,
        dueOn: '2025-12-31',
        surveyedOn: null,
        interviewed: '',
        providerProof: '',
        providerProofUntil: null,
        version: 0,
      },
    ])
    await createMeasure(deps, actor, kern.id, { ...measure, title: 'Schlösser tauschen' })
    await moveMilestone(deps, actor, 'TESTAT', {
      newDueOn: '2026-03-31',
      reason: 'Der Umzug dauert länger.',
    })
  }

  const compare = (from: ReturnType<typeof frozenState>, to: typeof from) =>
    readComparison({ store: test.store, organisationId: 'stadt', domain: city.kern }, from, to)

  it('tell what was answered, planned and extended, in the words of the pages', async () => {
    const { changes } = await compare(frozenState(before), frozenState(after))

    const lines = changes.flatMap(({ group, kind, subject, fields }) =>
      fields.map(
        (each) => `${group} | ${kind} | ${subject} | ${each.field}: ${each.before} → ${each.after}`,
      ),
    )
    expect(lines).toContain('IT-Grundschutz-Check | added | S001 SYS.1.1.A1 | Status:  → teilweise')
    expect(lines).toContain(
      'IT-Grundschutz-Check | added | S001 SYS.1.1.A1 | Umsetzung bis:  → 31.12.2025',
    )
    expect(lines.filter((line) => line.includes('Schlösser tauschen'))).toHaveLength(1)
    expect(
      lines.filter((line) => line.startsWith('Verlängerungen | added | TESTAT 1')),
    ).not.toEqual([])
    expect(new Set(changes.map(({ group }) => group))).toEqual(
      new Set(['IT-Grundschutz-Check', 'Maßnahmen', 'Verlängerungen']),
    )
  })

  it('count the progress of both', async () => {
    const compared = await compare(frozenState(before), frozenState(after))

    expect(compared.before.figures.basic).toMatch(/^\d+ von \d+ Basis-Anforderungen$/)
    expect(compared.before.title).toBe('Stand 1 vom 22.05.2025: Vorher')
  })

  it('turn round: what was new is gone', async () => {
    const there = await compare(frozenState(before), frozenState(after))
    const back = await compare(frozenState(after), frozenState(before))

    expect(there.changes.map(({ kind }) => kind).sort()).toEqual(
      back.changes
        .map(({ kind }) => ({ added: 'removed', removed: 'added', changed: 'changed' })[kind])
        .sort(),
    )
  })

  it('find nothing between a state and itself, or today while nothing happened', async () => {
    const itself = await compare(frozenState(after), frozenState(after))
    const living = await compare(frozenState(after), livingState(today))

    expect(itself.changes).toEqual([])
    expect(living.changes).toEqual([])
  })

  it('compare with today without keeping it', async () => {
    const parts = () => test.store.read('stadt', (db) => db.$count(db.tables.frozenPart))
    const kept = await parts()

    const { changes } = await compare(frozenState(before), livingState(today))

    expect(changes.length).toBeGreaterThan(2)
    expect(await parts()).toBe(kept)
  })
})
