/** Devices lent and taken back, and who had them forgotten in time. @module */
import type { Db } from '../../../../db/db.ts'
import {
  eraseBorrower,
  insertLoan,
  listLoansToForget,
  saveReturn,
} from '../../../../db/queries/deviceLoans.ts'
import {
  eraseEventDetails,
  listDetailedEvents,
  recordEvent,
} from '../../../../db/queries/events.ts'
import { findOrganisation } from '../../../../db/queries/organisations.ts'
import { saveRetentionRun } from '../../../../db/queries/retention.ts'
import { type Actor, systemActor } from '../../../access/actor.ts'
import { eventBy } from '../../../access/eventBy.ts'
import type { EventKind } from '../../../access/eventKind.ts'
import { allow } from '../../../access/permissions.ts'
import type { Deps } from '../../../deps.ts'
import { ensureBetween } from '../life/ensureBetween.ts'
import { ensureStep } from '../life/lifeSteps.ts'
import { readDeviceLife } from '../life/readDeviceLife.ts'
import { storeStep } from '../life/storeStep.ts'
import { type DeviceLoan, lastForgottenDay } from './loan.ts'
import type { LoanInput, ReturnInput } from './loanForm.ts'

/** Returns the id of the loan. Throws `conflict` for a device that cannot be lent now, `invalid`, `not_found`. */
export async function lendDevice(
  deps: Deps,
  actor: Actor,
  deviceId: string,
  version: number,
  input: LoanInput,
): Promise<string> {
  allow(actor, 'write', 'inventory')
  return deps.store.write(actor.organisationId, async (db) => {
    const { device, state } = await readDeviceLife(db, actor, deviceId)
    ensureStep(state, 'lend')
    ensureBetween('lentOn', input.lentOn, { today: deps.today() })
    const stated = { id: deps.newId(), ...input, lentBy: actor.name }
    await insertLoan(db, {
      ...stated,
      deviceId,
      returnedOn: null,
      conditionIn: '',
      missing: '',
      returnedTo: null,
      erasedAt: null,
    })
    const step = { kind: 'device_lent', status: 'on_loan', version, details: stated } as const
    await storeStep({ deps, actor, db }, device, step)
    return stated.id
  })
}

/**
 * Returns the id of the loan; undefined for a device that came from a list as lent, without saying to whom. Throws
 * `conflict` for a device that is not lent, `invalid`, `not_found`.
 */
export async function takeBackDevice(
  deps: Deps,
  actor: Actor,
  deviceId: string,
  version: number,
  { status, ...input }: ReturnInput,
): Promise<string | undefined> {
  allow(actor, 'write', 'inventory')
  return deps.store.write(actor.organisationId, async (db) => {
    const { device, state, openLoan } = await readDeviceLife(db, actor, deviceId)
    ensureStep(state, 'take_back')
    ensureBetween('returnedOn', input.returnedOn, { from: openLoan?.lentOn, today: deps.today() })
    if (openLoan) await saveReturn(db, openLoan.id, { ...input, returnedTo: actor.name })
    const details = { id: openLoan?.id, ...input }
    const step = { kind: 'device_taken_back', status, version, details } as const
    await storeStep({ deps, actor, db }, device, step)
    return openLoan?.id
  })
}

/** Events that name a borrower, or may do so in the words on the condition. */
const tellingKinds: readonly EventKind[] = ['device_lent', 'device_taken_back']

/**
 * Forgets who had devices that came back long enough ago, in the records and in the details of the audit trail; the
 * chain keeps their digests. The time is a setting of the organisation.
 */
export async function forgetBorrowers(deps: Deps, organisationId: string): Promise<void> {
  const actor = systemActor(organisationId, 'Zeitplan')
  await deps.store.write(organisationId, async (db) => {
    const organisation = await findOrganisation(db)
    if (!organisation) return
    const { loanRetentionDays } = organisation
    const lastDay = lastForgottenDay(deps.today(), loanRetentionDays)
    const loans = await listLoansToForget(db, lastDay)
    if (loans.length === 0) return
    const because = `Angaben zu Entleihenden, ${loanRetentionDays} Tage nach der Rückgabe`
    await eraseEventDetails(db, await listTellingEvents(db, loans), { at: deps.now(), because })
    for (const { id, deviceId, lentOn, returnedOn } of loans) {
      await eraseBorrower(db, id, deps.now())
      const after = { lentOn, returnedOn }
      recordEvent(db, eventBy(deps, actor, 'borrower_erased', deviceId, { after }))
    }
    await saveRetentionRun(db, 'borrowers', deps.now(), loans.length)
  })
}

async function listTellingEvents(db: Db, loans: readonly DeviceLoan[]): Promise<number[]> {
  const ids = new Set(loans.map(({ id }) => id))
  const events = await listDetailedEvents(
    db,
    loans.map(({ deviceId }) => deviceId),
    tellingKinds,
  )
  return events
    .filter(({ details }) => ids.has(JSON.parse(details).after?.id ?? ''))
    .map(({ sequence }) => sequence)
}
