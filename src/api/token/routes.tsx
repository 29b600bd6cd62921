/** What a token says of itself. @module */
import { Hono } from 'hono'
import type { ApiEnv } from '../../web/api/apiEnv.ts'
import { serve } from '../../web/api/serve.ts'
import { getTokenEndpoint } from './tokenEndpoint.ts'

export const tokenApi = new Hono<ApiEnv>()

serve(tokenApi, getTokenEndpoint, async ({ c }) => {
  const { token, organisation, domains } = c.var.api
  return {
    data: {
      name: token.name,
      organisation: organisation.name,
      informationDomains: domains.map(({ code }) => code),
      scopes: token.scopes,
      expiresOn: token.expiresOn,
    },
  }
})
