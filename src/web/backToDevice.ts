import type { Context } from 'hono'
import { addressOf, pathOf } from './address.ts'
import { domainParameter } from './pageDomain.ts'
import { redirectTo } from './redirect.ts'
import type { WebEnv } from './visit.ts'

/** After a step: to the page of the device that the address names. */
export function backToDevice(c: Context<WebEnv>, notice: string): Response {
  const query = { [domainParameter]: c.req.query(domainParameter) }
  return redirectTo(c, addressOf(pathOf('/geraete', c.req.param('id') ?? ''), query), notice)
}
