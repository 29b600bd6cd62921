/** Whether a person may be erased, and whether all is said that it takes. @module */
import { ensureAdministration } from '../../access/accounts/ensureAdministration.ts'
import type { Actor } from '../../access/actor.ts'
import { isAllowed } from '../../access/permissions.ts'
import type { Role } from '../../access/role.ts'
import { Failure } from '../../core/failure.ts'
import type { DataSubject } from '../../core/personalData/disclosure.ts'

type Member = {
  readonly userId: string
  readonly role: Role
  readonly informationDomainId: string | null
  readonly isLocked: boolean
  readonly isFromDirectory: boolean
}

/** Throws as `erasePerson` says. */
export function ensureErasable(
  actor: Actor,
  subject: DataSubject,
  {
    all,
    members,
    isElsewhere,
  }: { all: readonly DataSubject[]; members: readonly Member[]; isElsewhere: boolean },
): void {
  const others = all.filter(({ id }) => id !== subject.id)
  if (others.some(({ names }) => names.some((name) => subject.names.includes(name)))) {
    throw new Failure(
      'conflict',
      'Noch jemand heißt genauso. Ändern Sie zuerst einen der Namen, damit nicht die falschen Einträge ersetzt werden.',
    )
  }
  if (subject.userId === null) return
  if (subject.userId === actor.userId) {
    throw new Failure('invalid', 'Sich selbst kann niemand löschen.')
  }
  if (!isAllowed(actor, 'write', 'administration')) {
    throw new Failure('forbidden', 'Wer einen Zugang hat, den löscht die Administration.')
  }
  if (isElsewhere) {
    throw new Failure(
      'forbidden',
      'Dieser Zugang gilt auch in anderen Organisationen. Entziehen Sie ihm hier seine Rollen.',
    )
  }
  ensureAdministration(
    members,
    members.filter(({ userId }) => userId !== subject.userId),
  )
}

/** The name typed once more, and somebody who takes over what is open. */
export function ensureErasureForm(
  subject: DataSubject,
  {
    confirmation,
    isOpen,
    successor,
  }: { confirmation: string; isOpen: boolean; successor: DataSubject | undefined },
): void {
  const fields: Record<string, string> = {}
  if (confirmation !== subject.name) {
    fields.confirmation = 'Bitte schreiben Sie den Namen genau so, wie er oben steht.'
  }
  if (isOpen && (!successor || successor.id === subject.id)) {
    fields.successorId = 'Bitte wählen Sie, wer übernimmt, was noch offen ist.'
  }
  if (Object.keys(fields).length === 0) return
  throw new Failure('invalid', 'Gelöscht ist noch nichts.', fields)
}
