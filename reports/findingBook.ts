/** The workbook of findings: those of a snapshot, and rows for more. @module */

import { type FindingStatement, findingCode } from '../src/audits/finding.ts'
import { emptyRows, findingColumns } from '../src/audits/findings/workbook/findingColumns.ts'
import { rowMark } from '../src/audits/findings/workbook/rowMark.ts'
import { findingKindLabels, findingKinds } from '../src/core/findingKind.ts'
import { fact, type ReportContext, workbookOf } from './cover.ts'
import type { Sheet, Workbook } from './sheet.ts'
import { day, id, sheetOf, text } from './table.ts'

type Line = (FindingStatement & { readonly number: number }) | null

type Named = { readonly id: string; readonly title: string }

export type FindingBook = {
  /** „Stand 3 vom 22.05.2025: Testat 2025“ */
  readonly state: string
  readonly findings: readonly (FindingStatement & { readonly number: number })[]
  readonly targetObjects: readonly Named[]
  /** Those in force of the modules that the snapshot models. */
  readonly requirements: readonly Named[]
}

export function findingBook(context: ReportContext, book: FindingBook): Workbook {
  return workbookOf(context, {
    name: 'feststellungen',
    title: 'Feststellungen',
    subject: 'Was eine Prüfung festgestellt hat, und Zeilen für weitere Feststellungen.',
    facts: [fact('Geprüfter Stand', book.state), fact('Feststellungen', book.findings.length)],
    notes: [
      'Tragen Sie neue Feststellungen im Blatt „Feststellungen“ in die gelben Zeilen ein, je Feststellung eine Zeile, und laden Sie die Mappe dort wieder hoch, wo Sie sie heruntergeladen haben. Zuerst zeigt eine Vorschau, was geschieht.',
      'Feststellungen mit Nummer sind eingetragen und in der Mappe geschützt. Nichts wird gelöscht: Was fehlt oder leer bleibt, bleibt, wie es ist.',
    ],
    sheets: [
      findingSheet(book),
      namedSheet('Zielobjekte', 'Zielobjekte des Standes', 'Kürzel', book.targetObjects),
      namedSheet(
        'Anforderungen',
        'Anforderungen der modellierten Bausteine',
        'Anforderung',
        book.requirements,
      ),
    ],
  })
}

function findingSheet({ findings, targetObjects, requirements }: FindingBook): Sheet {
  const open = { editable: true }
  const ids = (named: readonly Named[]) => named.map((each) => each.id)
  return sheetOf<Line>({
    name: 'Feststellungen',
    title: 'Feststellungen',
    intro: [
      'Art, Titel und Beschreibung gehören zu jeder Feststellung; Zielobjekt, Anforderung und Frist nur, wenn Sie sie nennen wollen. Die Nummer vergibt das Programm.',
    ],
    frozenColumns: 1,
    fields: [
      id(findingColumns.code, 9, (line) => (line ? findingCode(line.number) : '')),
      text(findingColumns.kind, 28, (line) => (line ? findingKindLabels[line.kind] : ''), {
        ...open,
        choices: findingKinds.map((kind) => findingKindLabels[kind]),
      }),
      text(findingColumns.title, 36, (line) => line?.title ?? '', open),
      text(findingColumns.text, 60, (line) => line?.text ?? '', open),
      {
        ...id<Line>(findingColumns.targetObjectCode, 12, (line) => line?.targetObjectCode ?? ''),
        ...open,
        choices: ids(targetObjects),
      },
      {
        ...id<Line>(findingColumns.requirement, 16, (line) => line?.requirement ?? ''),
        ...open,
        choices: ids(requirements),
      },
      day(findingColumns.dueOn, (line) => line?.dueOn ?? null, { ...open, width: 12 }),
      id(findingColumns.mark, 15, (line) => (line ? rowMark(line) : '')),
    ],
    items: [...findings, ...Array.from({ length: emptyRows }, () => null)],
    style: (line) => (line ? 'fixed' : 'blank'),
  })
}

function namedSheet(name: string, title: string, key: string, items: readonly Named[]): Sheet {
  return sheetOf<Named>({
    name,
    title,
    fields: [id(key, 18, (each) => each.id), text('Name', 70, (each) => each.title)],
    items,
  })
}
