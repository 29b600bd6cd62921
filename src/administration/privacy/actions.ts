/** Data protection: how long things are kept, what goes by itself, and what a person is told. @module */
import { createHash } from 'node:crypto'
import { recordEvent } from '../../../db/queries/events.ts'
import { listOpenDuties } from '../../../db/queries/openDuties.ts'
import { listMembers } from '../../../db/queries/organisations.ts'
import {
  deleteAccessesBefore,
  deleteRemindersBefore,
  deleteUnsubmittedBefore,
  saveRetentionRun,
  saveRetentionSettings,
} from '../../../db/queries/retention.ts'
import { disclosureWorkbook } from '../../../reports/disclosure.ts'
import { workbookBytes } from '../../../reports/workbook/workbookBytes.ts'
import { type Actor, ensureEverywhere, systemActor } from '../../access/actor.ts'
import { eventBy } from '../../access/eventBy.ts'
import { allow } from '../../access/permissions.ts'
import { readRetention } from '../../access/retention/readRetention.ts'
import { readPlaces } from '../../access/sessions/readSession.ts'
import { addDays, startOfDay } from '../../core/day.ts'
import { questionnaireDays } from '../../core/retention.ts'
import type { Deps } from '../../deps.ts'
import { storeExportAccess } from '../../exports/storeExportAccess.ts'
import { forgetThawed } from '../../snapshots/readInSnapshot.ts'
import { disclosureFile } from './disclosureFile.ts'
import { ensureErasable, ensureErasureForm } from './ensureErasable.ts'
import type { DisclosureFormat, ErasureForm, RetentionForm } from './privacyForms.ts'
import { listDataSubjects, readDataSubject } from './readDataSubject.ts'
import { readDisclosure } from './readDisclosure.ts'
import { readDisclosureReport } from './readDisclosureReport.ts'
import { storeErasure } from './storeErasure.ts'

/** Throws `conflict` when somebody else saved since `version`. */
export async function changeRetention(
  deps: Deps,
  actor: Actor,
  { version, ...times }: RetentionForm,
): Promise<void> {
  allow(actor, 'write', 'privacy')
  ensureEverywhere(actor)
  await deps.store.write(actor.organisationId, async (db) => {
    const { version: _, ...before } = await readRetention(db)
    await saveRetentionSettings(db, version, times)
    const details = { before, after: times }
    recordEvent(db, eventBy(deps, actor, 'retention_changed', actor.organisationId, details))
  })
}

/**
 * The access log and reminders that are kept long enough, by the clock that they are noted in: what the sample city holds
 * does not age while its clock stands still.
 */
export async function deleteExpired(deps: Deps, organisationId: string): Promise<void> {
  const at = deps.serverTime()
  const before = (days: number) => startOfDay(addDays(deps.today(), -days))
  await deps.store.write(organisationId, async (db) => {
    const { accessLogDays, reminderDays } = await readRetention(db)
    const accesses = await deleteAccessesBefore(db, before(accessLogDays))
    await saveRetentionRun(db, 'accessLog', at, accesses)
    const reminders = await deleteRemindersBefore(db, before(reminderDays))
    await saveRetentionRun(db, 'reminders', at, reminders)
    const lastDay = addDays(deps.today(), -questionnaireDays)
    const actor = systemActor(organisationId, 'Zeitplan')
    for (const { id, ...told } of await deleteUnsubmittedBefore(db, lastDay)) {
      recordEvent(db, eventBy(deps, actor, 'questionnaire_removed', id, { before: told }))
    }
  })
}

/**
 * Everything that is held about a person: JSON for programs, a workbook for reading. The access log notes who took it
 * out. Throws `not_found` for an unknown person.
 */
export async function exportPerson(
  deps: Deps,
  actor: Actor,
  id: string,
  format: DisclosureFormat,
): Promise<{ fileName: string; data: Uint8Array }> {
  allow(actor, 'write', 'privacy')
  ensureEverywhere(actor)
  const at = deps.now()
  const { disclosure, report } = await deps.store.read(actor.organisationId, async (db) => {
    const found = await readDisclosure(db, await readDataSubject(db, id))
    return { disclosure: found, report: await readDisclosureReport(db, found, at) }
  })
  const data =
    format === 'json'
      ? Buffer.from(disclosureFile(disclosure, report))
      : await workbookBytes(disclosureWorkbook(report))
  const sha256 = createHash('sha256').update(data).digest('hex')
  await deps.store.write(actor.organisationId, (db) =>
    storeExportAccess(db, deps, actor, `auskunft/${disclosure.subject.id} SHA-256 ${sha256}`),
  )
  return { fileName: `Auskunft_${deps.today()}.${format}`, data }
}

/**
 * Takes a person out of all that is held, all or nothing; what they did stays under other words, and the chain of the
 * audit trail stays whole. Returns those words. Throws `not_found` for an unknown person, `forbidden` for an account
 * without the right to it, or that has roles in other organisations too, `invalid` for oneself, for the last one of the
 * administration, without a successor for what is open, and for a wrong confirmation, `conflict` where somebody else
 * has the same name.
 */
export async function erasePerson(
  deps: Deps,
  actor: Actor,
  id: string,
  { confirmation, successorId, reason }: ErasureForm,
): Promise<string> {
  allow(actor, 'write', 'privacy')
  ensureEverywhere(actor)
  const { organisationId } = actor
  const { userId } = await deps.store.read(organisationId, (db) => readDataSubject(db, id))
  const { organisations } = userId === null ? { organisations: [] } : await readPlaces(deps, userId)
  const isElsewhere = organisations.some((one) => one.id !== organisationId)
  const name = await deps.store.write(organisationId, async (db) => {
    const all = await listDataSubjects(db)
    const subject = await readDataSubject(db, id)
    ensureErasable(actor, subject, { all, members: await listMembers(db), isElsewhere })
    const isOpen = (await listOpenDuties(db, subject.personIds)).length > 0
    const successor = all.find(({ personIds }) => personIds.includes(successorId))
    ensureErasureForm(subject, { confirmation, isOpen, successor })
    const taker = isOpen ? successorId : null
    return storeErasure({ db, deps, actor, subject }, { successorId: taker, reason })
  })
  await forgetThawed(organisationId)
  return name
}
