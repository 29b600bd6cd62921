/** Labels for devices, and the page that shows how far a printer is off. @module */
import { type Context, Hono } from 'hono'
import { type Device, listDevicesById } from '../../../../db/queries/devices.ts'
import { writeCalibrationPage, writeLabelSheets } from '../../../../reports/labelSheets.ts'
import { allow } from '../../../access/permissions.ts'
import { Failure } from '../../../core/failure.ts'
import { addressOf, pathOf } from '../../../web/address.ts'
import { pageDomain } from '../../../web/pageDomain.ts'
import { renderPage } from '../../../web/renderPage.tsx'
import { sendFile } from '../../../web/sendFile.ts'
import { baseUrlOf } from '../../../web/site.ts'
import { type Problems, readAll } from '../../../web/submit.ts'
import type { WebEnv } from '../../../web/visit.ts'
import { deviceKindLabels } from '../../deviceKind.ts'
import { deviceName } from '../changes/changeSet.ts'
import { productText } from '../quick/quickForm.ts'
import { unknownDevice } from '../unknownDevice.ts'
import { LabelPage, labelPath } from './LabelPage.tsx'
import { type LabelOrder, labelForm, mostLabels } from './labelForm.ts'

export const labelRoutes = new Hono<WebEnv>()
  .get(labelPath, async (c) => {
    allow(c.var.visit.actor, 'read', 'inventory')
    return showPage(c)
  })
  // The list ticks its devices into a form that carries a token, which is no part of an address.
  .post(labelPath, async (c) => {
    allow(c.var.visit.actor, 'read', 'inventory')
    const chosen = await readChosen(c, await readAll(c, 'geraet'))
    const address = addressOf(labelPath, { verbund: pageDomain(c).code })
    const ids = chosen.map(({ id }) => `&geraet=${encodeURIComponent(id)}`).join('')
    return c.redirect(`${address}${ids}`, 303)
  })
  .get(`${labelPath}/bogen.pdf`, (c) =>
    print(c, async ({ bogen, ab, rechts, unten }) => {
      const devices = await readChosen(c, c.req.queries('geraet') ?? [])
      if (devices.length === 0) {
        throw new Failure('invalid', 'Bitte wählen Sie zuerst Geräte in der Liste der Geräte aus.')
      }
      const { name, createdAt } = c.var.visit.organisation
      const base = baseUrlOf(c.var.site, c.req.url)
      return writeLabelSheets({
        sheet: bogen,
        start: ab - 1,
        offset: { x: rechts, y: unten },
        owner: `Eigentum: ${name}`,
        labels: devices.map((device) => ({
          number: deviceName(device),
          address: `${base}${pathOf('/geraete', device.id)}`,
        })),
        // Labels show no state of the data that could be dated.
        at: createdAt,
      })
    }),
  )
  .get(`${labelPath}/probeseite.pdf`, (c) =>
    print(c, ({ bogen, rechts, unten }) =>
      writeCalibrationPage(bogen, { x: rechts, y: unten }, c.var.visit.organisation.createdAt),
    ),
  )

/** Answers with the PDF, or with the form that says what is wrong with it. */
async function print(
  c: Context<WebEnv>,
  write: (order: LabelOrder) => Promise<Uint8Array>,
): Promise<Response> {
  allow(c.var.visit.actor, 'read', 'inventory')
  const parsed = labelForm.safeParse(c.req.query())
  if (!parsed.success) {
    const fields = parsed.error.issues.map(({ path, message }) => [path.join('.'), message])
    c.status(422)
    const message = 'Bitte prüfen Sie Ihre Eingaben.'
    return showPage(c, { message, fields: Object.fromEntries(fields) })
  }
  const data = await write(parsed.data)
  return sendFile(c, { fileName: 'Etiketten.pdf', mediaType: 'application/pdf', data })
}

async function showPage(c: Context<WebEnv>, problems?: Problems): Promise<Response> {
  const domain = pageDomain(c)
  const devices = await readChosen(c, c.req.queries('geraet') ?? [])
  const values = { bogen: 'L4778', ab: '1', rechts: '0', unten: '0', ...c.req.query() }
  return renderPage(
    c,
    { title: 'Etiketten drucken', path: '/geraete', domain },
    <LabelPage
      domain={domain}
      devices={devices.map((device) => ({
        id: device.id,
        name: deviceName(device),
        words: [deviceKindLabels[device.kind], productText(device)].filter(Boolean).join(' '),
      }))}
      state={{ values, problems }}
    />,
  )
}

/** The devices with these ids, in their order. Throws `not_found` for what is not there or out of reach. */
async function readChosen(c: Context<WebEnv>, named: readonly string[]): Promise<Device[]> {
  const { deps, visit } = c.var
  const ids = [...new Set(named)]
  if (ids.length > mostLabels) {
    throw new Failure('invalid', `Bitte wählen Sie höchstens ${mostLabels} Geräte auf einmal.`)
  }
  const domains = new Set(visit.domains.map(({ id }) => id))
  const found = await deps.store.read(visit.actor.organisationId, (db) => listDevicesById(db, ids))
  const byId = new Map(found.map((device) => [device.id, device]))
  return ids.map((id) => {
    const device = byId.get(id)
    if (device && domains.has(device.informationDomainId)) return device
    throw unknownDevice()
  })
}
