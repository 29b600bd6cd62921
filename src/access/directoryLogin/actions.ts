/** Logging in with an account of the directory. @module */
import { deleteLoginAttempt, saveLoginSuccess } from '../../../db/queries/loginAttempts.ts'
import { Failure } from '../../core/failure.ts'
import { clockedBy, type Deps } from '../../deps.ts'
import { refusalMessages } from '../directory/admission.ts'
import type { DirectoryKind } from '../directory/directoryKind.ts'
import {
  type DirectoryAnswer,
  type DirectoryProblemCode,
  problemOf,
  problemsForPerson,
} from '../directory/directoryProblem.ts'
import { isLdap } from '../directory/directorySettings.ts'
import { type KnownDirectory, readOpenDirectory } from '../directory/readDirectory.ts'
import type { LoginResult } from '../login/loginResult.ts'
import { stageOf } from '../sessions/session.ts'
import { storeAttempt } from '../sessions/storeAttempt.ts'
import { type Client, storeSession } from '../sessions/storeSession.ts'
import { storeDirectoryAccount } from './storeDirectoryAccount.ts'

/** What the browser keeps while the person is away at the provider. */
export type OidcFlow = { readonly state: string; readonly nonce: string; readonly verifier: string }

/** The cookie that the browser had; its session ends. */
type Replaced = { readonly replaced: string | undefined }

/** Only these are the person's own failure, and counted: an outage must lock nobody out. */
const failuresOfPersons: readonly DirectoryProblemCode[] = [
  'wrong_login',
  'ambiguous',
  'password_expired',
]

/** Name and password of the directory, proved by LDAP. An unknown person takes as long and is told the same. */
export async function logInWithLdap(
  deps: Deps,
  input: { organisationId: string; name: string; password: string } & Replaced,
  client: Client,
): Promise<LoginResult> {
  const known = await readOpenDirectory(deps, input.organisationId, 'ldap')
  const account = input.name.trim().toLowerCase().slice(0, 254)
  const permit = await storeAttempt(deps, { account, address: client.address })
  if ('minutes' in permit) return { kind: 'wait', minutes: permit.minutes }
  const answer = await askLdap(deps, known, input)
  const isFailure = 'problem' in answer && failuresOfPersons.includes(answer.problem.code)
  const result = await admit(deps, known, answer, input.replaced, client)
  if (isFailure) return result
  const isSuccess = result.kind === 'session' && result.stage !== 'code'
  await deps.store.write('', (db) =>
    isSuccess ? saveLoginSuccess(db, permit.attemptId) : deleteLoginAttempt(db, permit.attemptId),
  )
  return result
}

/** Where the browser goes for the login, and what it keeps meanwhile; or why nobody can log in there. */
export async function beginOidcLogin(
  deps: Deps,
  organisationId: string,
  redirectUri: string,
): Promise<{ address: string; flow: OidcFlow } | Extract<LoginResult, { kind: 'refused' }>> {
  const known = await readOpenDirectory(deps, organisationId, 'oidc')
  const { settings } = known.stored
  if (isLdap(settings)) throw wrongSettings()
  const start = await deps.directory.beginOidc(settings, known.secret.value, redirectUri)
  return 'problem' in start ? refuse(start.problem.code, start.problem.detail) : start
}

/** The browser is back: `answeredAt` is the address with what the provider sent along. */
export async function finishOidcLogin(
  deps: Deps,
  input: { organisationId: string; answeredAt: URL; flow: OidcFlow } & Replaced,
  client: Client,
): Promise<LoginResult> {
  const known = await readOpenDirectory(deps, input.organisationId, 'oidc')
  const { settings } = known.stored
  if (isLdap(settings)) throw wrongSettings()
  const secret = known.secret.value
  const answer = await deps.directory.finishOidc(settings, secret, input.answeredAt, input.flow)
  return admit(deps, known, answer, input.replaced, client)
}

async function askLdap(
  deps: Deps,
  { stored, secret }: KnownDirectory,
  { name, password }: { name: string; password: string },
): Promise<DirectoryAnswer> {
  if (!isLdap(stored.settings)) throw wrongSettings()
  if (secret.value === undefined) return problemOf('secret_missing', secret.place)
  return deps.directory.logInToLdap(stored.settings, secret.value, { name: name.trim(), password })
}

/** A session for whom the directory knows and a group lets in. */
async function admit(
  deps: Deps,
  known: KnownDirectory,
  answer: DirectoryAnswer,
  replaced: string | undefined,
  client: Client,
): Promise<LoginResult> {
  if ('problem' in answer) return refuse(answer.problem.code, answer.problem.detail)
  const { organisation, stored } = known
  const clocked = clockedBy(deps, organisation)
  const admission = await storeDirectoryAccount(clocked, known, answer.person)
  if ('refusal' in admission) {
    const groups = answer.person.groups.slice(0, 50).join(' | ')
    const reason = `directory: ${admission.refusal}; groups: ${groups}`
    return { kind: 'refused', message: refusalMessages[admission.refusal], reason }
  }
  const { user, roles } = admission
  const { secondFactorRoles } = organisation
  const secondFactorAt = isTrusted(stored) ? deps.serverTime() : null
  const isFromDirectory = true
  const stage = stageOf({ ...user, secondFactorAt, isFromDirectory, roles, secondFactorRoles })
  const begun = { user, organisation, stage, secondFactorAt, isFromDirectory }
  const token = await storeSession(clocked, { ...begun, replaced }, client)
  return { kind: 'session', token, stage }
}

/** LDAP knows a password and nothing more, whatever is set. */
function isTrusted({ kind, trustsSecondFactor }: KnownDirectory['stored']): boolean {
  return kind === ('oidc' satisfies DirectoryKind) && trustsSecondFactor
}

function refuse(
  code: DirectoryProblemCode,
  detail: string,
): Extract<LoginResult, { kind: 'refused' }> {
  return {
    kind: 'refused',
    message: problemsForPerson[code],
    reason: `directory: ${code} ${detail}`,
  }
}

function wrongSettings(): Failure {
  return new Failure('invalid', problemsForPerson.settings)
}
