/** How somebody wants to be reminded, as a form sends it. @module */
import { z } from 'zod'
import { formVersion } from '../../core/formText.ts'
import { type ReminderKind, reminderKinds } from '../reminderKind.ts'
import { type ReminderChoices, type ReminderSettings, usualLeadDays } from '../reminderSettings.ts'
import { leadDaysText, leadField, speakLeadDays } from '../settings/settingsForm.ts'

/** The name of the box that is ticked where somebody wants to hear of a kind. */
export function wantedField(kind: ReminderKind): `wanted_${ReminderKind}` {
  return `wanted_${kind}`
}

const ticked = z
  .string()
  .optional()
  .transform((value) => value !== undefined)

const wantedFields = fieldsOf(wantedField, ticked)
const leadFields = fieldsOf(leadField, leadDaysText.default([]))

export type ChosenKinds = Readonly<
  Partial<Record<ReminderKind, { readonly isOff: boolean; readonly leadDays?: readonly number[] }>>
>

export type ChosenReminders = {
  readonly version: number
  readonly keepsSchoolHolidays: boolean
  readonly kinds: ChosenKinds
}

/** For those kinds that stand on the page of the account. */
export function choicesForm(kinds: readonly ReminderKind[]) {
  return z
    .object({
      ...wantedFields,
      ...leadFields,
      keepsSchoolHolidays: ticked,
      version: formVersion,
    })
    .transform(({ version, keepsSchoolHolidays, ...fields }): ChosenReminders => {
      const chosen = kinds.map((kind) => [
        kind,
        { isOff: !fields[wantedField(kind)], leadDays: fields[leadField(kind)] },
      ])
      return { version, keepsSchoolHolidays, kinds: Object.fromEntries(chosen) }
    })
}

/** Without a login kinds are switched on and off, and nothing else. */
export const unsubscribeForm = z
  .object({ ...wantedFields, version: formVersion })
  .transform(({ version, ...fields }) => ({
    version,
    kinds: kindsWhere((kind) => !fields[wantedField(kind)]),
  }))

export function kindsWhere(isOff: (kind: ReminderKind) => boolean): ChosenKinds {
  return Object.fromEntries(reminderKinds.map((kind) => [kind, { isOff: isOff(kind) }]))
}

/**
 * What is stored: only where somebody deviates. Kinds that did not stand on the page stay as they are, and so do lead
 * times where none were asked for; those of the organisation are not kept, so that they follow it.
 */
export function mergeChoices(
  before: ReminderChoices,
  kinds: ChosenKinds,
  settings: Pick<ReminderSettings, 'leadDays'>,
): ReminderChoices {
  const merged = reminderKinds.flatMap((kind) => {
    const known = before[kind] ?? { isOff: false, leadDays: null }
    const asked = kinds[kind]
    if (!asked) return before[kind] ? [[kind, known] as const] : []
    const leadDays = asked.leadDays ?? known.leadDays
    const isAsEverywhere =
      leadDays === null || speakLeadDays(leadDays) === speakLeadDays(usualFor(kind, settings))
    if (isAsEverywhere && !asked.isOff) return []
    return [[kind, { isOff: asked.isOff, leadDays: isAsEverywhere ? null : leadDays }] as const]
  })
  return Object.fromEntries(merged)
}

/** The fields as they are stored now. */
export function choicesFields(
  choices: ReminderChoices,
  keepsSchoolHolidays: boolean,
  settings: Pick<ReminderSettings, 'leadDays'>,
  version: number,
): Record<string, string> {
  const fields = reminderKinds.flatMap((kind) => {
    const { isOff, leadDays } = choices[kind] ?? { isOff: false, leadDays: null }
    const days = leadDays ?? usualFor(kind, settings)
    return [...(isOff ? [] : [[wantedField(kind), 'ja']]), [leadField(kind), speakLeadDays(days)]]
  })
  return {
    ...Object.fromEntries(fields),
    ...(keepsSchoolHolidays ? { keepsSchoolHolidays: 'ja' } : {}),
    version: String(version),
  }
}

export function usualFor(
  kind: ReminderKind,
  { leadDays }: Pick<ReminderSettings, 'leadDays'>,
): readonly number[] {
  return leadDays[kind] ?? usualLeadDays
}

function fieldsOf<Name extends string, Field>(
  nameOf: (kind: ReminderKind) => Name,
  field: Field,
): Record<Name, Field> {
  return Object.fromEntries(reminderKinds.map((kind) => [nameOf(kind), field])) as Record<
    Name,
    Field
  >
}
