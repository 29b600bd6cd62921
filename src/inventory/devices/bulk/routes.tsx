/** Changing many devices at once: chosen in the list, previewed, done. @module */
import { type Context, Hono } from 'hono'
import { listSites } from '../../../../db/queries/devices.ts'
import { allow } from '../../../access/permissions.ts'
import { addressOf } from '../../../web/address.ts'
import { pageDomain } from '../../../web/pageDomain.ts'
import { redirectTo } from '../../../web/redirect.ts'
import { renderPage } from '../../../web/renderPage.tsx'
import { type FormValues, type Problems, readAll, readValues, submit } from '../../../web/submit.ts'
import type { WebEnv } from '../../../web/visit.ts'
import { parseDeviceFilter } from '../list/deviceFilter.ts'
import { devicesPath, parametersOf, parseParameters } from '../list/deviceQuery.ts'
import { readPlaceNames } from '../readPlaceNames.ts'
import { seesHolders } from '../seesHolders.ts'
import { editDevices } from './actions.ts'
import type { BulkPlan } from './bulkEdit.ts'
import { type BulkForm, bulkForm } from './bulkForm.ts'
import { type BulkSelection, readBulkPlan, readSelected } from './readBulkPlan.ts'
import { BulkPage } from './views.tsx'

export const bulkEditRoutes = new Hono<WebEnv>()
  .post(`${devicesPath}/auswahl`, async (c) => {
    allow(c.var.visit.actor, 'write', 'inventory')
    const { vorschau, umfang, liste = '' } = await readValues(c)
    if (umfang !== 'alle' && (await readAll(c, 'geraet')).length === 0) {
      const list = { verbund: pageDomain(c).code, ...parametersOf(parseParameters(liste)) }
      const address = addressOf(devicesPath, list)
      return redirectTo(
        c,
        address,
        'Bitte kreuzen Sie zuerst die Geräte an, die Sie ändern wollen.',
      )
    }
    if (vorschau !== 'ja') return showForm(c, {})
    return submit(c, bulkForm, {
      save: async (form, values) => showForm(c, { values, plan: await readPlan(c, form) }),
      again: (values, problems) => showForm(c, { values, problems }),
    })
  })
  .post(`${devicesPath}/aenderungen`, async (c) => {
    const { deps, visit } = c.var
    allow(visit.actor, 'write', 'inventory')
    const domain = pageDomain(c)
    const selection = await readSelection(c)
    return submit(c, bulkForm, {
      save: async (form, { stand: digest = '', liste = '' }) => {
        const id = await editDevices(deps, visit.actor, domain.id, { selection, form, digest })
        const list = { verbund: domain.code, ...parametersOf(parseParameters(liste)) }
        return redirectTo(c, addressOf(devicesPath, { ...list, vorgang: id }))
      },
      again: async (values, problems) => {
        const form = bulkForm.safeParse(values)
        const plan = problems.isStale && form.success ? await readPlan(c, form.data) : undefined
        return showForm(c, { values, problems: { ...problems, isStale: false }, plan })
      },
    })
  })

async function readPlan(c: Context<WebEnv>, form: BulkForm): Promise<BulkPlan> {
  const { deps, visit } = c.var
  const selection = await readSelection(c)
  return deps.store.read(visit.actor.organisationId, (db) =>
    readBulkPlan(db, pageDomain(c).id, selection, form),
  )
}

/** The devices that are ticked, or all of the list. */
async function readSelection(c: Context<WebEnv>): Promise<BulkSelection> {
  const { umfang, liste = '' } = await readValues(c)
  const informationDomainId = pageDomain(c).id
  if (umfang !== 'alle') return { ids: await readAll(c, 'geraet'), informationDomainId }
  const { filter } = parseParameters(liste)
  return {
    filter: parseDeviceFilter(filter, {
      ...{ informationDomainId, today: c.var.today },
      findsHolders: seesHolders(c.var.visit.actor),
    }),
  }
}

async function showForm(
  c: Context<WebEnv>,
  {
    values = {},
    problems,
    plan,
  }: {
    values?: FormValues
    problems?: Problems
    plan?: BulkPlan | undefined
  },
): Promise<Response> {
  const { deps, visit } = c.var
  const domain = pageDomain(c)
  const selection = await readSelection(c)
  const { umfang = 'angekreuzte', liste = '' } = await readValues(c)
  const parameters = parametersOf(parseParameters(liste))
  const shown = await deps.store.read(visit.actor.organisationId, async (db) => ({
    devices: await readSelected(db, selection),
    sites: await listSites(db),
    nameOf: await readPlaceNames(db, domain.id),
  }))
  const ids = 'ids' in selection ? shown.devices.map(({ id }) => id) : []
  const distinct = (texts: readonly string[]) => [...new Set(texts)].filter(Boolean).sort()
  return renderPage(
    c,
    { title: 'Geräte ändern', path: devicesPath, domain },
    <BulkPage
      domain={domain}
      state={{ values, problems }}
      carried={[
        ['umfang', umfang],
        ['liste', addressOf('', parameters).slice(1)],
        ...ids.map((id) => ['geraet', id] as const),
      ]}
      count={shown.devices.length}
      back={addressOf(devicesPath, { verbund: domain.code, ...parameters })}
      sites={shown.sites.map(({ id, name }) => ({ value: id, label: name }))}
      fundings={distinct(shown.devices.map(({ fundingProgramme }) => fundingProgramme))}
      systems={distinct(shown.devices.map(({ os }) => os))}
      plan={plan}
      nameOf={shown.nameOf}
      csrfToken={visit.csrfToken}
    />,
  )
}
