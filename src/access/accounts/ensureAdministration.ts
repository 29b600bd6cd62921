import { Failure } from '../../core/failure.ts'
import type { Role } from '../role.ts'

type Member = {
  readonly role: Role
  readonly informationDomainId: string | null
  readonly isLocked: boolean
  readonly isFromDirectory: boolean
}

/** Throws `invalid` when nobody could give roles any more. What a directory gives it may take at the next login. */
export function ensureAdministration(before: readonly Member[], after: readonly Member[]): void {
  const isAble = (member: Member) =>
    member.role === 'admin' &&
    member.informationDomainId === null &&
    !member.isLocked &&
    !member.isFromDirectory
  if (!before.some(isAble) || after.some(isAble)) return
  throw new Failure(
    'invalid',
    'Das ist der letzte Zugang mit der Rolle Administration. Geben Sie die Rolle zuerst jemand anderem.',
  )
}
