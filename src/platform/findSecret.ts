/** Secrets that are never in the database: from the environment, or a file that it names. @module */
import { readFileSync } from 'node:fs'

/** Where a secret comes from: the environment itself, or a file that it names. */
export type SecretSource = {
  readonly value?: string | undefined
  readonly file?: string | undefined
}

/** `value` is missing where there is none; `place` says where it was looked for, for people. */
export type FoundSecret = { readonly value: string | undefined; readonly place: string }

/** Stands in the name of a file for the id of the organisation. */
const placeholder = '{organisation}'

/**
 * The secret of an organisation. One that is not its own is given only where it is alone (`isAlone`): else the
 * administration of one could have the secret of all sent to a server of its own. Read each time: a secret that was
 * replaced holds at once. The line end that editors add is no part of it.
 */
export function findSecret(
  { value, file }: SecretSource,
  setting: string,
  organisationId: string,
  isAlone: boolean,
): FoundSecret {
  if (file) {
    const isOwn = file.includes(placeholder)
    const path = file.replaceAll(placeholder, organisationId)
    const place = `Datei ${path} (${setting}_FILE)`
    return isOwn || isAlone
      ? { value: readSecret(path), place }
      : { value: undefined, place: own(setting) }
  }
  if (value && !isAlone) return { value: undefined, place: own(setting) }
  if (value) return { value, place: `Umgebung des Servers (${setting})` }
  return { value: undefined, place: `${setting}_FILE oder ${setting} in der Umgebung des Servers` }
}

function own(setting: string): string {
  return `eine eigene Datei je Organisation: ${setting}_FILE mit ${placeholder} im Pfad`
}

function readSecret(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').replace(/\r?\n$/, '') || undefined
  } catch {
    return undefined
  }
}
