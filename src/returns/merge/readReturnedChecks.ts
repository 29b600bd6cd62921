import type { Db } from '../../../db/db.ts'
import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import type { Actor } from '../../access/actor.ts'
import { isAllowed } from '../../access/permissions.ts'
import { readOwnPersons } from '../../access/readOwnPersons.ts'
import type { Day } from '../../core/day.ts'
import type { WorkbookOrigin } from '../../exchange/workbookOrigin.ts'
import { readChecksWithRows } from '../../exports/checkResult.ts'
import type { ReturnedCell, ReturnedContents } from '../returnedWorkbook.ts'
import { type AlteredCell, alterationNotice, compareRow } from './compareRows.ts'
import { countedNotice, cutNotices, unknownRowNotice } from './noticeWords.ts'
import type { ReturnedRow, ReturnedRows } from './parseReturned.ts'
import { readSince } from './readSince.ts'

type Comparison = {
  readonly db: Db
  readonly actor: Actor
  readonly domain: InformationDomain
  readonly today: Day
  readonly origin: WorkbookOrigin & { readonly kind: 'a4' }
}

/**
 * Where the rows of A.4 differ from today's. Rows are recognised by what they are about, wherever they stand. Who may
 * read only what is assigned to them learns nothing of other rows, not even whether they differ.
 */
export async function readReturnedChecks(
  { db, actor, domain, today, origin }: Comparison,
  returned: ReturnedRows,
): Promise<ReturnedContents> {
  const notices = [...returned.notices]
  const byKey = indexRows(returned.rows, notices)
  const seesAll = isAllowed(actor, 'read', 'checks')
  const own = await readOwnPersons(db, actor)
  const cells: ReturnedCell[] = []
  const altered: AlteredCell[] = []
  const absent: { key: string; module: string }[] = []
  const foreign: string[] = []
  const order = startOrder()
  const levels = origin.levels.length > 0 ? origin.levels : undefined
  for await (const part of readChecksWithRows(db, domain, today, levels)) {
    for (const { check, row } of part) {
      const key = keyOf(row.targetObjectCode, check.requirement)
      const found = byKey.get(key)
      byKey.delete(key)
      const isForeign = !seesAll && !own.has(check.responsibleId ?? '')
      if (!found) {
        if (!isForeign) absent.push({ key, module: `${check.targetObjectId} ${check.module}` })
      } else if (isForeign) foreign.push(key)
      else {
        order.note(found)
        const differences = compareRow(check, row, found)
        cells.push(...differences.cells)
        altered.push(...differences.altered)
      }
    }
  }
  const since = await readSince(db, origin.sequence)
  const missing = absent.filter(({ module }) => !since.decided.has(module)).map(({ key }) => key)
  notices.push(
    ...(order.isSorted() ? [] : [sortedNotice]),
    ...countedNotice(missing, 'Zeile fehlt', 'Zeilen fehlen', deletedEffect),
    ...countedNotice(foreign, 'Zeile ist', 'Zeilen sind', foreignEffect),
    ...[...byKey.values()].map((row) => unknownRowNotice(row, domain.code)),
    ...altered.flatMap((cell) => alterationNotice(cell, since) ?? []),
  )
  return {
    baseSequence: origin.sequence,
    cells,
    notices: cutNotices(notices),
    rows: returned.rows.length,
  }
}

const sortedNotice =
  'Die Zeilen stehen in anderer Reihenfolge. Sie werden an Zielobjekt und Anforderung erkannt.'
const deletedEffect = 'in der Datei. Gelöschte Zeilen ändern nichts.'
const foreignEffect = 'Ihnen nicht zugewiesen und wurden nicht gelesen.'

/** A check that stands there twice is read only where both rows say the same. */
function indexRows(rows: readonly ReturnedRow[], notices: string[]): Map<string, ReturnedRow> {
  const byKey = new Map<string, ReturnedRow>()
  const contradicting = new Set<string>()
  for (const row of rows) {
    const key = keyOf(row.object, row.requirement)
    const first = byKey.get(key)
    if (!first) byKey.set(key, row)
    else if (isSameRow(first, row)) {
      notices.push(
        `Blatt „${row.sheet}“, Zeile ${row.row}: ${key} steht schon in Zeile ${first.row}, mit denselben Angaben.`,
      )
    } else {
      contradicting.add(key)
      notices.push(
        `Blatt „${row.sheet}“, Zeilen ${first.row} und ${row.row}: ${key} steht zweimal da, mit verschiedenen Angaben. Keine der beiden Zeilen wird gelesen.`,
      )
    }
  }
  for (const key of contradicting) {
    const row = byKey.get(key)
    if (row) byKey.set(key, { ...row, texts: new Map(), problems: new Map() })
  }
  return byKey
}

function isSameRow(a: ReturnedRow, b: ReturnedRow): boolean {
  return [...a.texts].every(([title, text]) => b.texts.get(title) === text)
}

function keyOf(object: string, requirement: string): string {
  return `${object} ${requirement}`
}

/** Whether the rows of each sheet come in the order in which they were issued. */
function startOrder() {
  const last = new Map<string, number>()
  let sorted = true
  return {
    note({ sheet, row }: ReturnedRow): void {
      if (row < (last.get(sheet) ?? 0)) sorted = false
      last.set(sheet, row)
    },
    isSorted: () => sorted,
  }
}
