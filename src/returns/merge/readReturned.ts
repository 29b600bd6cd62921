import { chainStart } from '../../../db/chain.ts'
import type { Db } from '../../../db/db.ts'
import { findChainHead } from '../../../db/queries/events.ts'
import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import { findEventHash } from '../../../db/queries/returnedWorkbooks.ts'
import type { Actor } from '../../access/actor.ts'
import type { Day } from '../../core/day.ts'
import { Failure } from '../../core/failure.ts'
import type { Table } from '../../exchange/table.ts'
import type { WorkbookOrigin } from '../../exchange/workbookOrigin.ts'
import type { ReturnedContents, ReturnedKind } from '../returnedWorkbook.ts'
import { ensureOrigin } from './ensureOrigin.ts'
import { layoutOf } from './layouts.ts'
import { findOrigin, type Layout, parseReturnedRows, type ReturnedRows } from './parseReturned.ts'
import { readReturnedCells } from './readReturnedCells.ts'
import { readReturnedChecks } from './readReturnedChecks.ts'

export type ReturnedFile = {
  readonly domain: InformationDomain
  readonly tables: readonly Table[]
  readonly name: string
  readonly today: Day
}

/**
 * What a file that came back says differently from today. Throws `invalid` for one that was not issued from this
 * information domain, and one that lost the columns by which answers are recognised.
 */
export async function readReturned(
  db: Db,
  actor: Actor,
  { domain, tables, name, today }: ReturnedFile,
): Promise<{ kind: ReturnedKind; contents: ReturnedContents }> {
  const origin = await readOrigin(db, domain, tables, name)
  const rows = rowsOf(tables, layoutOf(origin), name)
  const contents =
    origin.kind === 'a4'
      ? await readReturnedChecks({ db, actor, domain, today, origin }, rows)
      : await readReturnedCells({ db, actor, domain, origin }, rows)
  return { kind: origin.kind, contents }
}

async function readOrigin(
  db: Db,
  domain: InformationDomain,
  tables: readonly Table[],
  name: string,
): Promise<WorkbookOrigin> {
  const origin = findOrigin(tables)
  const { sequence } = await findChainHead(db)
  const hash = origin?.sequence === 0 ? chainStart : await findEventHash(db, origin?.sequence ?? 0)
  return ensureOrigin(
    origin,
    { organisationId: db.organisationId, domain, head: sequence, hash },
    name,
  )
}

function rowsOf(tables: readonly Table[], layout: Layout, name: string): ReturnedRows {
  const rows = parseReturnedRows(tables, layout)
  if (rows) return rows
  const message = `In „${name}“ hat kein Blatt die Spalten ${layout.keys.map((key) => `„${key}“`).join(' und ')}. An ihnen wird erkannt, wozu eine Antwort gehört; bitte löschen Sie sie nicht und ändern Sie ihre Überschriften nicht.`
  throw new Failure('invalid', message, { datei: message })
}
