/** The pages in the order of the navigation, and who sees them. @module */
import type { Actor } from '../access/actor.ts'
import { isAllowed, type NarrowScope, type Subject, type Verb } from '../access/permissions.ts'

/** `isOfDomain`: the page shows one information domain; the link keeps it. */
export type NavigationEntry = {
  readonly path: string
  readonly label: string
  readonly subject: Subject | null
  readonly verb: Verb
  readonly reach: readonly NarrowScope[]
  readonly isOfDomain: boolean
}

export type NavigationSection = {
  readonly label: string | null
  readonly entries: readonly NavigationEntry[]
}

const sections: readonly NavigationSection[] = [
  { label: null, entries: [entry('/', 'Start', null)] },
  {
    label: 'Bestand',
    entries: [
      entry('/geraete', 'Geräte', 'inventory'),
      entry('/fachanwendungen', 'Fachanwendungen', 'inventory', ['own']),
      entry('/zielobjekte', 'Zielobjekte', 'inventory', ['own']),
      entry('/standorte', 'Standorte', 'inventory'),
      entry('/raeume', 'Räume', 'inventory'),
      entry('/geraete/leihen', 'Leihgaben', 'inventory'),
      entry('/foerderung', 'Förderung', 'inventory'),
      entry('/inventur', 'Inventur', 'inventory'),
      entry('/betriebssysteme', 'Betriebssysteme', 'inventory'),
      entry('/netze', 'Netze', 'inventory'),
      entry('/dienstleister', 'Dienstleister', 'inventory'),
      { ...entry('/einlesen', 'Liste einlesen', 'inventory'), verb: 'write' },
    ],
  },
  {
    label: 'Absicherung',
    entries: [
      entry('/modellierung', 'Modellierung', 'modelling'),
      entry('/check', 'Grundschutz-Check', 'checks', ['assigned']),
      entry('/wiba', 'WiBA', 'wiba', ['assigned']),
      entry('/massnahmen', 'Maßnahmen', 'measures', ['assigned']),
      { ...entry('/fragebogen', 'Fragebögen', 'checks'), verb: 'write' },
      { ...entry('/ruecklauf', 'Rücklauf', 'checks', ['assigned']), verb: 'write' },
    ],
  },
  {
    label: 'Nachweis',
    entries: [
      { ...entry('/meilensteine', 'Meilensteine', 'milestones'), isOfDomain: false },
      entry('/dokumente', 'Dokumente', 'documents'),
      entry('/pruefungen', 'Prüfungen', 'audits'),
      entry('/feststellungen', 'Feststellungen', 'findings'),
      entry('/nachweise', 'Nachweise', 'checks', ['assigned']),
      entry('/exporte', 'Exporte', 'exports', ['own', 'devices']),
      entry('/staende', 'Stände', 'snapshots'),
      { ...entry('/erinnerungen', 'Erinnerungen', 'reminders', ['own']), isOfDomain: false },
      { ...entry('/verlauf', 'Verlauf', 'audit_trail'), isOfDomain: false },
    ],
  },
  {
    label: 'Betrieb',
    entries: [
      ofOfficer('/verwaltung/ansprechpartner', 'Ansprechpartner'),
      ofOfficer('/verwaltung/verbuende', 'Informationsverbünde', 'information_domains'),
      ofOfficer('/amtliche-texte', 'Amtliche Texte', 'checks'),
      { ...entry('/verwaltung/datenschutz', 'Datenschutz', 'privacy'), isOfDomain: false },
      { ...entry('/verwaltung', 'Verwaltung', 'administration'), isOfDomain: false },
      { ...entry('/hilfe', 'Hilfe', null), isOfDomain: false },
    ],
  },
]

/** What the actor may open, section by section; a section without entries is left out. */
export function navigationFor(actor: Actor): NavigationSection[] {
  return sections
    .map(({ label, entries }) => ({ label, entries: entries.filter((one) => isOpen(actor, one)) }))
    .filter(({ entries }) => entries.length > 0)
}

function entry(
  path: string,
  label: string,
  subject: Subject | null,
  reach: readonly NarrowScope[] = [],
): NavigationEntry {
  return { path, label, subject, verb: 'read', reach, isOfDomain: true }
}

/** Whoever plans the work also says who does it, and in which information domains. */
function ofOfficer(path: string, label: string, subject: Subject = 'measures'): NavigationEntry {
  return { ...entry(path, label, subject), verb: 'write', isOfDomain: false }
}

function isOpen(actor: Actor, { subject, verb, reach }: NavigationEntry): boolean {
  return subject === null || isAllowed(actor, verb, subject, reach)
}
