/** An organisation: founded, and what holds for the whole of it. @module */
import { z } from 'zod'
import { recordEvent } from '../../../db/queries/events.ts'
import {
  findOrganisation,
  insertOrganisation,
  saveOrganisation,
} from '../../../db/queries/organisations.ts'
import { Failure } from '../../core/failure.ts'
import { formText } from '../../core/formText.ts'
import { tidy } from '../../core/text.ts'
import type { Deps } from '../../deps.ts'
import { type Actor, ensureEverywhere, systemActor } from '../actor.ts'
import { eventBy } from '../eventBy.ts'
import { allow } from '../permissions.ts'
import type { Role } from '../role.ts'
import { patternProblem } from './inventoryPattern.ts'

export const organisationForm = z.object({
  name: z
    .string()
    .transform(tidy)
    .pipe(
      z.string().min(2, 'Bitte nennen Sie die Organisation.').max(120, 'Höchstens 120 Zeichen.'),
    ),
  land: z
    .string()
    .regex(/^[A-Z]{2}$/, 'Das Land wird mit zwei Buchstaben angegeben, z. B. ST.')
    .default('ST'),
})

const months = (least: number, most: number) =>
  z
    .string()
    .trim()
    .regex(/^\d{1,3}$/, 'Bitte geben Sie eine Zahl von Monaten an.')
    .transform(Number)
    .refine((count) => count >= least && count <= most, `Möglich sind ${least} bis ${most} Monate.`)

export const organisationSettingsForm = organisationForm.extend({
  staleMonths: months(1, 60),
  /** An empty field: nobody said. */
  attestationMonths: z.union(
    [
      z
        .string()
        .trim()
        .length(0)
        .transform(() => null),
      months(1, 60),
    ],
    'Bitte geben Sie 1 bis 60 Monate an, oder lassen Sie das Feld leer.',
  ),
  inventoryPattern: formText(60).superRefine((pattern, context) => {
    const message = patternProblem(pattern)
    if (message) context.addIssue({ code: 'custom', message })
  }),
  loanRetentionDays: z
    .string()
    .trim()
    .regex(/^\d{1,4}$/, 'Bitte geben Sie eine Zahl von Tagen an.')
    .transform(Number)
    .refine((days) => days <= 3650, 'Möglich sind 0 bis 3650 Tage.'),
  version: z.coerce.number().int(),
})

export type OrganisationSettings = z.infer<typeof organisationSettingsForm> & {
  secondFactorRoles: readonly Role[]
}

export type NewOrganisation = {
  id: string
  name: string
  land: string
  demoDay?: string | undefined
}

/** Founds an organisation; returns the actor who sets it up. Throws `conflict` for an id that is taken. */
export async function createOrganisation(deps: Deps, input: NewOrganisation): Promise<Actor> {
  const { id } = input
  const actor = systemActor(id, 'Einrichtung')
  const row = {
    id,
    name: input.name,
    land: input.land,
    demoDay: input.demoDay ?? null,
    createdAt: deps.now(),
  }
  await deps.store.write(id, async (db) => {
    if (await findOrganisation(db)) {
      throw new Failure('conflict', 'Diese Organisation ist schon angelegt.')
    }
    await insertOrganisation(db, row)
    recordEvent(db, eventBy(deps, actor, 'organisation_created', id, { after: row }))
  })
  return actor
}

/** Throws `conflict` when somebody else saved since `version`, `forbidden` for who sees single domains only. */
export async function changeOrganisation(
  deps: Deps,
  actor: Actor,
  { version, ...change }: OrganisationSettings,
): Promise<void> {
  allow(actor, 'write', 'administration')
  ensureEverywhere(actor)
  await deps.store.write(actor.organisationId, async (db) => {
    const before = await findOrganisation(db)
    if (!before) throw new Failure('not_found', 'Diese Organisation gibt es nicht.')
    await saveOrganisation(db, version, change)
    const { name, land, staleMonths, attestationMonths, secondFactorRoles } = before
    const { inventoryPattern, loanRetentionDays } = before
    recordEvent(
      db,
      eventBy(deps, actor, 'organisation_changed', actor.organisationId, {
        before: {
          ...{ name, land, staleMonths, attestationMonths, secondFactorRoles },
          inventoryPattern,
          loanRetentionDays,
        },
        after: change,
      }),
    )
  })
}
