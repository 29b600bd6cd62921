/**
 * A.4 Ergebnis des IT-Grundschutz-Checks: how far each requirement is met at each target object.
 * Source: BSI-Standard 200-2, chapter 8.4 (head of the survey: 8.4.3).
 * @module
 */
import type { Day } from '../src/core/day.ts'
import { type CheckRow, checkFields } from './checkRow.ts'
import { basicSets, countSheet, furtherSets, levelSheet, type SummaryLine } from './checkSummary.ts'
import {
  addTallies,
  type CheckCounts,
  type CheckTally,
  metOfCounts,
  totalOfCounts,
} from './checkTally.ts'
import { fact, ofTotal, type ReportContext, workbookOf } from './cover.ts'
import { groupedBy, sortedBy } from './order.ts'
import type { CoverFact, Sheet, Workbook } from './sheet.ts'
import { day, type Items, id, int, linked, rowNumbers, sheetOf, text } from './table.ts'
import {
  checkHints,
  checkHintWords,
  checkStatusWords,
  hintLegend,
  type Level,
  statusLegend,
} from './words.ts'

export type CheckedObject = { code: string; name: string; count: number; location: string }

/** The head of the survey of a target object. */
export type Survey = {
  /** First and last day; null as long as nothing was asked. */
  surveyedFrom: Day | null
  surveyedUntil: Day | null
  surveyedBy: string
  interviewed: string
}

export type CheckResult = {
  /** In the order in which they shall stand, e.g. by target object, module, requirement. */
  checks: Items<CheckRow>
  /** How many checks there are; with more or fewer, writing the document ends with an error. */
  total: number
  /** Levels of these checks. */
  levels: ReadonlySet<Level>
  /** Of exactly these checks. Asked for only after they were drawn, so that one pass counts and writes. */
  counts(): CheckCounts
  /** By the code of the target object; asked for only after the checks were drawn. */
  surveyOf(code: string): Survey
  targetObjects: readonly CheckedObject[]
  /** The modules that apply, in the catalogue's order. */
  modules: readonly { id: string; title: string }[]
}

const objectSheetName = 'Zielobjekte'
const moduleSheetName = 'Bausteine'
const surveySheetName = 'Erhebung'

/** A.4. Checks are read once and not kept; they stand first, because the summaries are known after them. */
export function checkResult(context: ReportContext, input: CheckResult): Workbook {
  const targetObjects = sortedBy(input.targetObjects, ({ code }) => [code])
  const sorted = { ...input, targetObjects }
  const hasProfile = context.informationDomain.profile !== null
  return workbookOf(context, {
    name: 'a4',
    title: 'A.4 Ergebnis des IT-Grundschutz-Checks',
    subject: 'Wie weit jede Anforderung an jedem Zielobjekt umgesetzt ist.',
    facts: () => factsOf(sorted, hasProfile),
    notes: [
      'Gezählt wird je Zielobjekt, Baustein und Anforderung. Entfallene Anforderungen und ausgelassene Bausteine zählen nicht; Anforderungen, die ein Dienstleister umsetzt, zählen mit.',
      'Grundlage eines Testats sind alle Basis-Anforderungen der ganzen Modellierung, nicht nur die des Profils.',
    ],
    legend: [...statusLegend, ...hintLegend],
    sheets: [
      checkSheet(sorted),
      levelSheet(() => input.counts().tallies, hasProfile),
      ...summarySheets(sorted, hasProfile),
      surveySheet(sorted),
    ],
  })
}

function factsOf(input: CheckResult, hasProfile: boolean) {
  const { targetObjects, modules } = input
  const counts = input.counts()
  ensureDrawn(input, counts)
  const basic = addTallies(counts.tallies.filter(isBasic))
  const profile = addTallies(counts.tallies.filter((tally) => isBasic(tally) && tally.inProfile))
  const facts: CoverFact[] = [
    fact('Basis-Anforderungen erfüllt', ofTotal(metOfCounts(basic), totalOfCounts(basic))),
    ...(hasProfile
      ? [fact('davon im Profil', ofTotal(metOfCounts(profile), totalOfCounts(profile)))]
      : []),
    ...(['yes', 'dispensable', 'partial', 'no', 'open'] as const).map((status) =>
      fact(`Basis „${checkStatusWords[status]}“`, basic[status]),
    ),
    fact(
      'Verschiedene Basis-Anforderungen überall erfüllt',
      ofTotal(counts.distinctBasic.met, counts.distinctBasic.total),
    ),
    fact('Zielobjekte', targetObjects.length),
    fact('Bausteine', modules.length),
    fact('Geprüfte Zeilen aller Stufen', totalOfCounts(addTallies(counts.tallies))),
    ...checkHints.map((hint) => fact(`Hinweis „${checkHintWords[hint]}“`, counts.hints[hint])),
  ]
  return facts
}

/** Per target object and per module; the levels beyond Basis only where there are such checks. */
function summarySheets(input: CheckResult, hasProfile: boolean): readonly Sheet[] {
  const objects = { name: objectSheetName, title: 'je Zielobjekt', keyTitle: 'Zielobjekt' }
  const modules = { name: moduleSheetName, title: 'je Baustein', keyTitle: 'Baustein' }
  const summaries = [
    { head: objects, lines: () => objectLines(input) },
    { head: modules, lines: () => moduleLines(input) },
  ]
  const basic = summaries.map(({ head, lines }) =>
    countSheet(
      { ...head, title: `Basis-Anforderungen ${head.title}` },
      lines,
      basicSets(hasProfile),
    ),
  )
  if (!input.levels.has('standard') && !input.levels.has('high')) return basic
  const further = summaries.map(({ head: { name, title, keyTitle }, lines }) => {
    const head = { name: `${name} (weitere)`, title: `Standard und erhöht ${title}`, keyTitle }
    return countSheet(head, lines, furtherSets)
  })
  return [...basic, ...further]
}

function objectLines({ targetObjects, counts }: CheckResult): readonly SummaryLine[] {
  const groups = groupedBy(counts().tallies, (tally) => tally.targetObjectCode)
  const surveyRow = rowNumbers(targetObjects, ({ code }) => code)
  return targetObjects.map(({ code, name }) => ({
    cell: linked(code, surveySheetName, surveyRow.get(code)),
    name,
    tallies: groups.get(code) ?? [],
  }))
}

function moduleLines({ modules, counts }: CheckResult): readonly SummaryLine[] {
  const groups = groupedBy(counts().tallies, (tally) => tally.moduleId)
  return modules.map(({ id: moduleId, title }) => ({
    cell: moduleId,
    name: title,
    tallies: groups.get(moduleId) ?? [],
  }))
}

function surveySheet({ targetObjects, surveyOf }: CheckResult): Sheet {
  const summaryRow = rowNumbers(targetObjects, ({ code }) => code)
  return sheetOf<CheckedObject>({
    name: surveySheetName,
    title: 'Erhebung: wann, durch wen und bei wem',
    fields: [
      id('Zielobjekt', 11, ({ code }) => linked(code, objectSheetName, summaryRow.get(code))),
      text('Name', 36, (object) => object.name),
      int('Anzahl', 8, (object) => object.count),
      text('Standort', 28, (object) => object.location),
      day('Erhoben von', ({ code }) => surveyOf(code).surveyedFrom),
      day('Erhoben bis', ({ code }) => surveyOf(code).surveyedUntil),
      text('Erfasst durch', 24, ({ code }) => surveyOf(code).surveyedBy),
      text('Befragte Personen', 30, ({ code }) => surveyOf(code).interviewed),
    ],
    items: targetObjects,
  })
}

function checkSheet({ checks, total, targetObjects, modules }: CheckResult): Sheet {
  const objectRow = rowNumbers(targetObjects, ({ code }) => code)
  const moduleRow = rowNumbers(modules, (module) => module.id)
  return sheetOf<CheckRow>({
    name: 'IT-Grundschutz-Check',
    title: 'Ergebnis je Zielobjekt, Baustein und Anforderung',
    intro: [
      '„entbehrlich“ braucht Begründungsart und Begründung; „nein“ und „teilweise“ brauchen eine verantwortliche Person und einen Termin.',
    ],
    frozenColumns: 3,
    fields: checkFields({
      object: (code) => linked(code, objectSheetName, objectRow.get(code)),
      module: (moduleId) => linked(moduleId, moduleSheetName, moduleRow.get(moduleId)),
    }),
    items: checks,
    expected: total,
  })
}

/** Counts that lack checks would be a document that lies. */
function ensureDrawn({ total }: CheckResult, { tallies }: CheckCounts): void {
  const counted = totalOfCounts(addTallies(tallies))
  if (counted !== total) throw new Error(`${counted} of ${total} checks were counted`)
}

function isBasic({ level }: CheckTally): boolean {
  return level === 'basic'
}
