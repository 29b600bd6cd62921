import type { Db } from '../../../db/db.ts'
import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import type { Actor } from '../../access/actor.ts'
import { isAllowed } from '../../access/permissions.ts'
import { readOwnPersons } from '../../access/readOwnPersons.ts'
import type { Day } from '../../core/day.ts'
import type { WorkbookOrigin } from '../../exchange/workbookOrigin.ts'
import { readChecksWithRows } from '../../exports/checkResult.ts'
import { labelOf, type ReturnedCell, type ReturnedContents } from '../returnedWorkbook.ts'
import { type AlteredCell, alterationNotice, compareRow } from './compareRows.ts'
import { indexRows, sortedNotice, startOrder } from './indexRows.ts'
import {
  cutNotices,
  foreignRowsNotice,
  missingRowsNotice,
  unknownRowNotice,
} from './noticeWords.ts'
import type { ReturnedRows } from './parseReturned.ts'
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
  const byKey = indexRows(returned.rows, 'checks', notices)
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
  const since = await readSince(db, origin.sequence, {
    about: 'checks',
    informationDomainId: domain.id,
  })
  const missing = absent.filter(({ module }) => !since.decided.has(module)).map(({ key }) => key)
  notices.push(
    ...(order.isSorted() ? [] : [sortedNotice.checks]),
    ...missingRowsNotice(missing),
    ...foreignRowsNotice(foreign),
    ...[...byKey.values()].map((row) => unknownRowNotice(row, 'checks', domain.code)),
    ...altered.flatMap((cell) => alterationNotice(cell, since) ?? []),
  )
  return {
    about: 'checks',
    baseSequence: origin.sequence,
    cells,
    notices: cutNotices(notices),
    rows: returned.rows.length,
  }
}

function keyOf(object: string, requirement: string): string {
  return labelOf('checks', [object, requirement])
}
