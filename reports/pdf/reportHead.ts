/** What every report in PDF says of itself: whose it is and which state of the data it shows. @module */
import { type Day, germanDay, germanInstant } from '../../src/core/day.ts'
import type { ReportContext } from '../cover.ts'
import { breakableText } from './printableText.ts'

/** The first value of `report-pages` in `templates/report.typ`. */
export type ReportHead = {
  readonly title: string
  /** Stands above every page. */
  readonly short: string
  readonly subject: string
  readonly organisation: string
  readonly domain: string
  /** Both in one line, above every page. */
  readonly owner: string
  readonly state: string
  readonly chain: string
}

export type ReportName = {
  readonly title: string
  readonly short: string
  readonly subject: string
}

export function headOf(context: ReportContext, name: ReportName): ReportHead {
  const { organisation, informationDomain, dataState } = context
  const { sequence, chainHead } = dataState
  return {
    ...name,
    organisation,
    domain: informationDomain.name,
    owner: ownerOf(organisation, informationDomain.name),
    state: germanInstant(dataState.at),
    chain:
      sequence > 0
        ? `Kopf der Prüfkette: Nr. ${sequence}, ${chainHead.slice(0, 16)}…`
        : 'Noch keine Prüfkette',
  }
}

/** „Stadt Aken · Kernverwaltung“, as much of it as fits beside the name of the report. */
export function ownerOf(organisation: string, domain: string): string {
  const owner = [...`${organisation} · ${domain}`]
  return owner.length <= mostOwner ? owner.join('') : `${owner.slice(0, mostOwner).join('')}…`
}

const mostOwner = 70

/** Name and value, one under the other. `countedOn` is the day that dates are compared with. */
export function provenanceOf(context: ReportContext, countedOn: Day | null): [string, string][] {
  const { organisation, informationDomain: domain, dataState, selection } = context
  return [
    ['Institution', breakableText(organisation)],
    ['Informationsverbund', breakableText(`${domain.code} – ${domain.name}`)],
    ...(selection ? [['Auswahl', selection] satisfies [string, string]] : []),
    ['Stand der Daten', germanInstant(dataState.at)],
    ...(countedOn
      ? [['Termine gerechnet zum', germanDay(countedOn)] satisfies [string, string]]
      : []),
    ['Edition', context.editionTitle],
    ['Profil', domain.profile ?? 'keines'],
    [
      'Kopf der Prüfkette',
      dataState.sequence > 0 ? `Ereignis Nr. ${dataState.sequence}` : 'keiner',
    ],
    ...(dataState.sequence > 0
      ? [['Prüfsumme des Kopfes', dataState.chainHead] satisfies [string, string]]
      : []),
    ['Programmversion', `Basislotse ${context.programVersion}`],
  ]
}
