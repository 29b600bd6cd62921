/**
 * Secrets in addresses that work without a login: of the way to unsubscribe, and of calendars. Each names its
 * organisation, so that it is looked for there only.
 * @module
 */
import { createHash } from 'node:crypto'

export type SecretAddress = { readonly organisationId: string; readonly secret: string }

export function secretTextOf({ organisationId, secret }: SecretAddress): string {
  return `${organisationId}.${secret}`
}

/** Undefined for what cannot be one. */
export function secretOf(text: string): SecretAddress | undefined {
  const [, organisationId, secret] =
    /^([A-Za-z0-9-]{1,64})\.([A-Za-z0-9_-]{32,64})$/.exec(text) ?? []
  return organisationId && secret ? { organisationId, secret } : undefined
}

/** What is stored of the address of a calendar. 256 random bits need no slow digest. */
export function secretHashOf(address: SecretAddress): string {
  return createHash('sha256').update(secretTextOf(address)).digest('hex')
}
