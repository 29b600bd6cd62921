/** Devices logged and changed in a form. Their page shows the check too and lies there. @module */
import { type Context, Hono } from 'hono'
import { type Device, listFundingProgrammes } from '../../../../db/queries/devices.ts'
import type { InformationDomain } from '../../../../db/queries/informationDomains.ts'
import { allow } from '../../../access/permissions.ts'
import { euroInput } from '../../../core/euro.ts'
import { addressOf, pathOf } from '../../../web/address.ts'
import { pageDomain } from '../../../web/pageDomain.ts'
import { redirectTo } from '../../../web/redirect.ts'
import { renderPage } from '../../../web/renderPage.tsx'
import { type FormValues, type Problems, submit } from '../../../web/submit.ts'
import type { WebEnv } from '../../../web/visit.ts'
import { deviceName } from '../changes/changeSet.ts'
import { deviceDomain } from '../deviceDomain.ts'
import { readDevice } from '../readDevice.ts'
import { changeDevice, createDevice } from './actions.ts'
import { DeviceFormPage } from './DeviceFormPage.tsx'
import { deviceForm, placeValue } from './deviceForm.ts'
import { readPlaces } from './readPlaces.ts'

const path = '/geraete'
const idPath = `${path}/:id{[0-9a-z]+-[0-9a-z-]+}`

export const deviceFormRoutes = new Hono<WebEnv>()
  .get(`${path}/neu`, (c) => {
    allow(c.var.visit.actor, 'write', 'inventory')
    return showForm(c, undefined, { status: 'in_use', place: c.req.query('ort') ?? '' })
  })
  .post(path, (c) => {
    const { deps, visit } = c.var
    allow(visit.actor, 'write', 'inventory')
    const domain = pageDomain(c)
    return submit(c, deviceForm, {
      save: async ({ version: _, isTwin, ...entry }) => {
        const id = await createDevice(deps, visit.actor, domain.id, entry, { isTwin })
        return redirectTo(c, pageAddress(domain, id), 'Gerät erfasst.')
      },
      again: (values, problems) => showForm(c, undefined, values, problems),
    })
  })
  .get(`${idPath}/bearbeiten`, async (c) => {
    allow(c.var.visit.actor, 'write', 'inventory')
    return showForm(c, await readOf(c))
  })
  .post(idPath, async (c) => {
    const { deps, visit } = c.var
    allow(visit.actor, 'write', 'inventory')
    const device = await readOf(c)
    return submit(c, deviceForm, {
      save: async ({ version, isTwin, ...entry }) => {
        await changeDevice(deps, visit.actor, device.id, version, entry, { isTwin })
        return redirectTo(
          c,
          pageAddress(deviceDomain(c.var.visit.domains, device), device.id),
          'Gespeichert.',
        )
      },
      again: async (values, problems) => showForm(c, await readOf(c), values, problems),
    })
  })

function readOf(c: Context<WebEnv>): Promise<Device> {
  const { deps, visit } = c.var
  return deps.store.read(visit.actor.organisationId, (db) =>
    readDevice(db, visit.actor, c.req.param('id') ?? ''),
  )
}

async function showForm(
  c: Context<WebEnv>,
  device: Device | undefined,
  values?: FormValues,
  problems?: Problems,
): Promise<Response> {
  const { deps, visit } = c.var
  const domain = device ? deviceDomain(c.var.visit.domains, device) : pageDomain(c)
  const stored = device && valuesOf(device)
  const name = device ? deviceName(device) : ''
  const [places, programmes] = await deps.store.read(visit.actor.organisationId, async (db) => [
    await readPlaces(db),
    await listFundingProgrammes(db),
  ])
  return renderPage(
    c,
    { title: device ? `${name} bearbeiten` : 'Gerät erfassen', path, domain },
    <DeviceFormPage
      domain={domain}
      device={device ? { ...device, name } : null}
      places={places}
      programmes={programmes}
      state={{ values: values ?? stored ?? {}, problems, stored }}
      csrfToken={visit.csrfToken}
    />,
  )
}

function valuesOf(device: Device): FormValues {
  const { siteId, roomId, priceCents, inventoryNumber, serial, networkZone } = device
  const { purchasedOn, warrantyUntil, supportUntil, boundUntil } = device
  const { kind, status, manufacturer, model, os, osVersion, hostname, mac, holder } = device
  return {
    inventoryNumber: inventoryNumber ?? '',
    serial: serial ?? '',
    networkZone: networkZone ?? '',
    place: placeValue(siteId, roomId),
    priceCents: euroInput(priceCents ?? 0),
    purchasedOn: purchasedOn ?? '',
    warrantyUntil: warrantyUntil ?? '',
    supportUntil: supportUntil ?? '',
    boundUntil: boundUntil ?? '',
    fundingProgramme: device.fundingProgramme,
    notes: device.notes,
    ...{ kind, status, manufacturer, model, os, osVersion, hostname, mac, holder },
  }
}

function pageAddress({ code }: InformationDomain, id: string): string {
  return addressOf(pathOf(path, id), { verbund: code })
}
