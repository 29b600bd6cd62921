/** Actions inside one organisation: what the table of rights and the memberships let whom do. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findCheck } from '../../db/queries/checks.ts'
import { addUser, resetPassword } from '../../src/access/accounts/actions.ts'
import type { Actor } from '../../src/access/actor.ts'
import { ensurePerson } from '../../src/access/persons/actions.ts'
import { roles } from '../../src/access/role.ts'
import { checkRequirements, serveChecks } from '../../src/assessment/actions.ts'
import { exportWorkbook } from '../../src/exports/actions.ts'
import { seedMilestones } from '../../src/milestones/actions.ts'
import { decideModule } from '../../src/modelling/actions.ts'
import { dumpOf } from '../db/organisationDump.ts'
import { engines, openTestStore, type TestStore } from '../support/stores.ts'
import { actionCases, checkAnswer } from './actionCases.ts'
import { type Belongings, foundAken, foundNeighbour } from './belongings.ts'
import { type Outcome, outcomeOf, refusalOfRoles, roleWith } from './outcomes.ts'

const cases = Object.entries(actionCases)

describe.each(engines)('actions of one organisation on %s', (engine) => {
  let test: TestStore
  let aken: Belongings

  beforeAll(async () => {
    test = await openTestStore(engine)
    aken = await foundAken(test.store)
  })

  afterAll(() => test.close())

  it.each(cases)('%s refuses every role without the right', async (_name, { right, run }) => {
    const before = await dumpOf(test.store, 'aken')
    const refused = [[], ...roles.map((role) => [role])].filter((each) =>
      refusalOfRoles(each, right),
    )

    const outcomes: Outcome[] = []
    for (const theirRoles of refused) {
      const actor: Actor = { ...aken.actor, userId: 'somebody', roles: theirRoles }
      outcomes.push(await outcomeOf(run(aken.deps, actor, aken)))
    }

    expect(outcomes).toEqual(refused.map((theirRoles) => refusalOfRoles(theirRoles, right)))
    expect(refused.length).toBeGreaterThan(1)
    expect(await dumpOf(test.store, 'aken')).toEqual(before)
  })

  it.each(cases)(
    '%s stays inside the information domains of the memberships',
    async (_name, { run, outside }) => {
      const limited: Actor = { ...aken.actor, informationDomainIds: [aken.otherDomainId] }
      const before = await dumpOf(test.store, 'aken')

      const outcome = await outcomeOf(run(aken.deps, limited, aken))

      expect(outcome).toBe(outside ?? 'not_found')
      if (outcome !== 'done') expect(await dumpOf(test.store, 'aken')).toEqual(before)
    },
  )

  it.each(cases)('%s lets the role with the right', async (_name, { right, run }) => {
    const actor: Actor = { ...aken.actor, userId: aken.userId, roles: roleWith(right) }

    const outcome = await outcomeOf(run(aken.deps, actor, aken))

    expect(outcome).toBe('done')
  })
})

describe.each(engines)('memberships on %s', (engine) => {
  let test: TestStore
  let city: Belongings
  let limited: Actor

  beforeAll(async () => {
    test = await openTestStore(engine)
    city = await foundNeighbour(test.store, 'stadt')
    limited = { ...city.actor, informationDomainIds: [city.otherDomainId] }
  })

  afterAll(() => test.close())

  it('found no milestones in information domains that they do not cover', async () => {
    const before = await dumpOf(test.store, 'stadt')

    const outcome = await outcomeOf(seedMilestones(city.deps, limited))

    expect(outcome).toBe('not_found')
    expect(await dumpOf(test.store, 'stadt')).toEqual(before)
  })

  it('give no role that reaches further', async () => {
    const account = { email: 'neu@stadt.example', name: 'Neu', role: 'admin', passwordHash: 'x' }
    const add = (informationDomainId: string | null) =>
      addUser(city.deps, limited, { ...account, role: 'admin', informationDomainId })

    const everywhere = await outcomeOf(add(null))
    const own = await outcomeOf(add(city.otherDomainId))

    expect([everywhere, own]).toEqual(['forbidden', 'done'])
  })

  it('give no password to an account that reaches further', async () => {
    const account = { name: 'Neu', role: 'officer', passwordHash: 'x' } as const
    for (const [email, informationDomainId] of [
      ['hier@stadt.example', city.otherDomainId],
      ['dort@stadt.example', city.domain.id],
    ] as const) {
      await addUser(city.deps, city.actor, { ...account, email, informationDomainId })
    }

    const here = await outcomeOf(resetPassword(city.deps, limited, 'hier@stadt.example', 'y'))
    const there = await outcomeOf(resetPassword(city.deps, limited, 'dort@stadt.example', 'y'))

    expect([here, there]).toEqual(['done', 'not_found'])
  })

  it('reach no measure outside, also when it is to serve nothing', async () => {
    const { deps, domain, measureId } = city
    const before = await dumpOf(test.store, 'stadt')

    const outcome = await outcomeOf(serveChecks(deps, limited, domain.id, measureId, []))

    expect(outcome).toBe('not_found')
    expect(await dumpOf(test.store, 'stadt')).toEqual(before)
  })

  it('mix no information domains: a decision is made where the target object lies', async () => {
    const { deps, actor, domain, otherDomainId, objectId } = city
    const before = await dumpOf(test.store, 'stadt')
    const decision = {
      module: 'SYS.2.1',
      decision: 'modelled',
      reason: '',
      providerId: null,
    } as const

    const outcome = await outcomeOf(
      decideModule(
        deps,
        actor,
        { ...domain, id: otherDomainId },
        { ...decision, targetObjectId: objectId },
      ),
    )

    expect(outcome).toBe('not_found')
    expect(await dumpOf(test.store, 'stadt')).toEqual(before)
  })

  it('take out no audit trail, which knows no information domains', async () => {
    const order = { name: 'audit', domainCode: 'BAUHOF', file: city.file } as const

    const outcome = await outcomeOf(exportWorkbook(city.deps, limited, order))

    expect(outcome).toBe('forbidden')
  })
})

describe.each(engines)('what is assigned on %s', (engine) => {
  let test: TestStore
  let aken: Belongings

  beforeAll(async () => {
    test = await openTestStore(engine)
    aken = await foundAken(test.store)
  })

  afterAll(() => test.close())

  it('is answered by a contributor, and nothing else', async () => {
    const { deps, actor, domain, objectId, userId } = aken
    const contributor: Actor = { ...actor, userId, roles: ['contributor'] }
    const person = await ensurePerson(deps, actor, { name: 'Fachamt', userId })
    const answer = { ...checkAnswer, targetObjectId: objectId, responsibleId: person.id }
    const save = (by: Actor, requirement: string, version: number) =>
      outcomeOf(
        checkRequirements(deps, by, domain.id, [
          { ...answer, explanation: by.name, requirement, version },
        ]),
      )
    await save(actor, 'SYS.2.1.A15', 0)

    const assigned = await save({ ...contributor, name: 'Fachamt' }, 'SYS.2.1.A15', 1)
    const taken = await save({ ...contributor, name: 'Fachamt' }, 'SYS.2.1.A16', 0)

    const stored = await test.store.read('aken', (db) => findCheck(db, objectId, 'SYS.2.1.A15'))
    expect([assigned, taken]).toEqual(['done', 'not_found'])
    expect(stored?.explanation).toBe('Fachamt')
  })

  it('is not what others try out to learn what is modelled', async () => {
    const { deps, actor, domain, objectId } = aken
    const admin: Actor = { ...actor, userId: 'admin', roles: ['admin'] }
    const answer = { ...checkAnswer, targetObjectId: objectId, requirement: 'APP.4.3.A1' }
    const save = (by: Actor) => outcomeOf(checkRequirements(deps, by, domain.id, [answer]))

    const outcomes = [await save(actor), await save(admin)]

    expect(outcomes).toEqual(['invalid', 'not_found'])
  })
})
