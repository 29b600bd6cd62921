/** Devices logged on a phone, one after the other. @module */
import { type Context, Hono } from 'hono'
import type { Db } from '../../../../db/db.ts'
import {
  type Device,
  findDevice,
  findDeviceByInventoryKey,
  listDevicesWithSerial,
  listProducts,
} from '../../../../db/queries/devices.ts'
import type { InformationDomain } from '../../../../db/queries/informationDomains.ts'
import { allow } from '../../../access/permissions.ts'
import { addressOf } from '../../../web/address.ts'
import { pageDomain } from '../../../web/pageDomain.ts'
import { redirectTo } from '../../../web/redirect.ts'
import { renderPage } from '../../../web/renderPage.tsx'
import { type FormValues, type Problems, submit } from '../../../web/submit.ts'
import type { WebEnv } from '../../../web/visit.ts'
import { deviceKindLabels } from '../../deviceKind.ts'
import { deviceName } from '../changes/changeSet.ts'
import { inventoryKeyOf } from '../deviceKeys.ts'
import { createDevice, type DeviceEntry } from '../form/actions.ts'
import { placeValue } from '../form/deviceForm.ts'
import { scanScripts } from '../scan/ScanPlace.tsx'
import { KnownDevices, QuickPage, quickPath } from './QuickPage.tsx'
import { productOf, productText, type QuickInput, quickForm } from './quickForm.ts'
import { readQuickPage } from './readQuickPage.ts'

export const quickRoutes = new Hono<WebEnv>()
  .get(quickPath, (c) => {
    allow(c.var.visit.actor, 'write', 'inventory')
    return showForm(c, c.req.query('wie') ?? '')
  })
  .get(`${quickPath}/doppelt`, async (c) => {
    const { deps, visit } = c.var
    allow(visit.actor, 'write', 'inventory')
    const domain = pageDomain(c)
    const { serial = '', inventoryNumber = '' } = c.req.query()
    const devices = await deps.store.read(visit.actor.organisationId, (db) =>
      readKnown(db, domain, { serial: serial.trim(), inventoryNumber: inventoryNumber.trim() }),
    )
    return c.html(<KnownDevices domain={domain} devices={devices} />)
  })
  .post(quickPath, (c) => {
    const { deps, visit } = c.var
    allow(visit.actor, 'write', 'inventory')
    const domain = pageDomain(c)
    return submit(c, quickForm, {
      save: async (input) => {
        const entry = await deps.store.read(visit.actor.organisationId, (db) =>
          readEntry(db, domain, input),
        )
        const id = await createDevice(deps, visit.actor, domain.id, entry, input)
        const next = addressOf(quickPath, { verbund: domain.code, wie: id })
        return redirectTo(c, next, `${deviceName(entry)} ist erfasst.`)
      },
      again: (values, problems) => showForm(c, values.like ?? '', values, problems),
    })
  })

async function showForm(
  c: Context<WebEnv>,
  likeId: string,
  values?: FormValues,
  problems?: Problems,
): Promise<Response> {
  const { deps, today, visit, assetUrl } = c.var
  const domain = pageDomain(c)
  const page = await deps.store.read(visit.actor.organisationId, (db) =>
    readQuickPage(db, domain, likeId, today),
  )
  const fresh = {
    inventoryNumber: page.proposedNumber,
    kind: page.like?.kind ?? '',
    product: page.like ? productText(page.like) : '',
    place: page.like ? placeValue(page.like.siteId, page.like.roomId) : '',
  }
  c.set('usesCamera', true)
  return renderPage(
    c,
    { title: 'Gerät schnell erfassen', path: '/geraete', domain, scripts: scanScripts },
    <QuickPage
      domain={domain}
      page={page}
      state={{ values: values ?? fresh, problems }}
      csrfToken={visit.csrfToken}
      assetUrl={assetUrl}
    />,
  )
}

/** What is not asked comes from the device that this one is like, but for what is its own. */
async function readEntry(
  db: Db,
  domain: InformationDomain,
  { serial, inventoryNumber, kind, product, siteId, roomId, like }: QuickInput,
): Promise<DeviceEntry> {
  const found = like === '' ? undefined : await findDevice(db, like)
  const model = found?.informationDomainId === domain.id ? found : undefined
  const known = await listProducts(db, domain.id)
  return {
    ...{ serial, inventoryNumber, kind, siteId, roomId, ...productOf(product, known) },
    status: 'in_use',
    os: model?.os ?? '',
    osVersion: model?.osVersion ?? '',
    networkZone: model?.networkZone ?? null,
    purchasedOn: model?.purchasedOn ?? null,
    priceCents: model?.priceCents ?? null,
    warrantyUntil: model?.warrantyUntil ?? null,
    supportUntil: model?.supportUntil ?? null,
    fundingProgramme: model?.fundingProgramme ?? '',
    boundUntil: model?.boundUntil ?? null,
    ...{ hostname: '', mac: '', holder: '', notes: '' },
  }
}

async function readKnown(
  db: Db,
  domain: InformationDomain,
  { serial, inventoryNumber }: { serial: string; inventoryNumber: string },
) {
  const same = serial === '' ? [] : await listDevicesWithSerial(db, serial)
  const numbered =
    inventoryNumber === ''
      ? undefined
      : await findDeviceByInventoryKey(db, inventoryKeyOf(inventoryNumber))
  const found = new Map<string, Device>()
  for (const device of numbered ? [numbered, ...same] : same) found.set(device.id, device)
  return [...found.values()]
    .filter(({ informationDomainId }) => informationDomainId === domain.id)
    .map((device) => ({
      id: device.id,
      name: deviceName(device),
      words: [deviceKindLabels[device.kind], productText(device)].filter(Boolean).join(' '),
    }))
}
