/** The machine below: version, database, schedule, checks on demand, and a copy of the data. @module */
import { type Context, Hono } from 'hono'
import { findChainHead } from '../../../db/queries/events.ts'
import { listAccesses } from '../../../db/queries/history.ts'
import { listOrganisations } from '../../../db/queries/organisations.ts'
import { countSessions } from '../../../db/queries/sessions.ts'
import { allow } from '../../access/permissions.ts'
import { addMinutes, idleMinutes } from '../../access/sessions/session.ts'
import { dayOf } from '../../core/day.ts'
import { Failure } from '../../core/failure.ts'
import { renderPage } from '../../web/renderPage.tsx'
import type { WebEnv } from '../../web/visit.ts'
import { copyDatabase } from './actions.ts'
import type { Inspection } from './inspectionWords.ts'
import { readInspection } from './readInspection.ts'
import { SystemPage } from './views.tsx'

type Page = Context<WebEnv>

export const systemRoutes = new Hono<WebEnv>()
  .get('/verwaltung/system', (c) => {
    allow(c.var.visit.actor, 'read', 'administration')
    return showSystem(c)
  })
  .post('/verwaltung/system/pruefung', async (c) => {
    const { deps, visit } = c.var
    allow(visit.actor, 'write', 'administration')
    return showSystem(c, await readInspection(deps, visit.actor))
  })
  .post('/verwaltung/system/sicherung', async (c) => {
    const { deps, machine, visit } = c.var
    allow(visit.actor, 'write', 'administration')
    if (deps.store.dialect !== 'sqlite') {
      throw new Failure(
        'invalid',
        'Die Daten liegen in PostgreSQL. Bitte sichern Sie sie mit pg_dump; das Handbuch nennt die Befehle.',
      )
    }
    const { stream, bytes } = await machine.streamCopy(deps.store.location, (file) =>
      copyDatabase(deps, visit.actor, file),
    )
    const name = `basislotse-${dayOf(deps.serverTime())}.sqlite`
    c.header('Content-Type', 'application/vnd.sqlite3')
    c.header('Content-Length', String(bytes))
    c.header('Content-Disposition', `attachment; filename="${name}"`)
    return c.body(stream)
  })

async function showSystem(c: Page, inspection?: Inspection): Promise<Response> {
  const { deps, machine, visit } = c.var
  const { dialect, location } = deps.store
  const { organisationId } = visit.actor
  const since = addMinutes(deps.serverTime(), -idleMinutes)
  const { sessions, accesses, head } = await deps.store.read(organisationId, async (db) => ({
    head: await findChainHead(db),
    sessions: await countSessions(db, since),
    accesses: await listAccesses(db, 'verify', 1),
  }))
  const lastInspection = accesses[0]
  const organisations = await deps.store.read('', listOrganisations)
  const isFile = dialect === 'sqlite'
  return renderPage(
    c,
    { title: 'System', path: '/verwaltung' },
    <SystemPage
      version={machine.version}
      node={machine.node}
      nodeWarning={machine.nodeWarning(dayOf(deps.serverTime()))}
      dialect={dialect}
      location={location}
      databaseBytes={isFile ? machine.databaseBytes(location) : null}
      freeBytes={isFile ? machine.freeBytes(location) : null}
      jobs={machine.jobs(organisationId)}
      backups={isFile ? machine.backups() : []}
      lastInspection={lastInspection}
      head={head}
      sessions={sessions}
      inspection={inspection}
      isAlone={organisations.length === 1}
      csrfToken={visit.csrfToken}
    />,
  )
}
