/** An account that others had before gets its first role in an organisation: what opened it is worth nothing any more. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { countRecoveryCodes, replaceRecoveryCodes } from '../../db/queries/accounts.ts'
import { findUserByEmail, listMembers, type User } from '../../db/queries/organisations.ts'
import { listSessionsOfUser } from '../../db/queries/sessions.ts'
import {
  addUser,
  giveRole,
  lockUser,
  resetPassword,
  resetSecondFactor,
  takeRole,
} from '../../src/access/accounts/actions.ts'
import type { Actor } from '../../src/access/actor.ts'
import { changeDirectory, mapGroup } from '../../src/access/directory/actions.ts'
import { findKnownDirectory } from '../../src/access/directory/readDirectory.ts'
import { storeDirectoryAccount } from '../../src/access/directoryLogin/storeDirectoryAccount.ts'
import { chooseFirstPassword } from '../../src/access/login/actions.ts'
import { createOrganisation } from '../../src/access/organisation/actions.ts'
import { storeSession } from '../../src/access/sessions/storeSession.ts'
import type { Deps } from '../../src/deps.ts'
import { cityDeps } from '../exports/cast.ts'
import { engines, openTestStore, type TestStore } from '../support/stores.ts'
import { oidcSettings } from './belongings.ts'
import { outcomeOf } from './outcomes.ts'

const client = { address: '192.0.2.1', userAgent: '' }

describe.each(engines)('the first role of an account in an organisation on %s', (engine) => {
  let test: TestStore
  let deps: Deps
  /** The owner of the machine, in each organisation. */
  const owners: Record<string, Actor> = {}

  beforeAll(async () => {
    test = await openTestStore(engine)
    deps = cityDeps(test.store, 'entry')
    for (const [id, name] of [
      ['aken', 'Aken'],
      ['calbe', 'Calbe'],
      ['dessau', 'Dessau'],
    ] as const) {
      owners[id] = await createOrganisation(deps, { id, name, land: 'ST' })
    }
  })

  afterAll(() => test.close())

  const ownerOf = (organisationId: string): Actor => {
    const owner = owners[organisationId]
    if (!owner) throw new Error(`no organisation ${organisationId}`)
    return owner
  }
  const adminOf = (organisationId: string): Actor => ({
    ...ownerOf(organisationId),
    userId: `admin-${organisationId}`,
    roles: ['admin'],
  })
  const add = (actor: Actor, email: string, passwordHash: string) =>
    addUser(deps, actor, { email, name: 'Jemand', role: 'officer', passwordHash })
  const read = async (email: string): Promise<User> => {
    const user = await test.store.read('', (db) => findUserByEmail(db, email))
    if (!user) throw new Error(`no account ${email}`)
    return user
  }
  const sessionsOf = ({ id }: User) => test.store.read('', (db) => listSessionsOfUser(db, id))
  const logIn = async (email: string, stage: 'open' | 'password' = 'open') => {
    const [organisation] = await organisationsOf('aken')
    const user = await read(email)
    const begun = { user, organisation, stage, secondFactorAt: null, isFromDirectory: false }
    return storeSession(deps, { ...begun, replaced: undefined }, client)
  }
  const organisationsOf = async (id: string) => {
    const known = await findKnownDirectory(deps, id, 'oidc')
    if (!known) throw new Error(`no directory in ${id}`)
    return [known.organisation] as const
  }
  const takeAll = async (actor: Actor, email: string) => {
    const members = await test.store.read(actor.organisationId, listMembers)
    for (const { membershipId } of members.filter((member) => member.email === email)) {
      await takeRole(deps, actor, membershipId)
    }
  }

  beforeAll(async () => {
    const trust = { trustsMail: false, trustsSecondFactor: false, version: 0 }
    const actor = ownerOf('aken')
    await changeDirectory(deps, actor, { kind: 'oidc', settings: oidcSettings, ...trust })
    const group = { groupName: 'isb', role: 'officer', informationDomainId: null } as const
    await mapGroup(deps, actor, { kind: 'oidc', ...group })
  })

  it('is given by no administration while another one decides about the account', async () => {
    await add(adminOf('aken'), 'fremd@calbe.example', 'known in aken')

    const outcome = await outcomeOf(add(adminOf('calbe'), 'fremd@calbe.example', 'calbe'))

    const members = await test.store.read('calbe', listMembers)
    expect(outcome).toBe('conflict')
    expect(members).toEqual([])
    expect((await read('fremd@calbe.example')).passwordHash).toBe('known in aken')
  })

  it('ends password, second factor and sessions when the owner of the machine gives it', async () => {
    const email = 'isb@calbe.example'
    await add(adminOf('aken'), email, 'known in aken')
    const { id } = await read(email)
    await test.store.write('', (db) => replaceRecoveryCodes(db, id, ['code']))
    await logIn(email)

    const added = await add(ownerOf('calbe'), email, 'calbe')

    const user = await read(email)
    expect(added).toEqual({ userId: id, password: 'renewed' })
    expect([user.passwordHash, user.passwordIsOneTime]).toEqual(['calbe', true])
    expect(await sessionsOf(user)).toEqual([])
    expect(await test.store.read('', (db) => countRecoveryCodes(db, id))).toBe(0)
  })

  it.each([
    ['password', (admin: Actor, { email }: User) => resetPassword(deps, admin, email, 'x')],
    ['second factor', (admin: Actor, { id }: User) => resetSecondFactor(deps, admin, id)],
    ['lock', (admin: Actor, { id }: User) => lockUser(deps, admin, { userId: id, isLocked: true })],
  ] as const)('leaves the %s to the owner of the machine afterwards', async (what, change) => {
    const email = `${what.replace(' ', '-')}@zwei.example`
    await add(ownerOf('aken'), email, 'aken')
    await add(ownerOf('calbe'), email, 'calbe')
    const user = await read(email)

    const outcomes = [
      await outcomeOf(change(adminOf('aken'), user)),
      await outcomeOf(change(adminOf('calbe'), user)),
      await outcomeOf(change(ownerOf('calbe'), user)),
    ]

    expect(outcomes).toEqual(['forbidden', 'forbidden', 'done'])
  })

  it('keeps the password of an account that two other organisations share already', async () => {
    const email = 'berater@extern.example'
    await add(ownerOf('aken'), email, 'first')
    await add(ownerOf('calbe'), email, 'second')

    const added = await add(ownerOf('dessau'), email, 'third')

    expect(added.password).toBe('kept')
    expect((await read(email)).passwordHash).toBe('second')
  })

  it('issues a password to an account that has no role any more, whoever had it', async () => {
    const email = 'weg@calbe.example'
    await add(adminOf('aken'), email, 'known in aken')
    await logIn(email)
    await takeAll(adminOf('aken'), email)

    const added = await add(adminOf('calbe'), email, 'calbe')
    const back = await outcomeOf(add(adminOf('aken'), email, 'aken again'))
    const reset = await outcomeOf(resetPassword(deps, adminOf('aken'), email, 'aken again'))

    const user = await read(email)
    expect([added.password, back, reset]).toEqual(['renewed', 'conflict', 'not_found'])
    expect(user.passwordHash).toBe('calbe')
    expect(await sessionsOf(user)).toEqual([])
  })

  it('keeps the password when the account has a role here already', async () => {
    const email = 'hier@aken.example'
    await add(adminOf('aken'), email, 'own')
    const { id } = await read(email)

    const role = { role: 'management', informationDomainId: null } as const
    const again = await addUser(deps, adminOf('aken'), {
      ...role,
      email,
      name: 'Jemand',
      passwordHash: 'x',
    })
    await giveRole(deps, adminOf('aken'), { ...role, userId: id, role: 'technician' })

    expect(again).toEqual({ userId: id, password: 'kept' })
    expect((await read(email)).passwordHash).toBe('own')
  })

  it('takes the password when a directory gives it', async () => {
    const email = 'rueck@aken.example'
    await add(adminOf('calbe'), email, 'known in calbe')
    await takeAll(adminOf('calbe'), email)
    const known = await findKnownDirectory(deps, 'aken', 'oidc')
    if (!known) throw new Error('no directory')

    const admission = await storeDirectoryAccount(deps, known, {
      issuer: 'https://a.example',
      subject: 'rueck',
      email,
      isEmailVerified: true,
      name: 'Rück',
      groups: ['isb'],
    })

    expect('user' in admission && admission.user.passwordHash).toBe(null)
    expect((await read(email)).passwordHash).toBe(null)
  })

  it('is not undone by a login that began before', async () => {
    const email = 'gleichzeitig@calbe.example'
    await add(adminOf('aken'), email, 'known in aken')
    const before = await read(email)
    const [organisation] = await organisationsOf('aken')
    await takeAll(adminOf('aken'), email)
    await add(adminOf('calbe'), email, 'calbe')

    const begun = { user: before, organisation, stage: 'password', secondFactorAt: null } as const
    const late = storeSession(
      deps,
      { ...begun, isFromDirectory: false, replaced: undefined },
      client,
    )

    expect(await outcomeOf(late)).toBe('conflict')
    expect(await sessionsOf(before)).toEqual([])
  })

  it('is not undone by an own password that is being chosen', async () => {
    const email = 'waehlt@calbe.example'
    await add(adminOf('aken'), email, 'known in aken')
    const token = await logIn(email, 'password')
    const meanwhile: Deps = {
      ...deps,
      secrets: {
        ...deps.secrets,
        isPassword: async () => false,
        async hashPassword() {
          await add(ownerOf('calbe'), email, 'calbe')
          return 'chosen in aken'
        },
      },
    }

    const chosen = chooseFirstPassword(meanwhile, token, 'Laterne Moos Kanu Zwieback', client)

    expect(await outcomeOf(chosen)).toBe('unauthenticated')
    expect((await read(email)).passwordHash).toBe('calbe')
  })
})
