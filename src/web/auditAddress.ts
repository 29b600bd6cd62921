/** Addresses and names of the auditor's pages. @module */
import { addressOf, pathOf } from './address.ts'

export const auditPages = [
  'overview',
  'objects',
  'modules',
  'checks',
  'measures',
  'documents',
  'wiba',
  'milestones',
  'trail',
  'exports',
  'findings',
] as const
export type AuditPage = (typeof auditPages)[number]

export const auditPageLabels: Record<AuditPage, string> = {
  overview: 'Überblick',
  objects: 'Zielobjekte',
  modules: 'Bausteine',
  checks: 'Grundschutz-Check',
  measures: 'Maßnahmen',
  documents: 'Dokumente',
  wiba: 'WiBA',
  milestones: 'Meilensteine',
  trail: 'Protokoll',
  exports: 'Ausgaben',
  findings: 'Feststellungen',
}

const paths: Record<AuditPage, string> = {
  overview: '',
  objects: '/zielobjekte',
  modules: '/bausteine',
  checks: '/check',
  measures: '/massnahmen',
  documents: '/dokumente',
  wiba: '/wiba',
  milestones: '/meilensteine',
  trail: '/protokoll',
  exports: '/ausgaben',
  findings: '/feststellungen',
}

type Query = Readonly<Record<string, string | number | null | undefined>>

/** A page of an audit, or below it that of one thing. */
export function auditAddress(
  accessId: string,
  page: AuditPage,
  things: readonly string[] = [],
  query: Query = {},
): string {
  const below = things.map((thing) => `/${encodeURIComponent(thing)}`).join('')
  return addressOf(`${pathOf('/pruefung', accessId)}${paths[page]}${below}`, query)
}
