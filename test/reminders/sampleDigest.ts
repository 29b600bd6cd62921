/** Digests of a city that does not exist, for tests and for the picture in docs/bilder. */
import type { Digest, MailContext } from '../../src/reminders/mail/digest.ts'
import type { ReminderItem } from '../../src/reminders/reminderItem.ts'

export const sampleContext: MailContext = {
  organisationId: 'beispielstadt',
  organisationName: 'Beispielstadt an der Eine',
  baseUrl: 'https://basislotse.beispielstadt.example',
  unsubscribeToken: 'x'.repeat(43),
  hasAccount: true,
  officerAfterDays: 7,
  managementAfterDays: 30,
  today: '2025-12-01',
}

export function sampleItem(change: Partial<ReminderItem> = {}): ReminderItem {
  const dueOn = change.dueOn ?? '2025-12-31'
  return {
    kind: 'measure',
    subjectId: change.title ?? 'm-1',
    title: 'M-003 Datensicherung der Fachverfahren prüfen',
    place: 'Kernverwaltung',
    informationDomainCode: 'KERN',
    dueOn,
    originalDueOn: dueOn,
    responsible: 'Kim Übermut',
    path: '/massnahmen/M-003?verbund=KERN',
    count: 1,
    reason: 'responsible',
    onBehalfOf: '',
    leadDays: 30,
    isLate: false,
    ...change,
  }
}

export function digestOf(...items: readonly ReminderItem[]): Digest {
  return { day: sampleContext.today, isLate: false, recipientName: 'Kim Übermut', items }
}

/** An ordinary day of an officer: something of everything. */
export const officerDigest: Digest = digestOf(
  sampleItem({
    dueOn: '2025-11-19',
    leadDays: -7,
    title: 'M-007 Notfallhandbuch an alle Standorte verteilen',
    path: '/massnahmen/M-007?verbund=KERN',
  }),
  sampleItem({
    dueOn: '2025-12-01',
    kind: 'review',
    title: 'Leitlinie zur Informationssicherheit',
    place: '',
    path: '/dokumente/leitlinie',
  }),
  sampleItem({ dueOn: '2025-12-08' }),
  sampleItem({
    kind: 'milestone',
    title: 'Abarbeitung „Wege in die Basisabsicherung“ (WiBA)',
    place: '',
    dueOn: '2025-12-31',
    originalDueOn: '2024-12-31',
    path: '/meilensteine/wiba',
  }),
  ...[
    'A1 Sichere Benutzerauthentisierung',
    'A3 Aktivieren von Autoupdate-Mechanismen',
    'A6 Einsatz von Schutzprogrammen gegen Schadsoftware',
  ].map((title) =>
    sampleItem({
      kind: 'check',
      title: `SYS.2.1.${title}`,
      place: 'C002 Arbeitsplätze der Kernverwaltung',
      dueOn: '2025-12-15',
      path: `/check/zielobjekte/C002/SYS.2.1.${title.split(' ')[0]}?verbund=KERN`,
    }),
  ),
  sampleItem({
    kind: 'warranty',
    title: 'Garantie endet am 31.12.2025: 24 Geräte',
    place: '',
    responsible: '',
    dueOn: '2025-12-31',
    count: 24,
    reason: 'role',
    informationDomainCode: 'SCHULE',
    path: '/geraete?verbund=SCHULE',
  }),
  sampleItem({
    dueOn: '2025-12-05',
    title: 'M-011 Firewall-Regeln prüfen',
    responsible: 'Sascha Grün',
    reason: 'deputy',
    onBehalfOf: 'Sascha Grün',
    path: '/massnahmen/M-011?verbund=KERN',
    isLate: true,
  }),
  sampleItem({
    dueOn: '2025-11-24',
    title: 'M-014 Zutrittsregelung für den Serverraum',
    responsible: 'Toni Weiß',
    reason: 'officer_escalation',
    path: '/massnahmen/M-014?verbund=KERN',
  }),
)
