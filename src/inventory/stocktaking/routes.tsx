/** Stocktaking: rounds, the page on which one is counted, and its record. @module */
import { type Context, Hono } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { countDevicesByPlace, listRooms, listSites } from '../../../db/queries/devices.ts'
import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import { countFinds, listRounds } from '../../../db/queries/stocktaking.ts'
import { allow, isAllowed } from '../../access/permissions.ts'
import { Failure, type FailureCode } from '../../core/failure.ts'
import { addressOf, pathOf } from '../../web/address.ts'
import { pageDomain } from '../../web/pageDomain.ts'
import { redirectTo } from '../../web/redirect.ts'
import { renderPage } from '../../web/renderPage.tsx'
import { type FormValues, type Problems, readValues, submit } from '../../web/submit.ts'
import type { WebEnv } from '../../web/visit.ts'
import { readActorNames } from '../devices/changes/readChangeSetPage.ts'
import { scanScripts } from '../devices/scan/ScanPlace.tsx'
import { listedSites } from '../sites/siteList.ts'
import { countRoom, finishRound, reopenRound, startRound, storeFind } from './actions.ts'
import { CountPage } from './CountPage.tsx'
import { speakFind } from './findResult.ts'
import { RecordPage } from './RecordPage.tsx'
import { NewRoundPage, path, RoundListPage } from './RoundPages.tsx'
import { readRound, readRoundState } from './readRound.ts'
import { rebookFinds } from './rebooking/actions.ts'
import type { Find, Round } from './round.ts'
import { findForm, roundForm } from './roundForms.ts'
import { roundRecord } from './roundRecord.ts'

const statuses: Partial<Record<FailureCode, ContentfulStatusCode>> = {
  not_found: 404,
  conflict: 409,
  invalid: 422,
}

export const stocktakingRoutes = new Hono<WebEnv>()
  .get(path, async (c) => {
    const { deps, visit } = c.var
    allow(visit.actor, 'read', 'inventory')
    const domain = pageDomain(c)
    const rounds = await deps.store.read(visit.actor.organisationId, async (db) => {
      const sites = new Map((await listSites(db)).map(({ id, name }) => [id, name]))
      const nameOf = await readActorNames(db)
      const found = await countFinds(db, domain.id)
      return (await listRounds(db, domain.id)).map((round) => ({
        round,
        site: sites.get(round.siteId) ?? '',
        startedBy: nameOf(round.startedBy),
        counts: {
          ...{ found: 0, wrong_room: 0, unexpected: 0, unknown: 0, missing: 0 },
          ...Object.fromEntries(
            found
              .filter(({ stocktakingId }) => stocktakingId === round.id)
              .map(({ result, count }) => [result, count]),
          ),
        },
      }))
    })
    const mayWrite = isAllowed(visit.actor, 'write', 'inventory')
    return renderPage(
      c,
      { title: 'Inventur', path, domain },
      <RoundListPage {...{ domain, rounds, mayWrite }} />,
    )
  })
  .get(`${path}/neu`, (c) => {
    allow(c.var.visit.actor, 'write', 'inventory')
    return showNew(c, {})
  })
  .post(path, (c) => {
    const { deps, visit } = c.var
    allow(visit.actor, 'write', 'inventory')
    const domain = pageDomain(c)
    return submit(c, roundForm, {
      save: async (input) => {
        const id = await startRound(deps, visit.actor, domain.id, input)
        return redirectTo(c, addressOf(pathOf(path, id), { verbund: domain.code }))
      },
      again: (values, problems) => showNew(c, values, withoutStored(problems)),
    })
  })
  .get(`${path}/:id`, async (c) => {
    allow(c.var.visit.actor, 'write', 'inventory')
    const { round, domain } = await roundOf(c)
    if (round.finishedAt !== null) return c.redirect(ownAddress(round, domain, '/protokoll'), 303)
    return showCount(c, c.req.query('raum'), {})
  })
  .post(`${path}/:id/raeume/:room/funde`, async (c) => {
    const { deps, visit } = c.var
    allow(visit.actor, 'write', 'inventory')
    const { id: roundId, room: roomId } = c.req.param()
    if (wantsJson(c)) {
      return answer(c, async () => {
        const input = findForm.safeParse(await readValues(c))
        if (!input.success) throw new Failure('invalid', input.error.issues[0]?.message ?? '')
        return answerOf(await storeFind(deps, visit.actor, { roundId, roomId, input: input.data }))
      })
    }
    const { round, domain } = await roundOf(c)
    return submit(c, findForm, {
      save: async (input) => {
        const find = await storeFind(deps, visit.actor, { roundId, roomId, input })
        return redirectTo(c, roomAddress(round, domain, roomId), speakFind(find))
      },
      again: (values, problems) => showCount(c, roomId, values, withoutStored(problems)),
    })
  })
  .post(`${path}/:id/raeume/:room/abschluss`, async (c) => {
    const { deps, visit } = c.var
    allow(visit.actor, 'write', 'inventory')
    const { id: roundId, room: roomId } = c.req.param()
    if (wantsJson(c)) {
      return answer(c, async () => ({
        missing: await countRoom(deps, visit.actor, { roundId, roomId }),
      }))
    }
    const { round, domain } = await roundOf(c)
    const missing = await countRoom(deps, visit.actor, { roundId, roomId })
    return redirectTo(c, roomAddress(round, domain, roomId), speakCounted(missing))
  })
  .post(`${path}/:id/abschluss`, async (c) => {
    const { deps, visit } = c.var
    allow(visit.actor, 'write', 'inventory')
    const { round, domain } = await roundOf(c)
    await finishRound(deps, visit.actor, round.id)
    return redirectTo(c, ownAddress(round, domain, '/protokoll'), 'Die Inventur ist beendet.')
  })
  .post(`${path}/:id/wiederaufnahme`, async (c) => {
    const { deps, visit } = c.var
    allow(visit.actor, 'write', 'inventory')
    const { round, domain } = await roundOf(c)
    await reopenRound(deps, visit.actor, round.id)
    return redirectTo(c, ownAddress(round, domain), 'Die Inventur läuft wieder.')
  })
  .get(`${path}/:id/protokoll`, (c) => {
    allow(c.var.visit.actor, 'read', 'inventory')
    return showRecord(c)
  })
  .post(`${path}/:id/umbuchungen`, async (c) => {
    const { deps, visit } = c.var
    allow(visit.actor, 'write', 'inventory')
    const { round, domain } = await roundOf(c)
    const { find = '', all } = await readValues(c)
    const findIds = all === 'ja' ? 'all' : [find]
    try {
      const moved = await rebookFinds(deps, visit.actor, { roundId: round.id, findIds })
      const notice = moved === 1 ? '1 Gerät ist umgebucht.' : `${moved} Geräte sind umgebucht.`
      return redirectTo(c, ownAddress(round, domain, '/protokoll'), notice)
    } catch (error) {
      if (!(error instanceof Failure) || !['invalid', 'conflict'].includes(error.code)) throw error
      c.status(statuses[error.code] ?? 422)
      return showRecord(c, { message: error.message, fields: {} })
    }
  })

async function showNew(
  c: Context<WebEnv>,
  values: FormValues,
  problems?: Problems,
): Promise<Response> {
  const { deps, visit } = c.var
  const domain = pageDomain(c)
  const sites = await deps.store.read(visit.actor.organisationId, async (db) => {
    const places = { sites: await listSites(db), rooms: await listRooms(db) }
    return listedSites({ ...places, counts: await countDevicesByPlace(db) }, domain.id)
  })
  return renderPage(
    c,
    { title: 'Inventur beginnen', path, domain },
    <NewRoundPage
      domain={domain}
      sites={sites.map(({ id, name, devices }) => ({
        value: id,
        label: `${name} (${devices === 1 ? '1 Gerät' : `${devices} Geräte`})`,
      }))}
      state={{ values, problems }}
      csrfToken={visit.csrfToken}
    />,
  )
}

async function showCount(
  c: Context<WebEnv>,
  roomId: string | undefined,
  values: FormValues,
  problems?: Problems,
): Promise<Response> {
  const { deps, visit } = c.var
  const { round, domain } = await roundOf(c)
  c.set('usesCamera', true)
  const state = await deps.store.read(visit.actor.organisationId, (db) =>
    readRoundState(db, visit.actor, round.id),
  )
  return renderPage(
    c,
    { title: `Inventur ${round.name}`, path, domain, scripts: [...scanScripts, 'stocktaking.js'] },
    <CountPage
      domain={domain}
      state={state}
      open={{ roomId, form: { values, problems } }}
      owner={`${visit.actor.organisationId}:${visit.actor.userId}`}
      csrfToken={visit.csrfToken}
      assetUrl={c.var.assetUrl}
    />,
  )
}

async function showRecord(c: Context<WebEnv>, problems?: Problems): Promise<Response> {
  const { deps, visit } = c.var
  const { round, domain } = await roundOf(c)
  const record = await deps.store.read(visit.actor.organisationId, async (db) => {
    const { site, rooms, counted, finds } = await readRoundState(db, visit.actor, round.id)
    const nameOf = await readActorNames(db)
    const by = round.finishedBy === null ? '' : nameOf(round.finishedBy)
    const atTheEnd = round.finishedAt === null ? rooms : counted
    return roundRecord({ round, site: site.name, by, finds, rooms: atTheEnd })
  })
  return renderPage(
    c,
    { title: `Protokoll ${round.name}`, path, domain, scripts: ['print.js'] },
    <RecordPage
      domain={domain}
      record={record}
      mayWrite={isAllowed(visit.actor, 'write', 'inventory')}
      problems={problems}
      csrfToken={visit.csrfToken}
    />,
  )
}

/** The round that the address names, and its information domain, whatever else the address says. */
async function roundOf(c: Context<WebEnv>): Promise<{ round: Round; domain: InformationDomain }> {
  const { deps, visit } = c.var
  const round = await deps.store.read(visit.actor.organisationId, (db) =>
    readRound(db, visit.actor, c.req.param('id') ?? ''),
  )
  const domain = visit.domains.find(({ id }) => id === round.informationDomainId)
  return { round, domain: domain ?? pageDomain(c) }
}

/** The script of the page asks for what it shows itself. */
function wantsJson(c: Context): boolean {
  return c.req.header('Accept') === 'application/json'
}

async function answer(c: Context, work: () => Promise<object>): Promise<Response> {
  try {
    return c.json(await work())
  } catch (error) {
    const status = error instanceof Failure ? statuses[error.code] : undefined
    if (!(error instanceof Failure) || status === undefined) throw error
    return c.json({ message: error.message }, status)
  }
}

function answerOf(find: Find) {
  const { deviceId, label, result, statedPlace } = find
  return { deviceId, label, result, statedPlace, text: speakFind(find) }
}

function speakCounted(missing: number): string {
  if (missing === 0) return 'Raum abgeschlossen, nichts fehlt.'
  return `Raum abgeschlossen, ${missing === 1 ? '1 Gerät fehlt' : `${missing} Geräte fehlen`}.`
}

function ownAddress({ id }: Round, domain: InformationDomain, part = ''): string {
  return addressOf(`${pathOf(path, id)}${part}`, { verbund: domain.code })
}

function roomAddress({ id }: Round, domain: InformationDomain, raum: string): string {
  return `${addressOf(pathOf(path, id), { verbund: domain.code, raum })}#raum-${raum}`
}

/** Nothing is edited in these forms: the message says what stands in the way. */
function withoutStored(problems: Problems): Problems {
  return { ...problems, isStale: false }
}
