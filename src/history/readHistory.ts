import { requirementIdPattern } from '../../catalog/requirementId.ts'
import type { Db } from '../../db/db.ts'
import { listApiTokens } from '../../db/queries/apiTokens.ts'
import { findChainHead } from '../../db/queries/events.ts'
import { type Access, listAccesses, listEvents } from '../../db/queries/history.ts'
import type { InformationDomain } from '../../db/queries/informationDomains.ts'
import { listNamedThings } from '../../db/queries/names.ts'
import { listMembers } from '../../db/queries/organisations.ts'
import type { AuditEvent } from '../../reports/auditTrail.ts'
import { tokenActorName } from '../access/tokens/apiToken.ts'
import { foldText } from '../core/text.ts'
import { describeEvent, idsIn } from '../exports/auditTrail.ts'
import { readSubjectNames } from '../exports/subjectNames.ts'
import { type HistoryFilter, instantsOf } from './historyFilter.ts'

export type HistoryPage = {
  /** The newest first. */
  readonly events: readonly AuditEvent[]
  /** The sequences at which the neighbouring pages begin; null where there is none. */
  readonly older: number | null
  readonly newer: number | null
  readonly persons: readonly { readonly id: string; readonly name: string }[]
  readonly head: { readonly sequence: number; readonly hash: string; readonly at: string | null }
  readonly verified: (Access & { readonly actor: string }) | null
}

export const eventsPerPage = 100

/** A page of the audit trail of the whole organisation. */
export async function readHistory(
  db: Db,
  filter: HistoryFilter,
  domain: InformationDomain | undefined,
): Promise<HistoryPage> {
  const { kind, actorId, text, before, after } = filter
  const wanted = {
    ...{ kind, actorId, domain },
    ...instantsOf(filter),
    subjects: text === '' ? undefined : await findSubjects(db, text),
  }
  const place = after === undefined ? { before } : { after }
  const rows = await listEvents(db, wanted, place, eventsPerPage + 1)
  const hasMore = rows.length > eventsPerPage
  const shown = after === undefined ? rows.slice(0, eventsPerPage) : rows.slice(-eventsPerPage)
  const [verified] = await listAccesses(db, 'verify', 1)
  const nameOf = await readSubjectNames(db, [
    ...shown.flatMap(idsIn),
    ...(verified ? [verified.actorId] : []),
  ])
  const hasOlder = after === undefined ? hasMore : true
  const hasNewer = after === undefined ? before !== undefined : hasMore
  return {
    events: shown.map((event) => describeEvent(event, nameOf)),
    older: hasOlder ? (shown.at(-1)?.sequence ?? null) : null,
    newer: hasNewer ? (shown[0]?.sequence ?? null) : null,
    persons: await readActors(db),
    head: await findChainHead(db),
    verified: verified ? { ...verified, actor: nameOf(verified.actorId) } : null,
  }
}

/** Whoever has an account or a token; what commands and the schedule did comes from „system“. */
async function readActors(db: Db): Promise<HistoryPage['persons']> {
  const members = new Map((await listMembers(db)).map(({ userId, name }) => [userId, name]))
  const tokens = await listApiTokens(db)
  const persons = [...members].map(([id, name]) => ({ id, name }))
  return [
    ...persons.sort((a, b) => a.name.localeCompare(b.name, 'de')),
    ...tokens.map(({ id, name }) => ({ id, name: tokenActorName(name) })),
    { id: 'system', name: 'Kommandozeile und Zeitplan' },
  ]
}

/** More subjects than a statement may bind are no search any more. */
const mostSubjects = 5000

/** The things whose name or number holds the text, or the requirement that it names. */
async function findSubjects(
  db: Db,
  text: string,
): Promise<{ ids: string[]; requirement: string | null }> {
  const upper = text.toUpperCase()
  const requirement = requirementIdPattern.test(upper) ? upper : null
  const words = foldText(text)
  const ids = (await listNamedThings(db))
    .filter(({ name }) => foldText(name).includes(words))
    .map(({ id }) => id)
  return { ids: [...ids, text].slice(0, mostSubjects), requirement }
}
