/**
 * Prüfbericht: every check, module by module, with figures and what is left out in front. What is too long for one file
 * comes in parts, because a document is laid out in memory: up to 200 MB for 1,000 checks.
 * @module
 */
import type { RequirementLevel } from '../catalog/requirementLevel.ts'
import { type Figures, percentMet } from '../src/assessment/figures.ts'
import type { Progress } from '../src/assessment/progress.ts'
import { type Day, dayOf, germanDay } from '../src/core/day.ts'
import type { CheckRow } from './checkRow.ts'
import { germanNumber, type ReportContext } from './cover.ts'
import { breakableText } from './pdf/printableText.ts'
import { headOf, provenanceOf } from './pdf/reportHead.ts'
import { type PdfStandard, writePdf } from './pdf/writePdf.ts'
import { notRequired, testatIsGiven } from './testatWords.ts'
import {
  checkHintWords,
  checkStatuses,
  checkStatusWords,
  dispensableReasonWords,
  levelWords,
  tonesOfStatusWords,
} from './words.ts'

export type CheckReport = {
  /** The day that dates are compared with. */
  readonly today: Day
  readonly levels: readonly RequirementLevel[]
  readonly progress: Pick<Progress, 'whole' | 'profile' | 'modules'>
  /** Those that count, in official order, with the number of their target objects. */
  readonly modules: readonly {
    readonly id: string
    readonly title: string
    readonly objects: number
  }[]
  readonly leftOut: readonly {
    readonly id: string
    readonly title: string
    readonly reason: string
  }[]
  /** Id and title. */
  readonly undecided: readonly string[]
  /** In official order of their modules. */
  readonly sections: readonly CheckSection[]
}

/** A module at some target objects; `checks` is how many `read` brings. */
export type CheckSection = {
  readonly layer: string
  readonly module: string
  readonly moduleId: string
  readonly checks: number
  read(): Promise<readonly ObjectChecks[]>
}

export type ObjectChecks = {
  readonly object: string
  readonly count: number
  readonly location: string
  /** Who meets the requirements for the city, or ''. */
  readonly provider: string
  readonly checks: readonly CheckRow[]
}

/** About 170 pages, 5 MB, and up to 600 MB of memory while it is laid out. */
const checksPerPart = 3_000

/** `part` counts from 1. */
export type ReportPart = { readonly part: number; readonly of: number; readonly bytes: Uint8Array }

/** One file, or several for more than some thousand checks, each in its time. */
export async function* writeCheckReport(
  context: ReportContext,
  report: CheckReport,
  standard: PdfStandard = 'ua-1',
  perPart = checksPerPart,
): AsyncGenerator<ReportPart> {
  const parts = partsOf(report.sections, perPart)
  const partOf = new Map(
    parts.flatMap((sections, index) => sections.map(({ moduleId }) => [moduleId, index + 1])),
  )
  for (const [index, sections] of parts.entries()) {
    const place = { part: index + 1, of: parts.length }
    const data = {
      ...frontOf(context, report, place),
      ...(index === 0 ? summaryOf(context, report, partOf, parts.length) : noSummary),
      layers: await layersOf(sections),
    }
    const at = context.dataState.at
    yield { ...place, bytes: await writePdf({ template: 'checks', standard, at, data }) }
  }
}

/** At least one part, also where there is nothing to check. */
function partsOf(sections: readonly CheckSection[], perPart: number): CheckSection[][] {
  const parts: CheckSection[][] = [[]]
  let held = 0
  for (const section of sections) {
    if (held > 0 && held + section.checks > perPart) {
      parts.push([])
      held = 0
    }
    parts.at(-1)?.push(section)
    held += section.checks
  }
  return parts
}

function frontOf(
  context: ReportContext,
  report: CheckReport,
  { part, of }: Omit<ReportPart, 'bytes'>,
) {
  const title = of === 1 ? 'Prüfbericht' : `Prüfbericht, Teil ${part} von ${of}`
  const { name } = context.informationDomain
  return {
    report: headOf(context, {
      title: `${title} zum IT-Grundschutz-Check`,
      short: title,
      subject: 'Ergebnis jeder Anforderung je Baustein und Zielobjekt, mit Zahlen und Auslassungen',
    }),
    lead: breakableText(`${name}: wie weit jede Anforderung an jedem Zielobjekt umgesetzt ist.`),
    limits: [
      notRequired,
      testatIsGiven,
      ...(of > 1
        ? [
            `Dieser Bericht besteht aus ${of} Dateien. Zusammenfassung und Auslassungen stehen in Teil 1.`,
          ]
        : []),
    ],
    provenance: provenanceOf(context, report.today),
  }
}

const noSummary = { summary: null, leftOut: [], undecided: [] }

function summaryOf(
  { informationDomain }: ReportContext,
  report: CheckReport,
  partOf: ReadonlyMap<string, number>,
  parts: number,
) {
  const { progress, modules, levels, leftOut, undecided } = report
  const counts = [
    'gesamt',
    'erfüllt',
    'Anteil',
    ...checkStatuses.map((one) => checkStatusWords[one]),
  ]
  const basicOf = (id: string) => progress.modules.get(id)?.basic
  return {
    summary: {
      levels: {
        header: ['Stufe', 'Umfang', ...counts],
        rows: levels.flatMap((level) => [
          [levelWords[level], 'ganze Modellierung', ...countCells(progress.whole[level])],
          ...(informationDomain.profile
            ? [['', 'davon im Kommunalprofil', ...countCells(progress.profile[level])]]
            : []),
        ]),
      },
      modules: {
        header: ['Baustein', 'Titel', ...(parts > 1 ? ['Teil'] : []), 'Objekte', ...counts],
        rows: modules.map(({ id, title, objects }) => [
          id,
          title,
          ...(parts > 1 ? [String(partOf.get(id) ?? '–')] : []),
          germanNumber(objects),
          ...countCells(basicOf(id)),
        ]),
      },
    },
    leftOut: leftOut.map(({ id, title, reason }) => [id, title, breakableText(reason)]),
    undecided,
  }
}

function countCells(figures: Figures | undefined): string[] {
  if (!figures || figures.total === 0) return ['–', '–', '–', ...checkStatuses.map(() => '–')]
  return [
    germanNumber(figures.total),
    germanNumber(figures.met),
    `${percentMet(figures)} %`,
    ...checkStatuses.map((status) => germanNumber(figures[status])),
  ]
}

/** Sections of one module stand under one heading, modules under that of their layer. */
async function layersOf(sections: readonly CheckSection[]) {
  const layers: { title: string; modules: { title: string; objects: object[] }[] }[] = []
  for (const section of sections) {
    let layer = layers.at(-1)
    if (layer?.title !== section.layer) {
      layer = { title: section.layer, modules: [] }
      layers.push(layer)
    }
    let module = layer.modules.at(-1)
    if (module?.title !== section.module) {
      module = { title: section.module, objects: [] }
      layer.modules.push(module)
    }
    module.objects.push(...(await section.read()).map(objectOf))
  }
  return layers
}

function objectOf({ object, count, location, provider, checks }: ObjectChecks) {
  const note = [
    count === 1 ? '' : `${germanNumber(count)} gleiche Objekte`,
    location,
    provider ? `umgesetzt durch den Dienstleister ${provider}` : '',
  ]
  return {
    title: breakableText(object),
    note: breakableText(note.filter(Boolean).join(' · ')),
    checks: checks.map(rowOf),
  }
}

/** Characters of a row from which it may take more than half a page. */
const longRow = 1_500

function rowOf(check: CheckRow) {
  const status = checkStatusWords[check.status]
  const text = explanationOf(check)
  const facts = factsOf(check)
  return {
    id: check.requirementId,
    title: check.requirementTitle,
    level: levelWords[check.level],
    status,
    tone: tonesOfStatusWords[status] ?? 'muted',
    text: breakableText(text, 24),
    facts,
    isLong: text.length + facts.flat().join('').length > longRow,
  }
}

function explanationOf({ dispensableBecause, explanation }: CheckRow): string {
  const reason = dispensableBecause ? `${dispensableReasonWords[dispensableBecause]}: ` : ''
  return `${reason}${explanation}`
}

/** What is empty is left out: most checks have two or three of them. */
function factsOf(check: CheckRow): [string, string][] {
  const { providerProof: proof, checkedAt, dueOn, surveyedOn, hints } = check
  const until = proof?.until ? ` (gültig bis ${germanDay(proof.until)})` : ''
  const facts: [string, string][] = [
    ['Verantwortlich', check.responsible],
    ['Umsetzung bis', dueOn ? germanDay(dueOn) : ''],
    ['Erhoben am', surveyedOn ? germanDay(surveyedOn) : ''],
    ['Geprüft am', checkedAt ? germanDay(dayOf(checkedAt)) : ''],
    ['Nachweis', check.evidence.join('; ')],
    ['Nachweis des Dienstleisters', proof?.proof ? `${proof.proof}${until}` : ''],
    ['Maßnahmen', check.measureCodes.join(', ')],
    ['Hinweis', hints.map((hint) => checkHintWords[hint]).join(', ')],
  ]
  return facts
    .filter(([, value]) => value !== '')
    .map(([label, value]) => [label, breakableText(value, 18)])
}
