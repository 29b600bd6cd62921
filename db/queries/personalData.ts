/** What is held about a person, in whatever table: found by account, contact person, mail address and name. */
import { and, eq, getTableColumns, inArray, isNull, like, or, type SQL, sql } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import type {
  FoundEvent,
  FoundRow,
  FoundText,
  Sought,
} from '../../src/core/personalData/disclosure.ts'
import { mentions } from '../../src/core/personalData/mentions.ts'
import { columnsOfKind, personalColumns } from '../../src/core/personalData/personalColumns.ts'
import type { PersonalKind } from '../../src/core/personalData/personalKind.ts'
import type { Db } from '../db.ts'
import { selectEvents } from '../selectEvents.ts'

type Row = Readonly<Record<string, unknown>>

/** What opens something is never told, not even to the person. */
const secrets = ['passwordHash', 'totpSecret', 'codeHash', 'tokenHash', 'unsubscribeToken']
/** Whole lists and files, which hold what others are. */
const contents = ['data', 'reading', 'plan', 'result', 'contents', 'decisions', 'outcome']
const untold = new Set([...secrets, ...contents, 'undoing', 'organisationId'])

const accountColumns = ['userId', 'deputyId', 'actorId', 'recipientId']
const nameKinds: readonly string[] = ['name', 'holder', 'borrower']
const trailTables = ['event', 'eventDetail']

/** Every row about the person, kind by kind, without secrets and the bytes of files. */
export async function listRowsOf(db: Db, sought: Sought): Promise<FoundRow[]> {
  const found: FoundRow[] = []
  for (const [table, kinds] of Object.entries(personalColumns)) {
    if (trailTables.includes(table)) continue
    for (const { kind, columns } of kinds) {
      if (kind === 'none') continue
      const isTheirs = or(...columns.flatMap((column) => matchOf(db, table, kind, column, sought)))
      if (!isTheirs) continue
      const rows = (await db
        .select(toldColumns(db, table))
        .from(tableOf(db, table))
        .where(and(ownedBy(db, table), isTheirs))) as Row[]
      const by = nameKinds.includes(kind) ? 'name' : 'id'
      found.push(...rows.map((row) => ({ kind, table, by, row }) as const))
    }
  }
  return found
}

/** Free texts that hold the name; only a person can say whether it is the same one. */
export async function listTextsNaming(db: Db, { names }: Sought): Promise<FoundText[]> {
  const found: FoundText[] = []
  for (const [table, column] of columnsOfKind('freeText')) {
    if (untold.has(column)) continue
    const held = or(...names.map((name) => holds(columnOf(db, table, column), name)))
    if (!held) continue
    const rows = (await db
      .select(toldColumns(db, table))
      .from(tableOf(db, table))
      .where(and(ownedBy(db, table), held))) as Row[]
    const naming = rows.filter((row) => names.some((name) => mentions(textOf(row[column]), name)))
    found.push(...naming.map((row) => ({ table, column, row })))
  }
  return found
}

/** Events that the person did, that are about them, or whose details name them, in order; what was erased is left out. */
export async function listEventsNaming(db: Db, sought: Sought): Promise<FoundEvent[]> {
  const { event, eventDetail } = db.tables
  const ids = idsOf(sought)
  const texts = [...ids, ...sought.names, ...sought.emails].map((text) =>
    JSON.stringify(text).slice(1, -1),
  )
  const rows = await selectEvents(db)
    .where(
      and(
        eq(event.organisationId, db.organisationId),
        isNull(eventDetail.erasedAt),
        or(
          inArray(event.actorId, ids),
          inArray(event.subjectId, ids),
          ...texts.map((text) => holds(eventDetail.details, text)),
        ),
      ),
    )
    .orderBy(event.sequence)
  return rows
    .map(({ event: row, details }) => ({ ...row, details }))
    .filter(
      ({ actorId, subjectId, details }) =>
        ids.includes(actorId) ||
        ids.includes(subjectId) ||
        texts.some((text) => mentions(details ?? '', text)),
    )
}

/** How a column tells that the row is theirs; none where it does not. */
function matchOf(db: Db, table: string, kind: PersonalKind, column: string, sought: Sought): SQL[] {
  const target = columnOf(db, table, column)
  if (kind === 'duty' || (table === 'person' && column === 'id')) {
    return [inArray(target, [...sought.personIds])]
  }
  if (accountColumns.includes(column) || (table === 'user' && column === 'id')) {
    return [inArray(target, idsOf(sought))]
  }
  const isAddress = column === 'email' && (kind === 'reminder' || kind === 'headMail')
  if (isAddress || (table === 'loginAttempt' && column === 'account')) {
    return [inArray(target, [...sought.emails])]
  }
  if (table === 'reminderItem') return matchOfItem(db, column, sought)
  const isName = kind === 'name' || column === 'holder' || column === 'borrower'
  return isName ? [inArray(target, [...sought.names])] : []
}

/** What the reminders to the person list, and where others are reminded of what is theirs. */
function matchOfItem(db: Db, column: string, sought: Sought): SQL[] {
  const { reminder, reminderItem } = db.tables
  if (column === 'responsible' || column === 'onBehalfOf') {
    return [inArray(reminderItem[column], [...sought.names])]
  }
  if (column !== 'reminderId') return []
  const theirs = db
    .select({ id: reminder.id })
    .from(reminder)
    .where(
      and(
        eq(reminder.organisationId, db.organisationId),
        inArray(reminder.recipientId, idsOf(sought)),
      ),
    )
  return [inArray(reminderItem.reminderId, theirs)]
}

function idsOf({ userId, personIds }: Sought): string[] {
  return userId === null ? [...personIds] : [userId, ...personIds]
}

function toldColumns(db: Db, table: string): Record<string, PgColumn> {
  const entries = Object.entries(columnsIn(db, table)).filter(([name]) => !untold.has(name))
  return Object.fromEntries(entries)
}

/** Accounts, codes and attempts belong to the installation, sessions to the organisation that was chosen. */
function ownedBy(db: Db, table: string): SQL | undefined {
  const { organisationId, chosenOrganisationId } = columnsIn(db, table)
  if (chosenOrganisationId) {
    return or(isNull(chosenOrganisationId), eq(chosenOrganisationId, db.organisationId))
  }
  return organisationId && eq(organisationId, db.organisationId)
}

function tableOf(db: Db, table: string): PgTable {
  const found = (db.tables as unknown as Record<string, PgTable>)[table]
  if (!found) throw new Error(`no table ${table}`)
  return found
}

function columnsIn(db: Db, table: string): Record<string, PgColumn> {
  return getTableColumns(tableOf(db, table)) as Record<string, PgColumn>
}

function columnOf(db: Db, table: string, column: string): PgColumn {
  const found = columnsIn(db, table)[column]
  if (!found) throw new Error(`no column ${table}.${column}`)
  return found
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value ?? '')
}

/** Lists that are kept as JSON are read as the text that they are. */
function holds(column: PgColumn, text: string): SQL {
  const pattern = `%${text.replace(/[\\%_]/g, '\\$&')}%`
  return like(sql`cast(${column} as text)`, sql`${pattern} escape '\\'`)
}
