import type { Db } from '../../../db/db.ts'
import { listChecks } from '../../../db/queries/checks.ts'
import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import { listTargetObjects } from '../../../db/queries/targetObjects.ts'
import { conflictTitles, decisionWords } from '../../../reports/conflicts.ts'
import { questionTitles } from '../../../reports/questionnaire.ts'
import type { Actor } from '../../access/actor.ts'
import { isAllowed } from '../../access/permissions.ts'
import { readOwnPersons } from '../../access/readOwnPersons.ts'
import { type CheckPlace, subjectOf } from '../../assessment/checkPlace.ts'
import { foldText } from '../../core/text.ts'
import { parseDay } from '../../exchange/values/parseDay.ts'
import type { WorkbookOrigin } from '../../exchange/workbookOrigin.ts'
import type { AnswerField } from '../answerField.ts'
import type { ReturnedCell, ReturnedContents } from '../returnedWorkbook.ts'
import { answerFieldOf } from './checkLayout.ts'
import { countedNotice, cutNotices, unknownRowNotice } from './noticeWords.ts'
import type { ReturnedRow, ReturnedRows } from './parseReturned.ts'

type Source = {
  readonly db: Db
  readonly actor: Actor
  readonly domain: InformationDomain
  readonly origin: WorkbookOrigin
}

type Stated = { readonly field: AnswerField; readonly text: string; readonly problem: string }

/**
 * The answers of a questionnaire, or what was decided in a workbook of conflicts: what its rows say, for the merge to
 * compare. Who may read only what is assigned to them is told nothing of other rows.
 */
export async function readReturnedCells(
  { db, actor, domain, origin }: Source,
  returned: ReturnedRows,
): Promise<ReturnedContents> {
  const notices = [...returned.notices]
  const objects = new Map(
    (await listTargetObjects(db, domain.id)).map(({ id, code }) => [code, id]),
  )
  const stateOf = origin.kind === 'conflicts' ? statedInConflict : statedInQuestion
  const isVisible = await visibleChecks(db, actor, [...objects.values()])
  const cells: ReturnedCell[] = []
  const foreign: string[] = []
  for (const row of returned.rows) {
    const targetObjectId = objects.get(row.object)
    const place = { targetObjectId: targetObjectId ?? '', requirement: row.requirement }
    if (targetObjectId === undefined) notices.push(unknownRowNotice(row, domain.code))
    else if (!isVisible(place)) foreign.push(`${row.object} ${row.requirement}`)
    else {
      const { object: code, sheet, row: number } = row
      for (const stated of stateOf(row, notices)) {
        cells.push({ ...place, ...stated, code, sheet, row: number })
      }
    }
  }
  notices.push(
    ...countedNotice(
      foreign,
      'Zeile ist',
      'Zeilen sind',
      'Ihnen nicht zugewiesen und wurden nicht gelesen.',
    ),
  )
  const rows = returned.rows.length
  return { baseSequence: origin.sequence, cells, notices: cutNotices(notices), rows }
}

const questionFields: readonly (readonly [AnswerField, string])[] = [
  ['status', questionTitles.status],
  ['dispensableBecause', questionTitles.dispensableBecause],
  ['explanation', questionTitles.explanation],
  ['dueOn', questionTitles.dueOn],
]

function statedInQuestion(row: ReturnedRow): Stated[] {
  return questionFields.flatMap(([field, title]) => {
    const text = row.texts.get(title)
    return text === undefined ? [] : [{ field, text, problem: row.problems.get(title) ?? '' }]
  })
}

/** Nothing where today's value shall stay, or nobody decided. */
function statedInConflict(row: ReturnedRow, notices: string[]): Stated[] {
  const decision = row.texts.get(conflictTitles.decision) ?? ''
  const title = row.texts.get(conflictTitles.field) ?? ''
  const field = answerFieldOf(title)
  const place = `Blatt „${row.sheet}“, Zeile ${row.row}`
  if (field === undefined) {
    notices.push(
      `${place}: „${title}“ ist keine Spalte mit Antworten. Die Zeile wird nicht gelesen.`,
    )
    return []
  }
  if (foldText(decision) === foldText(decisionWords.returned)) {
    return [statedIn(field, row.texts.get(conflictTitles.returned) ?? '')]
  }
  if (decision !== '' && foldText(decision) !== foldText(decisionWords.today)) {
    notices.push(
      `${place}, Spalte „${conflictTitles.decision}“: „${decision}“ ist keine Entscheidung. Möglich sind „${decisionWords.today}“ und „${decisionWords.returned}“.`,
    )
  }
  return []
}

function statedIn(field: AnswerField, text: string): Stated {
  if (field !== 'dueOn') return { field, text, problem: '' }
  const reading = parseDay(text)
  if ('problem' in reading) return { field, text, problem: `${reading.problem}.` }
  return { field, text: reading.value ?? '', problem: '' }
}

async function visibleChecks(
  db: Db,
  actor: Actor,
  targetObjectIds: readonly string[],
): Promise<(place: CheckPlace) => boolean> {
  if (isAllowed(actor, 'read', 'checks')) return () => true
  const own = await readOwnPersons(db, actor)
  const checks = await listChecks(db, targetObjectIds)
  const visible = new Set(
    checks.filter(({ responsibleId }) => own.has(responsibleId ?? '')).map(subjectOf),
  )
  return (place) => visible.has(subjectOf(place))
}
