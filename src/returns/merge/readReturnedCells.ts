import type { Db } from '../../../db/db.ts'
import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import { conflictTitles, decisionWords } from '../../../reports/conflicts.ts'
import type { Actor } from '../../access/actor.ts'
import { foldText } from '../../core/text.ts'
import type { AnswerSubject } from '../../exchange/answerSubject.ts'
import { parseDay } from '../../exchange/values/parseDay.ts'
import type { WorkbookOrigin } from '../../exchange/workbookOrigin.ts'
import { labelOf, type ReturnedCell, type ReturnedContents } from '../returnedWorkbook.ts'
import { indexRows } from './indexRows.ts'
import { fieldCalled, questionFields } from './layouts.ts'
import { countedNotice, cutNotices, foreignRowsNotice, unknownRowNotice } from './noticeWords.ts'
import type { ReturnedRow, ReturnedRows } from './parseReturned.ts'
import { readAnswerable } from './readAnswerable.ts'
import { readQuestionRows } from './readQuestionRows.ts'
import { readSince } from './readSince.ts'

type Origin = Extract<WorkbookOrigin, { about: AnswerSubject }>

type Source = {
  readonly db: Db
  readonly actor: Actor
  readonly domain: InformationDomain
  readonly origin: Origin
}

type Stated = { readonly field: string; readonly text: string; readonly problem: string }

/**
 * The answers of a questionnaire, or what was decided in a workbook of conflicts: what its rows say, for the merge to
 * compare. Who may read only what is assigned to them is told nothing of other rows.
 */
export async function readReturnedCells(
  { db, actor, domain, origin }: Source,
  returned: ReturnedRows,
): Promise<ReturnedContents> {
  const { about } = origin
  const notices = [...returned.notices]
  const answerable = await readAnswerable(db, actor, domain, about)
  const rows =
    origin.kind === 'questionnaire'
      ? await readQuestionRows(db, origin, indexRows(returned.rows, about, notices), notices)
      : returned.rows
  const cells: ReturnedCell[] = []
  const foreign: string[] = []
  for (const row of rows) {
    const { keys, sheet } = row
    const subject = answerable.subjectOf(keys)
    if (subject === undefined) notices.push(unknownRowNotice(row, about, domain.code))
    else if (!answerable.isVisible(subject)) foreign.push(labelOf(about, keys))
    else {
      const stated =
        origin.kind === 'conflicts'
          ? statedInConflict(row, about, notices)
          : statedInQuestion(row, about)
      cells.push(...stated.map((one) => ({ ...one, subject, keys, sheet, row: row.row })))
    }
  }
  notices.push(...foreignRowsNotice(foreign), ...(await readUnplaced(db, domain, origin, cells)))
  return {
    about,
    baseSequence: origin.sequence,
    cells,
    notices: cutNotices(notices),
    rows: returned.rows.length,
  }
}

/** Older events do not name the information domain: which of them changed this answer, nobody can tell. */
async function readUnplaced(
  db: Db,
  domain: InformationDomain,
  { about, sequence }: Origin,
  cells: readonly ReturnedCell[],
): Promise<string[]> {
  if (about !== 'wiba') return []
  const { unplaced } = await readSince(db, sequence, { about, informationDomainId: domain.id })
  const labels = cells
    .filter(({ subject }) => unplaced.has(subject))
    .map(({ keys }) => labelOf(about, keys))
  const effect =
    'seit der Ausgabe beantwortet, ohne dass das Änderungsprotokoll sagt, in welchem Informationsverbund. Was dort abweicht, ist ein Konflikt.'
  return countedNotice([...new Set(labels)], 'Prüffrage wurde', 'Prüffragen wurden', effect)
}

function statedInQuestion(row: ReturnedRow, about: AnswerSubject): Stated[] {
  return questionFields[about].flatMap(([field, title]) => {
    const text = row.texts.get(title)
    return text === undefined ? [] : [{ field, text, problem: row.problems.get(title) ?? '' }]
  })
}

/** Nothing where today's value shall stay, or nobody decided. */
function statedInConflict(row: ReturnedRow, about: AnswerSubject, notices: string[]): Stated[] {
  const titles = conflictTitles(about)
  const decision = row.texts.get(titles.decision) ?? ''
  const title = row.texts.get(titles.field) ?? ''
  const field = fieldCalled(about, title)
  const place = `Blatt „${row.sheet}“, Zeile ${row.row}`
  if (field === undefined) {
    notices.push(
      `${place}: „${title}“ ist keine Spalte mit Antworten. Die Zeile wird nicht gelesen.`,
    )
    return []
  }
  if (foldText(decision) === foldText(decisionWords.returned)) {
    return [statedIn(field, row.texts.get(titles.returned) ?? '')]
  }
  if (decision !== '' && foldText(decision) !== foldText(decisionWords.today)) {
    notices.push(
      `${place}, Spalte „${titles.decision}“: „${decision}“ ist keine Entscheidung. Möglich sind „${decisionWords.today}“ und „${decisionWords.returned}“.`,
    )
  }
  return []
}

function statedIn(field: string, text: string): Stated {
  if (field !== 'dueOn') return { field, text, problem: '' }
  const reading = parseDay(text)
  if ('problem' in reading) return { field, text, problem: `${reading.problem}.` }
  return { field, text: reading.value ?? '', problem: '' }
}
