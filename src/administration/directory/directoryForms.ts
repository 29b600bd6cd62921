/** What the forms of directories send. @module */
import { z } from 'zod'
import type { DirectoryKind } from '../../access/directory/directoryKind.ts'
import {
  type DirectorySettings,
  isLdap,
  ldapForm,
  oidcForm,
  type StoredDirectory,
} from '../../access/directory/directorySettings.ts'
import { formText, formVersion } from '../../core/formText.ts'

type FormValues = Readonly<Record<string, string>>

const ticked = z
  .string()
  .optional()
  .transform((value) => value === 'ja')

const trust = z.object({ trustsMail: ticked, trustsSecondFactor: ticked, version: formVersion })

/** The settings of that kind, with what the directory is believed. */
export const directoryForms = {
  oidc: z.intersection(oidcForm, trust),
  ldap: z.intersection(ldapForm, trust),
}

/** A button alone. */
export const switchForm = z.object({})

export const checkForm = z.object({ sample: formText(254) })

/** What a form sent, apart: settings of the kind, trust, version. */
export function directoryOf(
  kind: DirectoryKind,
  form: DirectorySettings & z.infer<typeof trust>,
): StoredDirectory {
  const { trustsMail, trustsSecondFactor, version, ...settings } = form
  return { kind, settings, trustsMail, trustsSecondFactor, version }
}

/** As the form shows them; of a directory that was not entered yet, what is usual. */
export function valuesOf(kind: DirectoryKind, stored: StoredDirectory | undefined): FormValues {
  if (!stored) return { ...(kind === 'ldap' ? usualLdap : usualOidc), version: '0' }
  const { settings, trustsMail, trustsSecondFactor, version } = stored
  return {
    ...(isLdap(settings)
      ? {
          ...settings,
          port: settings.port === null ? '' : String(settings.port),
          isNested: tick(settings.isNested),
        }
      : settings),
    trustsMail: tick(trustsMail),
    trustsSecondFactor: tick(trustsSecondFactor),
    version: String(version),
  }
}

const usualOidc: FormValues = { scope: 'openid profile email', groupsClaim: 'groups' }
const usualLdap: FormValues = {
  security: 'ldaps',
  schema: 'active_directory',
  groupSource: 'member_of',
}

function tick(isTicked: boolean): string {
  return isTicked ? 'ja' : ''
}
