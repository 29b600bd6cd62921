/** Devices for other programs. @module */
import { type Context, Hono } from 'hono'
import { listSites } from '../../../db/queries/devices.ts'
import { findTargetObject } from '../../../db/queries/targetObjects.ts'
import { type DeviceSelection, listDevicesAfter } from '../../../db/queries/wholeDevices.ts'
import { allow } from '../../access/permissions.ts'
import { startOfDay } from '../../core/day.ts'
import { foldText, searchWords } from '../../core/text.ts'
import { inventoryKeyOf, serialKeyOf } from '../../inventory/devices/deviceKeys.ts'
import { unknownDevice } from '../../inventory/devices/unknownDevice.ts'
import { apiDomain, apiDomainIds } from '../../web/api/apiDomain.ts'
import type { ApiEnv } from '../../web/api/apiEnv.ts'
import { pageAnswer } from '../../web/api/apiPage.ts'
import { refusal } from '../../web/api/refuse.ts'
import { type ApiAnswer, serve } from '../../web/api/serve.ts'
import { keyOfCursor } from '../cursor.ts'
import { apiPath } from '../endpoint.ts'
import { changeDevice, type UpsertResults, upsertDevices } from './actions.ts'
import {
  bulkDevicesEndpoint,
  changeDeviceEndpoint,
  createDeviceEndpoint,
  getDeviceEndpoint,
  listDevicesEndpoint,
  upsertDeviceEndpoint,
} from './deviceEndpoints.ts'
import type { DeviceItem, DeviceQuery } from './deviceSchemas.ts'
import type { UpsertProblem } from './planUpserts.ts'
import { readDeviceAnswers } from './readDeviceRecords.ts'

type Api = Context<ApiEnv>

export const deviceApi = new Hono<ApiEnv>()

serve(deviceApi, listDevicesEndpoint, async ({ c, query }) => {
  const { api, deps } = c.var
  allow(api.actor, 'read', 'inventory')
  const { limit, cursor } = query
  const [after] = cursor === undefined ? [] : keyOfCursor(cursor, 1)
  const domainId = query.targetObject ? apiDomain(c, query.informationDomain, 'parameter').id : ''
  const selection = selectionOf(c, query)
  return deps.store.read(api.actor.organisationId, async (db) => {
    const { site, targetObject } = query
    const key = foldText(site ?? '')
    const siteIds = (await listSites(db)).flatMap(({ id, nameKey }) => (nameKey === key ? id : []))
    const object = targetObject && (await findTargetObject(db, domainId, targetObject))
    const chosen = {
      ...selection,
      ...(site === undefined ? {} : { siteIds }),
      ...(targetObject === undefined ? {} : { targetObjectIds: object ? [object.id] : [] }),
    }
    const rows = await listDevicesAfter(db, chosen, { after, limit: limit + 1 })
    const items = await readDeviceAnswers(db, rows.slice(0, limit))
    return pageAnswer(c, rows, limit, { keyOf: ({ id }) => [id], items })
  })
})

serve(deviceApi, getDeviceEndpoint, async ({ c }) => {
  allow(c.var.api.actor, 'read', 'inventory')
  const device = await readDevice(c, c.req.param('id') ?? '')
  return { data: device, version: device.version }
})

serve(deviceApi, createDeviceEndpoint, async ({ c, body: { informationDomain, ...item } }) => {
  const results = await upsertOne(c, informationDomain, item, true)
  return answerOne(c, results)
})

serve(deviceApi, upsertDeviceEndpoint, async ({ c, body: { informationDomain, ...item } }) => {
  const results = await upsertOne(c, informationDomain, item, false)
  return answerOne(c, results)
})

serve(deviceApi, bulkDevicesEndpoint, async ({ c, body }) => {
  const { api, deps } = c.var
  allow(api.actor, 'write', 'inventory')
  const domain = apiDomain(c, body.informationDomain, 'pointer')
  const isAllOrNothing = body.mode === 'all_or_nothing'
  const order = { domain, items: body.items, isAllOrNothing }
  const results = await upsertDevices(deps, api.actor, order)
  if (results.isRefused) throw refusedBulk(c, results)
  const count = (wanted: string) => results.items.filter(({ result }) => result === wanted).length
  return {
    data: {
      created: count('created'),
      changed: count('changed'),
      unchanged: count('unchanged'),
      refused: count('refused'),
      messages: results.messages,
      items: results.items.map(({ result, device, problem }, index) => ({
        index,
        result,
        id: device?.id ?? null,
        version: device?.version ?? null,
        messages: [],
        errors: problem ? [errorOf(problem, `#/items/${index}/`)] : [],
      })),
    },
  }
})

serve(deviceApi, changeDeviceEndpoint, async ({ c, body, version }) => {
  const { api, deps } = c.var
  allow(api.actor, 'write', 'inventory')
  const id = c.req.param('id') ?? ''
  const { device } = await changeDevice(deps, api.actor, { id, version, change: body })
  return { data: await readDevice(c, id), version: device.version }
})

function selectionOf(c: Api, query: DeviceQuery): DeviceSelection {
  const { kind, status, inventoryNumber, serial, mac, q, notSeenSince } = query
  return {
    informationDomainIds: apiDomainIds(c, query.informationDomain),
    kind,
    status,
    mac,
    inventoryKey: inventoryNumber === undefined ? undefined : inventoryKeyOf(inventoryNumber),
    serialKey: serial === undefined ? undefined : serialKeyOf(serial),
    words: searchWords(q ?? ''),
    seenBefore: notSeenSince === undefined ? undefined : startOfDay(notSeenSince),
  }
}

async function readDevice(c: Api, id: string) {
  const { actor } = c.var.api
  const selection = { id, informationDomainIds: actor.informationDomainIds }
  const [device] = await c.var.deps.store.read(actor.organisationId, async (db) =>
    readDeviceAnswers(db, await listDevicesAfter(db, selection, { limit: 1 })),
  )
  if (!device) throw unknownDevice()
  return device
}

async function upsertOne(
  c: Api,
  informationDomain: string | undefined,
  item: DeviceItem,
  isNewOnly: boolean,
): Promise<UpsertResults> {
  const { api, deps } = c.var
  allow(api.actor, 'write', 'inventory')
  const domain = apiDomain(c, informationDomain, 'pointer')
  const order = { domain, items: [item], isAllOrNothing: true, isNewOnly }
  return upsertDevices(deps, api.actor, order)
}

async function answerOne(c: Api, { items, messages }: UpsertResults): Promise<ApiAnswer> {
  const [{ result, device, problem } = { result: 'refused' as const }] = items
  if (problem) {
    const errors = [errorOf(problem, '#/')]
    throw refusal(c, problem.kind, problem.detail, { errors })
  }
  const shown = await readDevice(c, device?.id ?? '')
  return {
    status: result === 'created' ? 201 : 200,
    data: { result, id: shown.id, version: shown.version, messages, device: shown },
    version: shown.version,
    ...(result === 'created'
      ? { headers: { Location: `${apiPath}/devices/${encodeURIComponent(shown.id)}` } }
      : {}),
  }
}

function refusedBulk(c: Api, { items }: UpsertResults) {
  const errors = items.flatMap(({ problem }, index) =>
    problem ? [errorOf(problem, `#/items/${index}/`)] : [],
  )
  const detail = 'Nichts ist gespeichert, weil nicht alle Einträge in Ordnung sind.'
  return refusal(c, 'invalid', detail, { errors })
}

function errorOf({ detail, field }: UpsertProblem, base: string) {
  return { detail, pointer: `${base}${field}` }
}
