/** Directories as the administration sets them up. @module */
import { z } from 'zod'
import {
  deleteDirectoryAccount,
  deleteDirectoryGroup,
  findDirectory,
  insertDirectory,
  insertDirectoryGroup,
  listDirectoryAccounts,
  listDirectoryGroups,
  saveDirectory,
} from '../../../db/queries/directories.ts'
import { recordEvent, saveAccess } from '../../../db/queries/events.ts'
import { findOrganisation, saveDirectoryKinds } from '../../../db/queries/organisations.ts'
import { deleteSessionsOfUser } from '../../../db/queries/sessions.ts'
import { Failure } from '../../core/failure.ts'
import { formText } from '../../core/formText.ts'
import type { Deps } from '../../deps.ts'
import { readAccountRoles } from '../accounts/readAccountRoles.ts'
import { type Actor, ensureEverywhere } from '../actor.ts'
import { eventBy } from '../eventBy.ts'
import { allow } from '../permissions.ts'
import { readInformationDomain } from '../readInformationDomain.ts'
import { type Role, roles } from '../role.ts'
import { type DirectoryKind, directoryKinds, directoryLabels } from './directoryKind.ts'
import type { CheckStep } from './directoryProblem.ts'
import { isLdap, type StoredDirectory } from './directorySettings.ts'
import { groupKeyOf } from './groupGrants.ts'
import { findKnownDirectory } from './readDirectory.ts'
import { readDirectoryCheck } from './readDirectoryCheck.ts'

export const groupForm = z.object({
  groupName: formText(500).refine((name) => name !== '', 'Bitte nennen Sie die Gruppe.'),
  role: z.enum(roles, 'Bitte wählen Sie eine Rolle.'),
  /** An empty choice: in all information domains. */
  informationDomainId: z
    .string()
    .default('')
    .transform((id) => id || null),
})

/** Stores how a directory is reached; `version` 0 the first time. Throws `conflict` when somebody else saved. */
export async function changeDirectory(
  deps: Deps,
  actor: Actor,
  { version, ...change }: StoredDirectory,
): Promise<void> {
  ensureAdministration(actor)
  await deps.store.write(actor.organisationId, async (db) => {
    const before = await findDirectory(db, change.kind)
    if (before || version > 0) await saveDirectory(db, version, change)
    else await insertDirectory(db, { ...change, createdAt: deps.now() })
    recordEvent(
      db,
      eventBy(deps, actor, 'directory_changed', actor.organisationId, {
        directory: directoryLabels[change.kind],
        before: before ? factsOf(before) : null,
        after: factsOf(change),
      }),
    )
  })
}

/**
 * Lets people log in with the directory, or no longer. Throws `invalid` while nothing was entered, or the secret is
 * missing without which nobody could.
 */
export async function switchDirectory(
  deps: Deps,
  actor: Actor,
  { kind, isOn }: { kind: DirectoryKind; isOn: boolean },
): Promise<void> {
  ensureAdministration(actor)
  const known = await findKnownDirectory(deps, actor.organisationId, kind)
  if (isOn && !known) throw notEntered()
  if (isOn && kind === 'ldap' && known?.secret.value === undefined) {
    throw new Failure(
      'invalid',
      `Das Kennwort des Dienstkontos fehlt noch. Erwartet wird: ${known?.secret.place}.`,
    )
  }
  await deps.store.write(actor.organisationId, async (db) => {
    const on = new Set((await findOrganisation(db))?.directoryKinds)
    if (on.has(kind) === isOn) return
    if (isOn) on.add(kind)
    else on.delete(kind)
    await saveDirectoryKinds(
      db,
      directoryKinds.filter((one) => on.has(one)),
    )
    const event = isOn ? 'directory_switched_on' : 'directory_switched_off'
    const directory = directoryLabels[kind]
    recordEvent(db, eventBy(deps, actor, event, actor.organisationId, { directory }))
  })
}

/** Gives whoever is in the group a role, from their next login on. Throws `conflict` for a mapping that is there. */
export async function mapGroup(
  deps: Deps,
  actor: Actor,
  input: {
    kind: DirectoryKind
    groupName: string
    role: Role
    informationDomainId: string | null
  },
): Promise<void> {
  ensureAdministration(actor)
  const { kind, groupName: name, role, informationDomainId } = input
  await deps.store.write(actor.organisationId, async (db) => {
    if (!(await findDirectory(db, kind))) throw notEntered()
    if (informationDomainId) await readInformationDomain(db, actor, informationDomainId)
    const nameKey = groupKeyOf(kind, name)
    const groups = await listDirectoryGroups(db, kind)
    const isSame = groups.some(
      (one) =>
        one.nameKey === nameKey &&
        one.role === role &&
        one.informationDomainId === informationDomainId,
    )
    if (isSame) {
      throw new Failure('conflict', 'Diese Gruppe gibt diese Rolle schon.', {
        groupName: 'Ist so schon zugeordnet.',
      })
    }
    const row = { kind, name, nameKey, role, informationDomainId, createdAt: deps.now() }
    const id = deps.newId()
    await insertDirectoryGroup(db, { id, ...row })
    const details = { groupName: name, role, informationDomainId, row: { id, kind, name } }
    recordEvent(db, eventBy(deps, actor, 'directory_group_mapped', actor.organisationId, details))
  })
}

/** The roles are taken at each person's next login. Throws `not_found` for a mapping that is not there. */
export async function unmapGroup(
  deps: Deps,
  actor: Actor,
  { kind, id }: { kind: DirectoryKind; id: string },
): Promise<void> {
  ensureAdministration(actor)
  await deps.store.write(actor.organisationId, async (db) => {
    const groups = await listDirectoryGroups(db, kind)
    const group = groups.find((one) => one.id === id)
    if (!group) throw new Failure('not_found', 'Diese Zuordnung gibt es nicht mehr.')
    await deleteDirectoryGroup(db, id)
    const { name: groupName, role, informationDomainId } = group
    const before = { groupName, role, informationDomainId }
    const details = { before, after: null, row: { id } }
    recordEvent(db, eventBy(deps, actor, 'directory_group_removed', actor.organisationId, details))
  })
}

/**
 * Tries the stored settings out, and notes in the access log that somebody did; `sample` is a name to look for in
 * LDAP. Throws `invalid` while there are none.
 */
export async function checkDirectory(
  deps: Deps,
  actor: Actor,
  input: { kind: DirectoryKind; sample: string; redirectUri: string },
): Promise<readonly CheckStep[]> {
  ensureAdministration(actor)
  const known = await findKnownDirectory(deps, actor.organisationId, input.kind)
  if (!known) throw notEntered()
  await deps.store.write(actor.organisationId, (db) =>
    saveAccess(db, {
      id: deps.newId(),
      at: deps.now(),
      actorId: actor.userId ?? 'system',
      kind: 'verify',
      subject: `Verbindung zum Verzeichnis (${directoryLabels[input.kind]})`,
    }),
  )
  return readDirectoryCheck(deps, known, input)
}

/**
 * The person of the directory no longer opens this account, and is logged out; the roles stay until somebody takes
 * them. Throws `not_found` for
 * an account that is not linked, or out of the actor's reach.
 */
export async function unlinkDirectoryAccount(
  deps: Deps,
  actor: Actor,
  { userId, kind }: { userId: string; kind: DirectoryKind },
): Promise<void> {
  ensureAdministration(actor)
  await deps.store.write(actor.organisationId, async (db) => {
    await readAccountRoles(db, actor, { userId })
    const linked = await listDirectoryAccounts(db)
    if (!linked.some((one) => one.userId === userId && one.kind === kind)) {
      throw new Failure('not_found', 'Dieser Zugang ist nicht verknüpft.')
    }
    await deleteDirectoryAccount(db, userId, kind)
    await deleteSessionsOfUser(db, userId)
    const directory = directoryLabels[kind]
    recordEvent(db, eventBy(deps, actor, 'directory_account_removed', userId, { directory }))
  })
}

/** For the audit trail: what was set, without the text of a certificate. */
function factsOf({
  settings,
  trustsMail,
  trustsSecondFactor,
}: Pick<StoredDirectory, 'settings' | 'trustsMail' | 'trustsSecondFactor'>) {
  const facts = isLdap(settings)
    ? { ...settings, certificate: settings.certificate === '' ? '' : 'hinterlegt' }
    : settings
  return { ...facts, trustsMail, trustsSecondFactor }
}

function ensureAdministration(actor: Actor): void {
  allow(actor, 'write', 'administration')
  ensureEverywhere(actor)
}

function notEntered(): Failure {
  return new Failure(
    'invalid',
    'Bitte tragen Sie zuerst ein, wie das Verzeichnis zu erreichen ist.',
  )
}
