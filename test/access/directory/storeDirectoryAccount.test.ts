/** Persons of a directory on both engines, also when they log in twice at the same moment. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { deleteDirectoryGroup, listDirectoryGroups } from '../../../db/queries/directories.ts'
import { listMembers } from '../../../db/queries/organisations.ts'
import { addUser } from '../../../src/access/accounts/actions.ts'
import { changeDirectory, mapGroup } from '../../../src/access/directory/actions.ts'
import {
  findKnownDirectory,
  type KnownDirectory,
} from '../../../src/access/directory/readDirectory.ts'
import { storeDirectoryAccount } from '../../../src/access/directoryLogin/storeDirectoryAccount.ts'
import { createOrganisation } from '../../../src/access/organisation/actions.ts'
import type { Deps } from '../../../src/deps.ts'
import { cityDeps } from '../../exports/cast.ts'
import { engines, openTestStore, type TestStore } from '../../support/stores.ts'
import { oidcSettings } from '../belongings.ts'
import { outcomeOf } from '../outcomes.ts'

describe.each(engines)('a person of the directory on %s', (engine) => {
  let test: TestStore
  let deps: Deps
  let known: KnownDirectory

  beforeAll(async () => {
    test = await openTestStore(engine)
    deps = cityDeps(test.store, 'aken')
    const actor = await createOrganisation(deps, { id: 'aken', name: 'Aken', land: 'ST' })
    const trust = { trustsMail: false, trustsSecondFactor: false, version: 0 }
    await changeDirectory(deps, actor, { kind: 'oidc', settings: oidcSettings, ...trust })
    for (const [groupName, role] of [
      ['isb', 'officer'],
      ['edv', 'technician'],
    ] as const) {
      await mapGroup(deps, actor, { kind: 'oidc', groupName, role, informationDomainId: null })
    }
    const account = { email: 'alt@stadt.example', name: 'Alt', role: 'auditor' } as const
    await addUser(deps, actor, { ...account, passwordHash: 'x' })
    const found = await findKnownDirectory(deps, 'aken', 'oidc')
    if (!found) throw new Error('no directory')
    known = found
  })

  afterAll(() => test.close())

  const enter = (sub: string, groups: readonly string[]) =>
    storeDirectoryAccount(deps, known, {
      issuer: 'https://a.example',
      subject: sub,
      email: `${sub}@stadt.example`,
      isEmailVerified: true,
      name: sub,
      groups,
    })

  const rolesOf = async (sub: string) =>
    (await test.store.read('aken', listMembers))
      .filter(({ email }) => email === `${sub}@stadt.example`)
      .map(({ role }) => role)

  it.each([
    ['for the first time', 'neu', ['officer']],
    ['to be linked', 'alt', ['auditor', 'officer']],
  ])('gets one account and one set of roles when two logins %s meet', async (_what, sub, roles) => {
    const outcomes = await Promise.all([
      outcomeOf(enter(sub, ['isb'])),
      outcomeOf(enter(sub, ['isb'])),
    ])

    expect(outcomes).toContain('done')
    expect(outcomes.filter((one) => one !== 'done' && one !== 'conflict')).toEqual([])
    expect(await rolesOf(sub)).toEqual(roles)
  })

  it('gets each new role once when two logins meet', async () => {
    await enter('wechsel', ['isb'])

    const admissions = await Promise.all([enter('wechsel', ['edv']), enter('wechsel', ['edv'])])

    expect(admissions.map((one) => 'user' in one)).toEqual([true, true])
    expect(await rolesOf('wechsel')).toEqual(['technician'])
  })

  it('loses the role of a group that is mapped no more, and the way in with the last', async () => {
    await enter('letzte', ['edv'])
    await test.store.write('aken', async (db) => {
      const group = (await listDirectoryGroups(db)).find(({ name }) => name === 'edv')
      await deleteDirectoryGroup(db, group?.id ?? '')
    })

    const admission = await enter('letzte', ['edv'])

    expect(admission).toEqual({ refusal: 'no_group' })
    expect(await rolesOf('letzte')).toEqual([])
  })
})
