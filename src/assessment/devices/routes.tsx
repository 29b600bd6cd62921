/** The page of a device and its files. It lies here because it says how far the check of its target object is. @module */

import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { findBlob } from '../../../db/queries/blobs.ts'
import { listFilesOfDevice } from '../../../db/queries/deviceFiles.ts'
import { findTargetObjectById } from '../../../db/queries/targetObjects.ts'
import { allow, isAllowed } from '../../access/permissions.ts'
import { readOwnPersons } from '../../access/readOwnPersons.ts'
import { Failure } from '../../core/failure.ts'
import { formText } from '../../core/formText.ts'
import { uploadedFile } from '../../documents/uploadedFile.ts'
import { deviceDomain } from '../../inventory/devices/deviceDomain.ts'
import { readDeviceLife } from '../../inventory/devices/life/readDeviceLife.ts'
import { readDevice } from '../../inventory/devices/readDevice.ts'
import { seesHolders } from '../../inventory/devices/seesHolders.ts'
import { unknownDevice } from '../../inventory/devices/unknownDevice.ts'
import { addressOf, pathOf } from '../../web/address.ts'
import type { FormState } from '../../web/form.tsx'
import { pageDomain } from '../../web/pageDomain.ts'
import { redirectTo } from '../../web/redirect.ts'
import { renderPage } from '../../web/renderPage.tsx'
import { sendFile } from '../../web/sendFile.ts'
import { readFile, submit } from '../../web/submit.ts'
import type { WebEnv } from '../../web/visit.ts'
import { DevicePage } from './DevicePage.tsx'
import { addDeviceFile, removeDeviceFile } from './files/actions.ts'
import { readDeviceFile } from './files/readDeviceFile.ts'
import { readDevicePage } from './readDevicePage.ts'

const idPath = '/geraete/:id{[0-9a-z]+-[0-9a-z-]+}'
const fileForm = z.object({ note: formText(200) })

export const devicePages = new Hono<WebEnv>()
  .get(idPath, (c) => showDevice(c, c.req.param('id')))
  .post(`${idPath}/dateien`, (c) => {
    const { deps, visit } = c.var
    allow(visit.actor, 'write', 'inventory')
    const id = c.req.param('id')
    return submit(c, fileForm, {
      async save({ note }) {
        const upload = await readFile(c, 'file')
        if (!upload) {
          const message = 'Bitte wählen Sie eine Datei aus.'
          throw new Failure('invalid', message, { file: message })
        }
        const file = uploadedFile(upload.name, new Uint8Array(await upload.arrayBuffer()))
        await addDeviceFile(deps, visit.actor, id, { file, note })
        const address = addressOf(pathOf('/geraete', id), { verbund: pageDomain(c).code })
        return redirectTo(c, `${address}#dateien`, 'Datei hinzugefügt.')
      },
      again: (values, problems) => showDevice(c, id, { values, problems }),
    })
  })
  .post(`${idPath}/dateien/:file/loeschung`, async (c) => {
    const { deps, visit } = c.var
    allow(visit.actor, 'write', 'inventory')
    const { id, file } = c.req.param()
    await removeDeviceFile(deps, visit.actor, id, file)
    const address = addressOf(pathOf('/geraete', id), { verbund: pageDomain(c).code })
    return redirectTo(c, `${address}#dateien`, 'Datei entfernt.')
  })
  .get(`${idPath}/dateien/:file`, async (c) => {
    const { deps, visit } = c.var
    allow(visit.actor, 'read', 'inventory')
    const { id, file } = c.req.param()
    const { found, blob } = await deps.store.read(visit.actor.organisationId, async (db) => {
      const named = await readDeviceFile(db, visit.actor, id, file)
      return { found: named, blob: await findBlob(db, named.fileSha256) }
    })
    if (!blob) throw new Failure('not_found', 'Zu diesem Eintrag gibt es keine Datei mehr.')
    return sendFile(c, { ...found, data: blob.data })
  })

/** The page of a device; `form` is that of its files when something was wrong with it. */
async function showDevice(
  c: Context<WebEnv>,
  id: string,
  form: FormState = { values: {} },
): Promise<Response> {
  const { deps, today, visit } = c.var
  const scopes = allow(visit.actor, 'read', 'inventory', ['own'])
  const seesAll = scopes.includes('all')
  const shown = await deps.store.read(visit.actor.organisationId, async (db) => {
    const device = await readDevice(db, visit.actor, id)
    if (!seesAll) {
      const own = await readOwnPersons(db, visit.actor)
      const object = await findTargetObjectById(db, device.targetObjectId ?? '')
      if (!own.has(object?.responsibleId ?? '')) throw unknownDevice()
    }
    const domain = deviceDomain(visit.domains, device)
    return {
      domain,
      state: await readDevicePage(db, domain, device, today),
      life: await readDeviceLife(db, visit.actor, device.id),
      files: seesAll ? await listFilesOfDevice(db, device.id) : [],
    }
  })
  return renderPage(
    c,
    { title: shown.state.name, path: '/geraete', domain: shown.domain },
    <DevicePage
      {...shown}
      today={today}
      form={form}
      csrfToken={visit.csrfToken}
      rights={{
        seesAll,
        mayWrite: isAllowed(visit.actor, 'write', 'inventory'),
        seesHolder: seesHolders(visit.actor),
        seesCheck: isAllowed(visit.actor, 'read', 'checks', ['assigned']),
      }}
    />,
  )
}
