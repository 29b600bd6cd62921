/** Snapshots: the list, one of them with its workbooks, and what differs between two. @module */
import { join } from 'node:path'
import { type Context, Hono } from 'hono'
import type { InformationDomain } from '../../db/queries/informationDomains.ts'
import { listSnapshotFiles, listSnapshots } from '../../db/queries/snapshots.ts'
import { allow, isAllowed } from '../access/permissions.ts'
import { readInformationDomain } from '../access/readInformationDomain.ts'
import { Failure } from '../core/failure.ts'
import { exportFileName } from '../exports/exportFile.ts'
import { ensureExportName, exportLabels, stateExports } from '../exports/exportNames.ts'
import { makeDownload } from '../exports/makeDownload.ts'
import { addressOf, pathOf } from '../web/address.ts'
import { offsetOf, pageOf } from '../web/Pager.tsx'
import { pageDomain } from '../web/pageDomain.ts'
import { redirectTo } from '../web/redirect.ts'
import { renderPage } from '../web/renderPage.tsx'
import { sendDownload } from '../web/sendDownload.ts'
import { type FormValues, type Problems, submit } from '../web/submit.ts'
import type { WebEnv } from '../web/visit.ts'
import { takeSnapshot } from './actions.ts'
import { exportComparison } from './comparison/actions.ts'
import { ComparisonPage } from './comparison/ComparisonPage.tsx'
import {
  type ComparedState,
  frozenState,
  livingState,
  todayWord,
} from './comparison/comparedState.ts'
import { readComparison } from './comparison/readComparison.ts'
import { stateGroups } from './comparison/stateChange.ts'
import { exportFromSnapshot } from './export/actions.ts'
import { readSnapshot } from './readSnapshot.ts'
import { comparisonPath, SnapshotListPage, SnapshotPage, snapshotsPath } from './SnapshotPages.tsx'
import { snapshotForm } from './snapshotForm.ts'

const changesPerPage = 100

const offersOfState = stateExports.map((name) => ({ name, ...exportLabels[name] }))

export const snapshotRoutes = new Hono<WebEnv>()
  .get(snapshotsPath, (c) => {
    allow(c.var.visit.actor, 'read', 'snapshots')
    return showList(c, {})
  })
  .post(snapshotsPath, (c) => {
    const { deps, visit } = c.var
    allow(visit.actor, 'write', 'snapshots')
    const domain = pageDomain(c)
    return submit(c, snapshotForm, {
      save: async (form) => {
        const { id, name } = await takeSnapshot(deps, visit.actor, domain.id, form)
        return redirectTo(
          c,
          addressOf(pathOf(snapshotsPath, id), { verbund: domain.code }),
          `Der Stand „${name}“ ist festgehalten.`,
        )
      },
      again: (values, problems) => showList(c, values, problems),
    })
  })
  .get(comparisonPath, (c) => {
    allow(c.var.visit.actor, 'read', 'snapshots')
    return showComparison(c)
  })
  .post(comparisonPath, async (c) => {
    const { deps, visit } = c.var
    allow(visit.actor, 'read', 'exports')
    allow(visit.actor, 'read', 'snapshots')
    const { domain, before, after } = await readSides(c)
    return sendWorkbook(c, `Vergleich_${domain.code}_${before.day}_${after.day}.xlsx`, (file) =>
      exportComparison(deps, visit.actor, {
        informationDomainId: domain.id,
        before,
        after,
        file,
      }),
    )
  })
  .get(`${snapshotsPath}/:id`, (c) => {
    allow(c.var.visit.actor, 'read', 'snapshots')
    return showSnapshot(c)
  })
  .post(`${snapshotsPath}/:id/exporte/:name`, async (c) => {
    const { deps, visit } = c.var
    allow(visit.actor, 'read', 'exports')
    allow(visit.actor, 'read', 'snapshots')
    const name = ensureExportName(c.req.param('name'))
    const { snapshot, domain } = await readShown(c, c.req.param('id'))
    return sendWorkbook(c, exportFileName(name, domain.code, snapshot.takenOn), (file) =>
      exportFromSnapshot(deps, visit.actor, { snapshotId: snapshot.id, name, file }),
    )
  })

async function showList(
  c: Context<WebEnv>,
  values: FormValues,
  problems?: Problems,
): Promise<Response> {
  const { deps, visit } = c.var
  const domain = pageDomain(c)
  const snapshots = await deps.store.read(visit.actor.organisationId, (db) =>
    listSnapshots(db, domain.id),
  )
  return renderPage(
    c,
    { title: 'Stände zum Stichtag', path: snapshotsPath, domain },
    <SnapshotListPage
      domain={domain}
      snapshots={snapshots}
      state={isAllowed(visit.actor, 'write', 'snapshots') ? { values, problems } : undefined}
      csrfToken={visit.csrfToken}
    />,
  )
}

async function showSnapshot(c: Context<WebEnv>): Promise<Response> {
  const { visit } = c.var
  const { snapshot, domain, files } = await readShown(c, c.req.param('id') ?? '')
  return renderPage(
    c,
    { title: snapshot.name, path: snapshotsPath, domain },
    <SnapshotPage
      domain={domain}
      snapshot={snapshot}
      files={files}
      offers={isAllowed(visit.actor, 'read', 'exports') ? offersOfState : []}
      csrfToken={visit.csrfToken}
    />,
  )
}

/** The snapshot says which information domain it is of, whatever the address says. */
async function readShown(c: Context<WebEnv>, id: string) {
  const { deps, visit } = c.var
  return deps.store.read(visit.actor.organisationId, async (db) => {
    const snapshot = await readSnapshot(db, visit.actor, id)
    const domain = await readInformationDomain(db, visit.actor, snapshot.informationDomainId)
    return { snapshot, domain, files: (await listSnapshotFiles(db, id)).length }
  })
}

async function showComparison(c: Context<WebEnv>): Promise<Response> {
  const { deps, visit } = c.var
  const { domain, before, after } = await readSides(c)
  const source = { store: deps.store, organisationId: visit.actor.organisationId, domain }
  const comparison = await readComparison(source, before, after)
  const { von = '', bis = '', bereich, seite } = c.req.query()
  const groups = countGroups(comparison.changes)
  const group = groups.find((each) => each.group === bereich)?.group
  const chosen = comparison.changes.filter((change) => !group || change.group === group)
  const page = pageOf(seite, changesPerPage, chosen.length)
  return renderPage(
    c,
    { title: 'Stände vergleichen', path: snapshotsPath, domain },
    <ComparisonPage
      domain={domain}
      path={comparisonPath}
      comparison={comparison}
      groups={groups}
      group={group}
      shown={chosen.slice(offsetOf(page), offsetOf(page) + changesPerPage)}
      page={page}
      query={{ von, bis }}
      mayExport={isAllowed(visit.actor, 'read', 'exports')}
      csrfToken={visit.csrfToken}
    />,
  )
}

/** What the address names as `von` and `bis`; the first one is of the information domain, and so must the other be. */
async function readSides(
  c: Context<WebEnv>,
): Promise<{ domain: InformationDomain; before: ComparedState; after: ComparedState }> {
  const { domain, snapshot } = await readShown(c, c.req.query('von') ?? '')
  const until = c.req.query('bis') ?? todayWord
  const before = frozenState(snapshot)
  if (until === todayWord) return { domain, before, after: livingState(c.var.today) }
  const other = await readShown(c, until)
  if (other.domain.id !== domain.id) {
    throw new Failure(
      'invalid',
      'Diese Stände gehören zu verschiedenen Informationsverbünden. Bitte wählen Sie zwei desselben.',
    )
  }
  return { domain, before, after: frozenState(other.snapshot) }
}

function countGroups(changes: readonly { group: string }[]) {
  const counts = new Map<string, number>()
  for (const { group } of changes) counts.set(group, (counts.get(group) ?? 0) + 1)
  return stateGroups.flatMap((group) => {
    const count = counts.get(group)
    return count === undefined ? [] : [{ group, count }]
  })
}

async function sendWorkbook(
  c: Context<WebEnv>,
  fileName: string,
  write: (file: string) => Promise<void>,
): Promise<Response> {
  const download = await makeDownload(async (folder) => {
    const file = join(folder, 'mappe.xlsx')
    await write(file)
    return { file, fileName }
  })
  return sendDownload(c, download)
}
