/** The list of devices. @module */
import { type Context, Hono } from 'hono'
import { listSavedFilters } from '../../../../db/queries/savedFilters.ts'
import { allow, isAllowed } from '../../../access/permissions.ts'
import { addressOf } from '../../../web/address.ts'
import type { FormState } from '../../../web/form.tsx'
import { pageDomain } from '../../../web/pageDomain.ts'
import { redirectTo } from '../../../web/redirect.ts'
import { renderPage } from '../../../web/renderPage.tsx'
import { submit } from '../../../web/submit.ts'
import type { WebEnv } from '../../../web/visit.ts'
import { platformReader } from '../../devicePlatform.ts'
import { BulkBar } from '../bulk/views.tsx'
import { readChangeSet } from '../changes/readChangeSet.ts'
import { ChangeNotice } from '../changes/views.tsx'
import { seesHolders } from '../seesHolders.ts'
import { forgetList, rememberList } from './actions.ts'
import { type DeviceColumn, deviceColumns } from './deviceColumn.ts'
import { parseDeviceFilter } from './deviceFilter.ts'
import {
  type DeviceQuery,
  devicesPath,
  parametersOf,
  parseDeviceQuery,
  parseParameters,
} from './deviceQuery.ts'
import { DeviceListPage } from './ListPage.tsx'
import { readDeviceList } from './readDeviceList.ts'
import { savedFilterForm } from './savedFilterForm.ts'

export const deviceListRoutes = new Hono<WebEnv>()
  .get(devicesPath, (c) => {
    allow(c.var.visit.actor, 'read', 'inventory')
    const { searchParams } = new URL(c.req.url)
    return showDevices(
      c,
      parseDeviceQuery((name) => searchParams.getAll(name)),
    )
  })
  .post(`${devicesPath}/filter`, async (c) => {
    const { deps, visit } = c.var
    allow(visit.actor, 'read', 'inventory')
    const domain = pageDomain(c)
    return submit(c, savedFilterForm, {
      save: async (form) => {
        await rememberList(deps, visit.actor, domain.id, form)
        const parameters = parametersOf(parseParameters(form.parameters))
        const address = addressOf(devicesPath, { verbund: domain.code, ...parameters })
        return redirectTo(c, address, `Liste „${form.name}“ gemerkt.`)
      },
      again: (values, problems) =>
        showDevices(c, parseParameters(values.parameters ?? ''), { values, problems }),
    })
  })
  .post(`${devicesPath}/filter/:id/loeschung`, async (c) => {
    const { deps, visit } = c.var
    allow(visit.actor, 'read', 'inventory')
    await forgetList(deps, visit.actor, c.req.param('id'))
    const address = addressOf(devicesPath, { verbund: pageDomain(c).code })
    return redirectTo(c, address, 'Die gemerkte Liste ist gelöscht.')
  })

async function showDevices(
  c: Context<WebEnv>,
  asked: DeviceQuery,
  naming?: FormState,
): Promise<Response> {
  const { deps, today, visit } = c.var
  const { actor } = visit
  const domain = pageDomain(c)
  const columns = seesHolders(actor)
    ? deviceColumns
    : deviceColumns.filter((one) => one !== 'inhaber')
  const query = withoutHidden(asked, columns)
  const filter = parseDeviceFilter(query.filter, {
    ...{ informationDomainId: domain.id, today },
    findsHolders: seesHolders(actor),
  })
  const userId = actor.userId ?? ''
  const doneId = c.req.query('vorgang')
  const mayWrite = isAllowed(actor, 'write', 'inventory')
  const shown = await deps.store.read(actor.organisationId, async (db) => ({
    list: await readDeviceList(deps.store, db, query, filter),
    saved: await listSavedFilters(db, { userId, informationDomainId: domain.id }),
    set: doneId ? await readChangeSet(db, actor, doneId) : undefined,
  }))
  return renderPage(
    c,
    { title: 'Geräte', path: devicesPath, domain, scripts: mayWrite ? ['pickRows.js'] : [] },
    <DeviceListPage
      list={shown.list}
      saved={shown.saved}
      domain={domain}
      query={query}
      columns={columns}
      frame={{
        verbund: domain.code,
        today,
        bindingSoonUntil: filter.bindingSoonUntil,
        columns: query.columns,
        isPicking: mayWrite,
        chosen: new Set(),
        readPlatform: platformReader(today, shown.list.ownSupport),
      }}
      csrfToken={visit.csrfToken}
      naming={naming}
      done={
        shown.set ? (
          <ChangeNotice set={shown.set} verbund={domain.code} csrfToken={visit.csrfToken} />
        ) : undefined
      }
      bulk={
        mayWrite ? (
          <BulkBar
            action={addressOf(`${devicesPath}/auswahl`, { verbund: domain.code })}
            labels={addressOf(`${devicesPath}/etiketten`, { verbund: domain.code })}
            parameters={addressOf('', parametersOf(query)).slice(1)}
            matching={shown.list.matching}
            csrfToken={visit.csrfToken}
          />
        ) : undefined
      }
      mayExport={isAllowed(actor, 'read', 'exports', ['devices'])}
    />,
  )
}

/** Neither a column nor an order tells what the person may not see. */
function withoutHidden(query: DeviceQuery, columns: readonly DeviceColumn[]): DeviceQuery {
  const isHidden = query.sorting.order === 'inhaber' && !columns.includes('inhaber')
  return {
    ...query,
    columns: query.columns.filter((column) => columns.includes(column)),
    ...(isHidden ? { sorting: { order: 'nummer', isDescending: false }, start: {} } : {}),
  }
}
