/**
 * What all reports have in common: where they come from and which state of the data they show.
 * @module
 */
import type { Instant } from '../src/core/day.ts'
import type { Cell, CoverFact, LegendLine, Sheet, Workbook } from './sheet.ts'
import { type Approach, approachWords } from './words.ts'

export type ReportContext = {
  organisation: string
  informationDomain: {
    code: string
    name: string
    approach: Approach
    /** The title of the profile, e.g. „Basis-Absicherung Kommunalverwaltung“; null without one. */
    profile: string | null
  }
  /** Key and title of the catalogue's edition. */
  edition: string
  editionTitle: string
  /** The last event of the audit trail; sequence 0 and '' as long as nothing was recorded. */
  dataState: { at: Instant; chainHead: string; sequence: number }
  programVersion: string
  /** What of it was wanted, where not all was: „nur Basis-Anforderungen“. */
  selection?: string
}

/** What one report adds to the context. */
export type ReportContent = {
  /** The name in `basislotse export NAME`. */
  name: string
  title: string
  subject: string
  /** A function where they are known only when all sheets are written. */
  facts: readonly CoverFact[] | (() => readonly CoverFact[])
  notes?: readonly string[]
  legend?: readonly LegendLine[]
  sheets: readonly Sheet[]
  /** What is told when it is not the information domain. */
  scope?: string
  /** False where the report rests on no catalogue. */
  catalogue?: boolean
}

export function workbookOf(context: ReportContext, content: ReportContent): Workbook {
  const { informationDomain, dataState } = context
  const withCatalogue = content.catalogue !== false
  return {
    title: content.title,
    subject: content.subject,
    organisation: context.organisation,
    scope: content.scope ?? `${informationDomain.code} – ${informationDomain.name}`,
    stateOfData: dataState.at,
    cover: {
      edition: withCatalogue ? context.editionTitle : null,
      get facts() {
        const facts = typeof content.facts === 'function' ? content.facts() : content.facts
        const selected = context.selection ? [fact('Auswahl', context.selection)] : []
        return [...(withCatalogue ? approachFacts(context) : []), ...selected, ...facts]
      },
      chainHead:
        dataState.sequence > 0 ? { sequence: dataState.sequence, hash: dataState.chainHead } : null,
      ...(content.notes ? { notes: content.notes } : {}),
      ...(content.legend ? { legend: content.legend } : {}),
    },
    sheets: content.sheets,
    properties: {
      Bericht: content.name,
      Informationsverbund: informationDomain.code,
      Edition: context.edition,
      Programmversion: context.programVersion,
    },
  }
}

export function fact(label: string, value: Cell): CoverFact {
  return { label, value }
}

/** „12 von 40“ */
export function ofTotal(part: number, total: number): string {
  return `${germanNumber(part)} von ${germanNumber(total)}`
}

/** A whole number with dots, 1.835. */
export function germanNumber(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, '.')
}

function approachFacts({ informationDomain }: ReportContext): readonly CoverFact[] {
  return [
    fact('Vorgehensweise', approachWords[informationDomain.approach]),
    fact('Profil', informationDomain.profile ?? 'keines'),
  ]
}
