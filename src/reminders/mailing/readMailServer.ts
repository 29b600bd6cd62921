import { findMailSettings, type StoredMailSettings } from '../../../db/queries/mailSettings.ts'
import { listOrganisations } from '../../../db/queries/organisations.ts'
import type { Deps } from '../../deps.ts'
import type { MailSettings } from '../mailSettings.ts'
import type { MailFailureCode } from './mailFailure.ts'

/** Which mail server an organisation sends with, and what is missing. */
export type KnownMailServer = {
  /** The organisation's own, whether it counts or not. */
  readonly stored: StoredMailSettings | undefined
  /** Undefined where there is none at all. */
  readonly origin: 'environment' | 'organisation' | undefined
  readonly settings: MailSettings | undefined
  /** It is the only organisation of the installation. */
  readonly isAlone: boolean
  readonly password: string | undefined
  /** Where the password was looked for, for people. */
  readonly passwordPlace: string
  /** A server on this very machine: not where one of several organisations chose it. */
  readonly mayBeHere: boolean
  /** Why nothing can be sent. */
  readonly missing: MailFailureCode | undefined
}

/**
 * Where the organisation is alone, the environment goes before what the administration entered. Where there are
 * several, the environment's is for those that have entered none.
 */
export async function readMailServer(deps: Deps, organisationId: string): Promise<KnownMailServer> {
  const isAlone = (await deps.store.read('', listOrganisations)).length === 1
  const stored = await deps.store.read(organisationId, findMailSettings)
  const { environment } = deps.mail
  const isEnvironment = environment !== undefined && (isAlone || stored === undefined)
  const settings = isEnvironment ? environment : stored
  const origin = isEnvironment ? 'environment' : 'organisation'
  const password = deps.mail.passwordOf(origin, organisationId, isAlone)
  return {
    stored,
    origin: settings && origin,
    settings,
    isAlone,
    password: password.value,
    passwordPlace: password.place,
    mayBeHere: isAlone || isEnvironment,
    missing: missingOf(settings, password.value),
  }
}

function missingOf(
  settings: MailSettings | undefined,
  password: string | undefined,
): MailFailureCode | undefined {
  if (!settings) return 'no_settings'
  return settings.user && password === undefined ? 'password_missing' : undefined
}
