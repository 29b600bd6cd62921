import type { DirectoryProblemCode } from '../../access/directory/directoryProblem.ts'

/** Refusals of a bind: inappropriateAuthentication, invalidCredentials, invalidDNSyntax, noSuchObject, unwillingToPerform, constraintViolation. */
const refusals = [48, 49, 34, 32, 53, 19]

/**
 * What the refusal of a bind means; undefined for an error that is none. Active Directory tells only whoever has
 * the right password that it expired (data 532) or must be changed (773); whatever else it says, also of locked and
 * disabled accounts, strangers hear as well, and it stays with us.
 */
export function bindProblem(error: unknown): DirectoryProblemCode | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined
  const code = Number(error.code)
  if (!refusals.includes(code)) return undefined
  return code === 49 && /\bdata (532|773)\b/.test(error.message)
    ? 'password_expired'
    : 'wrong_login'
}
