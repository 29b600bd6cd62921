import { type Actor, ensureInDomain } from '../access/actor.ts'
import { allow } from '../access/permissions.ts'
import { type Day, germanDay, isDay } from '../core/day.ts'
import { Failure } from '../core/failure.ts'
import {
  type ApprovedVersion,
  type ControlledDocument,
  type DocumentVersion,
  isApproved,
} from './document.ts'

/**
 * Approves one version of a document, a right of the management alone. A version with open topics may be
 * approved (a concept may grow), but its milestone is not reached by that: `explainState` says so.
 *
 * Throws `not_found` or `forbidden` without the right, `not_found` for an unknown version, `conflict`
 * for one that is approved already, `invalid` for a day that does not exist or lies before the writing.
 */
export function approveVersion(
  actor: Actor,
  document: ControlledDocument,
  number: number,
  approvedOn: Day,
): ApprovedVersion {
  ensureInDomain(actor, document.informationDomainId)
  allow(actor, 'approve', 'documents')
  const version = document.versions.find((candidate) => candidate.number === number)
  if (version === undefined) {
    throw new Failure('not_found', `„${document.title}“ hat keine Version ${number}.`)
  }
  if (isApproved(version)) {
    throw new Failure(
      'conflict',
      `Version ${number} von „${document.title}“ ist schon freigegeben, am ${germanDay(version.approvedOn)} durch ${version.approvedBy}.`,
    )
  }
  ensureApprovalDay(version, approvedOn)
  return { ...version, approvedBy: actor.name, approvedOn }
}

function ensureApprovalDay(version: DocumentVersion, approvedOn: Day): void {
  if (isDay(approvedOn) && approvedOn >= version.writtenOn) return
  throw new Failure(
    'invalid',
    `Bitte nennen Sie als Tag der Freigabe einen Tag ab dem ${germanDay(version.writtenOn)}, an dem die Version geschrieben wurde.`,
    { approvedOn: 'Tag der Freigabe prüfen.' },
  )
}
