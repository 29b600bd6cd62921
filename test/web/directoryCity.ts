/** What tests of logging in over a directory ask of the city. */
import { listMembers } from '../../db/queries/organisations.ts'
import { changeDirectory, mapGroup, switchDirectory } from '../../src/access/directory/actions.ts'
import type { DirectoryKind } from '../../src/access/directory/directoryKind.ts'
import type { DirectorySettings } from '../../src/access/directory/directorySettings.ts'
import type { Role } from '../../src/access/role.ts'
import { rawSql } from '../db/rawSql.ts'
import type { LoginCity } from './loginCity.ts'

type Trust = { trustsMail?: boolean; trustsSecondFactor?: boolean }

/** Enters the directory, or changes it. */
export async function enterDirectory(
  { deps, actor, test }: LoginCity,
  kind: DirectoryKind,
  settings: DirectorySettings,
  { trustsMail = false, trustsSecondFactor = false }: Trust = {},
): Promise<void> {
  const rows = await rawSql(test, `SELECT version FROM directory WHERE kind = '${kind}'`, 'aken')
  const version = Number(rows[0]?.version ?? 0)
  const change = { kind, settings, trustsMail, trustsSecondFactor, version }
  await changeDirectory(deps, actor, change)
}

export async function openDirectoryOf(
  city: LoginCity,
  kind: DirectoryKind,
  settings: DirectorySettings,
  groups: Readonly<Record<string, Role>>,
): Promise<void> {
  await enterDirectory(city, kind, settings)
  for (const [groupName, role] of Object.entries(groups)) {
    const group = { kind, groupName, role, informationDomainId: null }
    await mapGroup(city.deps, city.actor, group)
  }
  await switchDirectory(city.deps, city.actor, { kind, isOn: true })
}

/** The roles of an account by its mail address, in their order; of a directory with a star. */
export async function rolesOf({ deps }: LoginCity, email: string): Promise<string[]> {
  const members = await deps.store.read('aken', listMembers)
  return members
    .filter((member) => member.email === email)
    .map(({ role, isFromDirectory }) => (isFromDirectory ? `${role}*` : role))
}

/** The kinds of the events about an account, the first one first. */
export async function eventsOf({ test }: LoginCity, email: string): Promise<unknown[]> {
  const rows = await rawSql(
    test,
    `SELECT event.kind AS kind FROM event JOIN "user" ON "user".id = event.subject_id
     WHERE "user".email = '${email}' ORDER BY event.sequence`,
    'aken',
  )
  return rows.map(({ kind }) => kind)
}
