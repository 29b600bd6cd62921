/** The list of devices as it is shown, taken along. @module */
import { join } from 'node:path'
import { Hono } from 'hono'
import { z } from 'zod'
import { listSites } from '../../../db/queries/devices.ts'
import { allow } from '../../access/permissions.ts'
import { Failure } from '../../core/failure.ts'
import { parseDeviceFilter, speakDeviceFilter } from '../../inventory/devices/list/deviceFilter.ts'
import { devicesPath, parseDeviceQuery } from '../../inventory/devices/list/deviceQuery.ts'
import { seesHolders } from '../../inventory/devices/seesHolders.ts'
import { pageDomain } from '../../web/pageDomain.ts'
import { sendDownload } from '../../web/sendDownload.ts'
import { readValues } from '../../web/submit.ts'
import type { WebEnv } from '../../web/visit.ts'
import { exportWorkbook } from '../actions.ts'
import { exportFileName, workbookType } from '../exportFile.ts'
import { makeDownload } from '../makeDownload.ts'

const formatForm = z.object({ format: z.enum(['xlsx', 'csv']) })

const types = { xlsx: workbookType, csv: 'text/csv; charset=utf-8' }

export const deviceExportRoutes = new Hono<WebEnv>().post(`${devicesPath}/ausgabe`, async (c) => {
  const { deps, visit, today } = c.var
  allow(visit.actor, 'read', 'inventory')
  allow(visit.actor, 'read', 'exports', ['devices'])
  const domain = pageDomain(c)
  const form = formatForm.safeParse(await readValues(c))
  if (!form.success) throw new Failure('invalid', 'Bitte wählen Sie Excel oder CSV.')
  const { format } = form.data
  const { searchParams } = new URL(c.req.url)
  const query = parseDeviceQuery((name) => searchParams.getAll(name)).filter
  const sites = await deps.store.read(visit.actor.organisationId, listSites)
  const words = speakDeviceFilter(query, (id) => sites.find((site) => site.id === id)?.name ?? '')
  const filter = parseDeviceFilter(query, {
    ...{ informationDomainId: domain.id, today },
    findsHolders: seesHolders(visit.actor),
  })
  const fileName = exportFileName('devices', domain.code, today).replace(/xlsx$/, format)
  const download = await makeDownload(async (folder) => {
    const order = {
      name: 'devices',
      domainCode: domain.code,
      file: join(folder, fileName),
    } as const
    const made = await exportWorkbook(deps, visit.actor, {
      ...order,
      format,
      filter: { devices: { filter, words } },
    })
    return { ...made, fileName, mediaType: types[format] }
  })
  return sendDownload(c, download)
})
