/** How somebody wants to be reminded: by their account, or by the link in their mails. @module */
import type { Db } from '../../../db/db.ts'
import { recordEvent } from '../../../db/queries/events.ts'
import { listMembers, listPersons } from '../../../db/queries/organisations.ts'
import {
  findChoicesByToken,
  type StoredChoices,
  saveChoices,
} from '../../../db/queries/reminderChoices.ts'
import type { Actor } from '../../access/actor.ts'
import { eventBy } from '../../access/eventBy.ts'
import { Failure } from '../../core/failure.ts'
import type { Deps } from '../../deps.ts'
import { reminderKindLabels, reminderKinds } from '../reminderKind.ts'
import type { SecretAddress } from '../secretAddress.ts'
import { speakLeadDays } from '../settings/settingsForm.ts'
import { type ChosenKinds, type ChosenReminders, kindsWhere, mergeChoices } from './choicesForm.ts'
import { readChoices } from './readChoices.ts'

/** Throws `conflict` when the choice was changed since, e.g. by the link in a mail. */
export async function changeOwnChoices(
  deps: Deps,
  actor: Actor,
  { version, kinds, keepsSchoolHolidays }: ChosenReminders,
): Promise<void> {
  const recipientId = ownIdOf(actor)
  await deps.store.write(actor.organisationId, async (db) => {
    const { stored, settings } = await readChoices(db, recipientId)
    const choices = mergeChoices(stored.choices, kinds, settings)
    const unsubscribeToken = stored.unsubscribeToken || deps.secrets.newToken()
    const after = { ...stored, unsubscribeToken, choices, keepsSchoolHolidays, version }
    await store(deps, db, actor, stored, after)
  })
}

/** Whoever has the link. Throws `not_found` for an unknown one, and `conflict` when the choice was changed since. */
export async function changeChoicesByLink(
  deps: Deps,
  address: SecretAddress,
  { version, kinds }: { readonly version: number; readonly kinds: ChosenKinds },
): Promise<void> {
  await changeByLink(deps, address, kinds, version)
}

/** One click in a mail program (RFC 8058): everything that can be switched off is. Throws `not_found`. */
export async function stopReminders(deps: Deps, address: SecretAddress): Promise<void> {
  const everything = kindsWhere(() => true)
  await changeByLink(deps, address, everything)
}

async function changeByLink(
  deps: Deps,
  { organisationId, secret }: SecretAddress,
  kinds: ChosenKinds,
  version?: number,
): Promise<void> {
  await deps.store.write(organisationId, async (db) => {
    const stored = await findChoicesByToken(db, secret)
    if (!stored) throw new Failure('not_found', 'Dieser Link gilt nicht mehr.')
    const { settings } = await readChoices(db, stored.recipientId)
    const choices = mergeChoices(stored.choices, kinds, settings)
    const after = { ...stored, choices, version: version ?? stored.version }
    await store(deps, db, await recipientActor(db, stored.recipientId), stored, after)
  })
}

async function store(
  deps: Deps,
  db: Db,
  actor: Actor,
  before: StoredChoices,
  after: StoredChoices,
): Promise<void> {
  await saveChoices(db, after)
  recordEvent(
    db,
    eventBy(deps, actor, 'reminder_choices_changed', after.recipientId, {
      before: factsOf(before),
      after: factsOf(after),
    }),
  )
}

/** In the words of the trail's readers; the token is a secret and stands in no trail. */
function factsOf({ choices, keepsSchoolHolidays }: StoredChoices) {
  const off = reminderKinds.filter((kind) => choices[kind]?.isOff)
  const leads = reminderKinds.flatMap((kind) => {
    const leadDays = choices[kind]?.leadDays
    return leadDays ? [`${reminderKindLabels[kind]}: ${speakLeadDays(leadDays) || 'keine'}`] : []
  })
  return {
    remindersOff: off.map((kind) => reminderKindLabels[kind]).join('; '),
    ownLeadDays: leads.join('; '),
    keepsSchoolHolidays,
  }
}

/** The trail says that it was the link, which somebody may have passed on. */
async function recipientActor(db: Db, recipientId: string): Promise<Actor> {
  const { organisationId } = db
  const account = (await listMembers(db)).find(({ userId }) => userId === recipientId)
  const person = (await listPersons(db)).find(({ id }) => id === recipientId)
  const name = account?.name ?? person?.name ?? 'Unbekannt'
  return {
    organisationId,
    userId: account ? recipientId : null,
    name: `${name} (Link in einer Mail)`,
    roles: [],
    informationDomainIds: 'all',
  }
}

/** Throws `forbidden` for programs and tokens: nobody reminds them. */
function ownIdOf({ userId }: Actor): string {
  if (userId !== null) return userId
  throw new Failure('forbidden', 'Nur wer ein Konto hat, stellt die eigenen Erinnerungen ein.')
}
