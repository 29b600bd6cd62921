/** What holds for the whole organisation. @module */
import { z } from 'zod'
import { recordEvent } from '../../../db/queries/events.ts'
import { findOrganisation, saveOrganisation } from '../../../db/queries/organisations.ts'
import { Failure } from '../../core/failure.ts'
import type { Deps } from '../../deps.ts'
import { organisationForm } from '../actions.ts'
import { type Actor, ensureEverywhere } from '../actor.ts'
import { eventBy } from '../eventBy.ts'
import { allow } from '../permissions.ts'
import type { Role } from '../role.ts'

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
  version: z.coerce.number().int(),
})

export type OrganisationSettings = z.infer<typeof organisationSettingsForm> & {
  secondFactorRoles: readonly Role[]
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
    recordEvent(
      db,
      eventBy(deps, actor, 'organisation_changed', actor.organisationId, {
        before: { name, land, staleMonths, attestationMonths, secondFactorRoles },
        after: change,
      }),
    )
  })
}
