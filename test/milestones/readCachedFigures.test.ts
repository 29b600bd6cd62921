import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkRequirements } from '../../src/assessment/actions.ts'
import { readCachedFigures } from '../../src/milestones/readCachedFigures.ts'
import type { DomainFigures } from '../../src/milestones/readState.ts'
import { readAllFigures } from '../../src/milestones/readState.ts'
import { type City, foundCity, objectOfCode, today } from '../exports/cast.ts'
import { openTestStore, type TestStore } from '../support/stores.ts'

let test: TestStore
let aken: City
let burg: City

beforeAll(async () => {
  test = await openTestStore('sqlite')
  aken = await foundCity(test.store, 'aken', 'Aken')
  burg = await foundCity(test.store, 'burg', 'Burg')
})
afterAll(() => test.close())

const usual = { today, staleMonths: 12 }

function look({ actor }: City, options = usual): Promise<readonly DomainFigures[]> {
  return test.store.read(actor.organisationId, (db) => readCachedFigures(test.store, db, options))
}

function count({ actor }: City, staleMonths = 12): Promise<DomainFigures[]> {
  return test.store.read(actor.organisationId, (db) => readAllFigures(db, today, staleMonths))
}

describe('cached figures', () => {
  it('are those that were counted, and are not counted again while nothing changes', async () => {
    const first = await look(aken)

    expect(first).toEqual(await count(aken))
    expect(await look(aken)).toBe(first)
  })

  it('keep organisations apart', async () => {
    const first = await look(aken)

    expect(await look(burg)).toEqual(await count(burg))
    expect(await look(aken)).toBe(first)
  })

  it('follow every saved answer', async () => {
    const [before] = await look(aken)

    await answerOne(aken)

    const [after] = await look(aken)
    expect(after?.progress.whole.basic.met).toBe((before?.progress.whole.basic.met ?? 0) + 1)
  })

  it('follow the day and the months after which an answer is stale', async () => {
    const [usually] = await look(aken)
    const [patient] = await look(aken, { today, staleMonths: 36 })
    const [later] = await look(aken, { today: '2028-05-22', staleMonths: 12 })

    expect(usually?.progress.whole.basic.stale).toBeGreaterThan(0)
    expect(patient?.progress.whole.basic.stale).toBe(0)
    expect(later?.progress.whole.basic.stale).toBeGreaterThan(
      usually?.progress.whole.basic.stale ?? 0,
    )
  })
})

async function answerOne(city: City): Promise<void> {
  const { id } = await objectOfCode(city, 'C001')
  await checkRequirements(city.deps, city.actor, city.kern.id, [
    {
      targetObjectId: id,
      requirement: 'SYS.2.2.3.A1',
      status: 'yes',
      dispensableBecause: null,
      explanation: 'Strategie liegt vor.',
      responsibleId: null,
      dueOn: null,
      surveyedOn: null,
      interviewed: '',
      providerProof: '',
      providerProofUntil: null,
      version: 0,
    },
  ])
}
