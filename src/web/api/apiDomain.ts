import type { Context } from 'hono'
import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import type { ApiEnv } from './apiEnv.ts'
import { refusal } from './refuse.ts'

/**
 * The information domain that a request is about: the one it names, or the only one that the token covers. Refuses an
 * unknown one, and to guess among several.
 */
export function apiDomain(
  c: Context<ApiEnv>,
  code: string | undefined,
  where: 'pointer' | 'parameter',
): InformationDomain {
  const { domains } = c.var.api
  const [only, other] = domains
  if (code === undefined && only && !other) return only
  const found = domains.find((domain) => domain.code === code?.toUpperCase())
  if (found) return found
  const codes = domains.map((domain) => domain.code).join(', ') || 'keiner'
  const detail =
    code === undefined
      ? `Bitte nennen Sie den Informationsverbund. Möglich ist: ${codes}.`
      : `Diesen Informationsverbund gibt es nicht, oder der Schlüssel deckt ihn nicht. Möglich ist: ${codes}.`
  const place =
    where === 'pointer' ? { pointer: '#/informationDomain' } : { parameter: 'informationDomain' }
  throw refusal(c, where === 'pointer' ? 'invalid' : 'malformed', detail, {
    errors: [{ detail, ...place }],
  })
}

/** Which information domains a list shows: the one that is named, or all that the token covers. */
export function apiDomainIds(
  c: Context<ApiEnv>,
  code: string | undefined,
): 'all' | readonly string[] {
  if (code !== undefined) return [apiDomain(c, code, 'parameter').id]
  return c.var.api.actor.informationDomainIds
}
