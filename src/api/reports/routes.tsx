/** Devices that report themselves. @module */
import { Hono } from 'hono'
import { allow } from '../../access/permissions.ts'
import { apiDomain } from '../../web/api/apiDomain.ts'
import type { ApiEnv } from '../../web/api/apiEnv.ts'
import { serve } from '../../web/api/serve.ts'
import { reportDevice } from './actions.ts'
import { reportDeviceEndpoint } from './reportEndpoint.ts'

export const reportApi = new Hono<ApiEnv>()

serve(reportApi, reportDeviceEndpoint, async ({ c, body }) => {
  const { api, deps } = c.var
  allow(api.actor, 'write', 'inventory')
  const domain = apiDomain(c, body.informationDomain, 'pointer')
  const data = await reportDevice(deps, api.actor, domain, body)
  return { data, status: data.result === 'created' ? 201 : 200 }
})
