/**
 * What an own password must be. Length counts before composition, nobody is forced to change it, and what is
 * easily guessed is refused. Source: BSI IT-Grundschutz, ORP.4 (A22, A23); the figures are ours.
 * @module
 */
import { Failure } from '../../core/failure.ts'
import { foldText } from '../../core/text.ts'
import { unguessedRest } from './commonPasswords.ts'

/** Characters. With a second factor a shorter one is enough. */
export const leastLength = { alone: 12, withSecondFactor: 8 } as const
export const greatestLength = 200

/** Characters that must be left when everything easily guessed is taken out. */
const leastRest = { alone: 6, withSecondFactor: 4 } as const

export type PasswordOwner = {
  readonly email: string
  readonly name: string
  readonly organisationName: string
  readonly hasSecondFactor: boolean
}

/** Throws `invalid`, with what to do, for a password that is too short or easily guessed. */
export function ensureGoodPassword(password: string, owner: PasswordOwner): void {
  const problem = passwordProblem(password, owner)
  if (problem === undefined) return
  throw new Failure('invalid', 'Dieses Kennwort ist nicht sicher genug.', { newPassword: problem })
}

export function passwordProblem(password: string, owner: PasswordOwner): string | undefined {
  const kind = owner.hasSecondFactor ? 'withSecondFactor' : 'alone'
  const length = [...password].length
  if (length < leastLength[kind]) {
    return `Bitte wählen Sie mindestens ${leastLength[kind]} Zeichen; ${length} sind zu wenig.`
  }
  if (length > greatestLength) return `Höchstens ${greatestLength} Zeichen.`
  if (unguessedRest(foldText(password), namesOf(owner)).length < leastRest[kind]) {
    return 'Dieses Kennwort ist leicht zu erraten: Es besteht aus Namen, häufigen Wörtern, Jahreszahlen oder Tastenreihen. Nehmen Sie mehrere Wörter, die nichts miteinander zu tun haben.'
  }
  return undefined
}

/** Words of the mail address, the person's name and the city's that are long enough to be one. */
function namesOf({ email, name, organisationName }: PasswordOwner): string[] {
  const parts = [email, name, organisationName].flatMap((text) =>
    foldText(text).split(/[^\p{Letter}\p{Number}]+/u),
  )
  return [...new Set(parts)].filter((part) => part.length >= 3)
}
