import { findOrganisation, type Organisation } from '../../../db/queries/organisations.ts'
import { findQuestionnaireByHash } from '../../../db/queries/questionnaires.ts'
import { Failure } from '../../core/failure.ts'
import { clockedBy, type Deps } from '../../deps.ts'
import { type SecretAddress, secretHashOf } from '../../reminders/secretAddress.ts'
import { type Questionnaire, stateOf } from './questionnaire.ts'

export type OpenQuestionnaire = {
  readonly questionnaire: Questionnaire
  readonly organisation: Organisation
  /** With the clock of the organisation. */
  readonly deps: Deps
}

/**
 * What a secret address opens. Throws `not_found` with one sentence for all that it does not open: it never was one,
 * has expired, was withdrawn, or was used. Nobody learns which.
 */
export async function readByAddress(
  deps: Deps,
  address: SecretAddress | undefined,
): Promise<OpenQuestionnaire> {
  const found = address && (await findOpen(deps, address))
  if (found) return found
  throw new Failure(
    'not_found',
    'Dieser Link gilt nicht oder nicht mehr. Wenn Sie noch antworten möchten, bitten Sie die Person, die Ihnen den Link gesendet hat, um einen neuen.',
  )
}

async function findOpen(
  deps: Deps,
  address: SecretAddress,
): Promise<OpenQuestionnaire | undefined> {
  return deps.store.read(address.organisationId, async (db) => {
    const questionnaire = await findQuestionnaireByHash(db, secretHashOf(address))
    const organisation = questionnaire && (await findOrganisation(db))
    if (!questionnaire || !organisation) return undefined
    const clocked = clockedBy(deps, organisation)
    const state = stateOf(questionnaire, 0, clocked.today())
    const isOpen = state === 'open' || state === 'begun'
    return isOpen ? { questionnaire, organisation, deps: clocked } : undefined
  })
}
