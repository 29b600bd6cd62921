import {
  findOrganisation,
  listMembers,
  type Organisation,
} from '../../../db/queries/organisations.ts'
import { findChoicesByToken, type StoredChoices } from '../../../db/queries/reminderChoices.ts'
import { Failure } from '../../core/failure.ts'
import type { Deps } from '../../deps.ts'
import { kindsFor } from '../choices/kindsFor.ts'
import { readSettings } from '../decision/readPlanBasis.ts'
import type { ReminderKind } from '../reminderKind.ts'
import type { ReminderSettings } from '../reminderSettings.ts'
import type { SecretAddress } from '../secretAddress.ts'

export type Unsubscription = {
  readonly stored: StoredChoices
  readonly settings: ReminderSettings
  readonly organisation: Organisation
  readonly hasAccount: boolean
  readonly kinds: readonly ReminderKind[]
}

/** Throws `not_found` for an unknown address. */
export async function readUnsubscription(
  deps: Deps,
  address: SecretAddress | undefined,
): Promise<Unsubscription> {
  const found = address && (await findUnsubscription(deps, address))
  if (found) return found
  throw new Failure(
    'not_found',
    'Dieser Link gilt nicht oder nicht mehr. Bitte nehmen Sie den aus Ihrer letzten Mail.',
  )
}

async function findUnsubscription(
  deps: Deps,
  { organisationId, secret }: SecretAddress,
): Promise<Unsubscription | undefined> {
  return deps.store.read(organisationId, async (db) => {
    const stored = await findChoicesByToken(db, secret)
    const organisation = stored && (await findOrganisation(db))
    if (!stored || !organisation) return undefined
    const members = (await listMembers(db)).filter(({ userId }) => userId === stored.recipientId)
    const account = members.length > 0
    const actor = account
      ? {
          ...{ organisationId, userId: stored.recipientId, name: '' },
          roles: members.map(({ role }) => role),
          informationDomainIds: 'all' as const,
        }
      : null
    const settings = await readSettings(db)
    return { stored, settings, organisation, hasAccount: account, kinds: kindsFor(actor) }
  })
}
