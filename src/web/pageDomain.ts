import type { Context } from 'hono'
import type { InformationDomain } from '../../db/queries/informationDomains.ts'
import { unknownDomain } from '../access/actor.ts'
import { Failure } from '../core/failure.ts'
import type { WebEnv } from './visit.ts'

/** The parameter of addresses that names the information domain by its code. */
export const domainParameter = 'verbund'

/** The information domain that the address names, else the first one; undefined while there is none. */
export function findPageDomain(c: Context<WebEnv>): InformationDomain | undefined {
  const { domains } = c.var.visit
  const code = c.req.query(domainParameter)
  if (code === undefined || code === '') return domains[0]
  const found = domains.find((domain) => domain.code === code.toUpperCase())
  if (!found) throw unknownDomain()
  return found
}

/** Throws `not_found` when the address names an unknown one, or there is none yet. */
export function pageDomain(c: Context<WebEnv>): InformationDomain {
  const found = findPageDomain(c)
  if (found) return found
  throw new Failure(
    'not_found',
    'Es gibt noch keinen Informationsverbund, den Sie sehen dürfen. Die ISB legt ihn unter „Informationsverbünde“ an.',
  )
}
