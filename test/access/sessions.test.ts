/** Sessions and deputies with a real database, on both engines. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listOwnMemberships } from '../../db/queries/accounts.ts'
import { insertLoginAttempt } from '../../db/queries/loginAttempts.ts'
import { findUserByEmail, savePassword } from '../../db/queries/organisations.ts'
import { insertSession, listSessionsOfUser } from '../../db/queries/sessions.ts'
import { addUser } from '../../src/access/accounts/actions.ts'
import type { Actor } from '../../src/access/actor.ts'
import { nameDeputy } from '../../src/access/deputies/actions.ts'
import { ensurePerson } from '../../src/access/persons/actions.ts'
import { readOwnPersons } from '../../src/access/readOwnPersons.ts'
import {
  chooseOrganisation,
  cleanUpLogins,
  endOtherSessions,
  endSession,
} from '../../src/access/sessions/actions.ts'
import { readVisit } from '../../src/access/sessions/readVisit.ts'
import { addMinutes, sessionIdOf } from '../../src/access/sessions/session.ts'
import type { Deps } from '../../src/deps.ts'
import { today } from '../exports/cast.ts'
import { engines, openTestStore, type TestStore } from '../support/stores.ts'
import { type Belongings, foundNeighbour } from './belongings.ts'
import { outcomeOf } from './outcomes.ts'

describe.each(engines)('sessions on %s', (engine) => {
  let test: TestStore
  let aken: Belongings
  let calbe: Belongings
  let deps: Deps

  beforeAll(async () => {
    test = await openTestStore(engine)
    aken = await foundNeighbour(test.store, 'aken')
    calbe = await foundNeighbour(test.store, 'calbe')
    deps = aken.deps
  })
  afterAll(() => test.close())

  /** A session of the account as it is after a login. */
  async function begin(userId: string, chosenOrganisationId: string, minutesAgo = 0) {
    const token = deps.secrets.newToken()
    const seen = addMinutes(deps.serverTime(), -minutesAgo)
    const row = {
      id: sessionIdOf(token),
      userId,
      chosenOrganisationId,
      createdAt: seen,
      lastSeenAt: seen,
      endsAt: addMinutes(seen, 12 * 60),
      userAgent: '',
      address: '',
      secondFactorAt: null,
    }
    await deps.store.write('', (db) => insertSession(db, row))
    return token
  }

  async function addAccount(email: string, of: Belongings, domainId: string | null = null) {
    const account = { email, name: email, role: 'contributor', passwordHash: 'x' } as const
    const { userId } = await addUser(of.deps, of.actor, {
      ...account,
      informationDomainId: domainId,
    })
    // In a second organisation it is issued anew; here it counts as chosen.
    await of.deps.store.write('', (db) => savePassword(db, userId, 'x', false))
    return userId
  }

  function actorOf(userId: string): Actor {
    return { ...aken.actor, userId, name: 'Jemand', roles: ['contributor'] }
  }

  it('find the memberships of an account in all organisations, and of no other', async () => {
    const userId = await addAccount('beide@stadt.example', aken)
    await addAccount('beide@stadt.example', calbe, calbe.domain.id)

    const own = await test.store.readAsUser(userId, listOwnMemberships)
    const nobody = await test.store.readAsUser('', listOwnMemberships)

    expect(own).toEqual([
      { organisationId: 'aken', role: 'contributor', informationDomainId: null },
      { organisationId: 'calbe', role: 'contributor', informationDomainId: calbe.domain.id },
    ])
    expect(nobody).toEqual([])
  })

  it('see the information domains of their memberships only', async () => {
    const userId = await addAccount('bauhof@stadt.example', aken, aken.otherDomainId)

    const visit = await readVisit(deps, await begin(userId, 'aken'))

    expect(visit?.actor.informationDomainIds).toEqual([aken.otherDomainId])
    expect(visit?.domains.map(({ code }) => code)).toEqual(['BAUHOF'])
    expect(visit?.actor.roles).toEqual(['contributor'])
  })

  it('work in another organisation where the account has a role, and nowhere else', async () => {
    const userId = await addAccount('wechsel@stadt.example', aken)
    await addAccount('wechsel@stadt.example', calbe)
    const elsewhere = await addAccount('nur-hier@stadt.example', aken)
    const token = await begin(userId, 'aken')
    const other = await begin(elsewhere, 'aken')

    await chooseOrganisation(deps, token, 'calbe')
    const refused = await outcomeOf(chooseOrganisation(deps, other, 'calbe'))

    expect((await readVisit(deps, token))?.organisation.id).toBe('calbe')
    expect(refused).toBe('not_found')
    expect((await readVisit(deps, other))?.organisation.id).toBe('aken')
  })

  it('end one by one or all others, and never those of somebody else', async () => {
    const mine = await addAccount('meine@stadt.example', aken)
    const theirs = await addAccount('ihre@stadt.example', aken)
    const token = await begin(mine, 'aken')
    const second = await begin(mine, 'aken')
    const third = await begin(mine, 'aken')
    const foreign = await begin(theirs, 'aken')

    const refused = await outcomeOf(endSession(deps, actorOf(mine), sessionIdOf(foreign)))
    await endSession(deps, actorOf(mine), sessionIdOf(second))
    const afterOne = await deps.store.read('', (db) => listSessionsOfUser(db, mine))
    await endOtherSessions(deps, actorOf(mine), token)

    expect(refused).toBe('not_found')
    expect(afterOne.map(({ id }) => id).sort()).toEqual([token, third].map(sessionIdOf).sort())
    expect(await readVisit(deps, token)).toBeDefined()
    expect(await readVisit(deps, third)).toBeUndefined()
    expect(await readVisit(deps, foreign)).toBeDefined()
  })

  it('are cleaned up when they ended, with attempts that no longer matter', async () => {
    const userId = await addAccount('alt@stadt.example', aken)
    await begin(userId, 'aken', 121)
    const live = await begin(userId, 'aken', 119)
    const days = (count: number) => addMinutes(deps.serverTime(), -count * 24 * 60)
    const attempts = [
      ['alter-fehler', days(2), false],
      ['fehler', days(0), false],
      ['erfolg', days(89), true],
      ['alter-erfolg', days(91), true],
    ] as const
    for (const [id, at, isSuccess] of attempts) {
      const row = { id, at, isSuccess, account: 'alt@stadt.example', address: '' }
      await deps.store.write('', (db) => insertLoginAttempt(db, row))
    }

    await cleanUpLogins(deps)

    const sessions = await deps.store.read('', (db) => listSessionsOfUser(db, userId))
    const { loginAttempt } = (await deps.store.read('', async (db) => db)).tables
    const left = await deps.store.read('', (db) =>
      db.select({ id: loginAttempt.id }).from(loginAttempt),
    )
    expect(sessions.map(({ id }) => id)).toEqual([sessionIdOf(live)])
    expect(left.map(({ id }) => id).sort()).toEqual(['erfolg', 'fehler'])
  })

  it('are nothing without a role in the organisation, or for a locked account', async () => {
    const userId = await addAccount('fremd@stadt.example', calbe)

    expect(await readVisit(deps, await begin(userId, 'aken'))).toBeUndefined()
    expect(await readVisit(deps, 'kein-token')).toBeUndefined()
  })

  it('stand in for the absent from the first to the last day, and answer what is theirs', async () => {
    const away = await addAccount('weg@stadt.example', aken)
    const there = await addAccount('da@stadt.example', aken)
    const person = await ensurePerson(deps, aken.actor, { name: 'Abwesend', userId: away })
    const name = (fromOn: string, untilOn: string) =>
      nameDeputy(deps, actorOf(away), { userId: away, deputyId: there, fromOn, untilOn })

    await name('2025-05-01', '2025-05-21')
    await name('2025-05-23', '2025-05-30')
    const before = await readVisit(deps, await begin(there, 'aken'))
    await name(today, today)
    const after = await readVisit(deps, await begin(there, 'aken'))
    const own = await test.store.read('aken', (db) =>
      readOwnPersons(db, after?.actor ?? aken.actor),
    )

    expect(before?.actor.standsInFor).toEqual([])
    expect(after?.actor.standsInFor).toEqual([away])
    expect([...own]).toEqual([person.id])
  })

  it('name a deputy for oneself only, unless they administer', async () => {
    const mine = await addAccount('ich@stadt.example', aken)
    const other = await addAccount('du@stadt.example', aken)
    const user = await deps.store.read('', (db) => findUserByEmail(db, calbe.email))
    const days = { fromOn: today, untilOn: today }
    const name = (actor: Actor, userId: string, deputyId: string, more = days) =>
      outcomeOf(nameDeputy(deps, actor, { userId, deputyId, ...more }))

    const outcomes = [
      await name(actorOf(mine), mine, other),
      await name(actorOf(mine), other, mine),
      await name({ ...actorOf(mine), roles: ['admin'] }, other, mine),
      await name(actorOf(mine), mine, mine),
      await name(actorOf(mine), mine, user?.id ?? ''),
      await name(actorOf(mine), mine, other, { fromOn: today, untilOn: '2025-05-21' }),
      await name(actorOf(mine), mine, other, { fromOn: today, untilOn: '2026-05-24' }),
    ]

    expect(outcomes).toEqual([
      'done',
      'not_found',
      'done',
      'invalid',
      'not_found',
      'invalid',
      'invalid',
    ])
  })
})
