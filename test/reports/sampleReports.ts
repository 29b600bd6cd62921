/**
 * Every report of the synthetic city, by its name in `export`.
 * @module
 */
import { readWiba } from '../../catalog/wiba.ts'
import { wibaTextOf } from '../../catalog/wibaTexts.ts'
import { auditTrail } from '../../reports/auditTrail.ts'
import { checkResult } from '../../reports/checkResult.ts'
import type { CheckRow } from '../../reports/checkRow.ts'
import { deadlines } from '../../reports/deadlines.ts'
import { deviceList } from '../../reports/deviceList.ts'
import { implementationPlan } from '../../reports/implementationPlan.ts'
import { modelling } from '../../reports/modelling.ts'
import type { PlanRow } from '../../reports/planLines.ts'
import { protectionNeeds } from '../../reports/protectionNeeds.ts'
import { type Delivery, type RemindedItem, reminders } from '../../reports/reminders.ts'
import type { Workbook } from '../../reports/sheet.ts'
import { structureAnalysis } from '../../reports/structureAnalysis.ts'
import { type WibaRow, wiba } from '../../reports/wiba.ts'
import * as cast from './cast.ts'

export function sampleStructure(): Workbook {
  return structureAnalysis(cast.context, {
    delimitation: [
      { topic: 'Gegenstand', text: 'Alle Aufgaben der Kernverwaltung im Rathaus.' },
      { topic: 'Nicht enthalten', text: 'Schulen (eigener Informationsverbund), Eigenbetriebe.' },
      { topic: 'Schnittstellen', text: 'Landesnetz, Rechenzentrum der KITU, Internet.' },
    ],
    objects: cast.objects,
    links: [
      { from: 'GP001', relation: 'depends_on', to: 'A001', reason: 'Melderegister' },
      { from: 'A001', relation: 'provided_by', to: 'D001', reason: 'Betrieb laut Vertrag' },
      { from: 'S001', relation: 'located_in', to: 'R001', reason: '' },
      { from: 'C001', relation: 'connected_to', to: 'NZ001', reason: 'Dockingstation' },
      { from: 'A002', relation: 'depends_on', to: 'S999', reason: 'Server ist ausgesondert' },
    ],
    members: [
      { code: 'C001', site: 'Rathaus', count: 60 },
      { code: 'C001', site: 'Bürgerbüro', count: 36 },
      { code: 'C002', site: 'Rathaus', count: 84 },
    ],
    ungroupedDevices: 3,
  })
}

export function sampleNeeds(): Workbook {
  const own = {
    level: 'high',
    origin: 'own',
    inheritedFrom: null,
    reason: 'eigene Festlegung: Meldedaten mit Auskunftssperren',
  } as const
  const inherited = {
    level: 'high',
    origin: 'inherited',
    inheritedFrom: 'GP001',
    reason: 'Geerbt von GP001 (Maximumprinzip).',
  } as const
  const none = {
    level: null,
    origin: 'undetermined',
    inheritedFrom: null,
    reason: 'Nicht festgelegt; in der Basis-Absicherung nicht verlangt.',
  } as const
  const topMost = { ...own, level: 'very_high' } as const
  return protectionNeeds(cast.context, {
    objects: cast.objects.map(({ code, name, kind }) => {
      if (code === 'GP001') {
        return {
          code,
          name,
          kind,
          needs: { confidentiality: topMost, integrity: own, availability: none },
        }
      }
      const needs = code.startsWith('A')
        ? { confidentiality: inherited, integrity: inherited, availability: none }
        : { confidentiality: none, integrity: none, availability: none }
      return { code, name, kind, needs }
    }),
  })
}

export function sampleModelling(): Workbook {
  return modelling(cast.context, {
    modules: cast.modules,
    decisions: cast.decisions,
    openQuestions: [
      {
        moduleIds: ['NET.2.2'],
        targetObject: 'C001 Notebooks Windows 11, Verwaltung',
        question: 'Werden diese Geräte in einem WLAN genutzt?',
      },
    ],
    hints: [
      {
        targetObject: 'S001 Dateiserver',
        hint: 'Für Windows Server 2025 gibt es keinen eigenen Baustein; es gilt SYS.1.1.',
      },
    ],
  })
}

export function sampleChecks(rows: readonly CheckRow[] = cast.checks): Workbook {
  const codes = new Set(rows.map((row) => row.targetObjectCode))
  const ids = new Set(rows.map((row) => row.moduleId))
  return checkResult(cast.context, {
    ...cast.resultOf(rows),
    checks: streamOf(rows),
    targetObjects: cast.objects
      .filter(({ code }) => codes.has(code))
      .map(({ code, name, count, location }) => ({ code, name, count, location })),
    modules: cast.modules.filter((module) => ids.has(module.id)),
  })
}

export function samplePlan(): Workbook {
  const rows = planRows()
  return implementationPlan(cast.context, {
    rows: streamOf(rows),
    counts: {
      rows: rows.length,
      basic: rows.length,
      unplanned: rows.filter(
        (row) => row.status !== 'open' && (row.responsible === '' || row.dueOn === null),
      ).length,
    },
    measures: cast.measures,
    budget: {
      years: [2025, 2026, 2027],
      lines: [
        budgetLine('M001', [480_000, 0, 0], [0, 0, 0]),
        budgetLine('M002', [1_340_000, 0, 0], [0, 0, 0]),
        budgetLine('M003', [0, 0, 0], [0, 720_000, 720_000]),
        budgetLine('M005', [0, 0, 0], [0, 0, 0]),
      ],
    },
    acceptedRisks: [
      {
        targetObjectCode: 'C001',
        targetObjectName: 'Notebooks Windows 11, Verwaltung',
        moduleId: 'SYS.2.1',
        requirementId: 'SYS.2.1.A9',
        requirementTitle: 'Festlegung einer Sicherheitsrichtlinie für Clients',
        level: 'standard',
        reason: 'Die Dienstanweisung IT genügt bis zur Neufassung.',
        acceptedBy: 'Oberbürgermeister',
        acceptedOn: '2025-04-02',
      },
    ],
  })
}

export function planRows(): readonly PlanRow[] {
  return cast.checks.flatMap((check): PlanRow[] => {
    const { status } = check
    if (status === 'yes' || status === 'dispensable') return []
    return [{ ...check, status, priority: 'R2' }]
  })
}

export function sampleDevices(withHolder = true): Workbook {
  return deviceList(cast.context, { sites: cast.deviceSites, withHolder })
}

/** All 257 questions: every third yes, some no or not relevant. */
export function sampleQuestions(): readonly WibaRow[] {
  const answers = ['yes', 'no', null, 'yes', 'not_relevant', 'yes'] as const
  return readWiba().checklists.flatMap((checklist) =>
    checklist.questions.map((question, index) => ({
      checklist: checklist.name,
      number: question.officialNumber,
      question: wibaTextOf(question.id).question,
      help: wibaTextOf(question.id).hint,
      effort: question.effort,
      priority: checklist.priority,
      answer: answers[index % answers.length] ?? null,
      note: index % 6 === 4 ? 'Diese Technik gibt es in der Kernverwaltung nicht.' : '',
    })),
  )
}

export function sampleWiba(): Workbook {
  return wiba(cast.context, {
    questions: sampleQuestions(),
    gaps: cast.checks.slice(0, 30).map((check) => ({
      moduleId: check.moduleId,
      moduleTitle: cast.modules.find(({ id }) => id === check.moduleId)?.title ?? '',
      requirementId: check.requirementId,
      requirementTitle: check.requirementTitle,
      checks: { met: 1, total: 2 },
    })),
  })
}

export function sampleDeadlines(): Workbook {
  return deadlines(cast.context, {
    asOf: '2025-05-22',
    milestones: [
      {
        code: 'TESTAT',
        title: 'Testat zur Basis-Absicherung nach BSI IT-Grundschutz',
        area: 'Informationssicherheit',
        originalDueOn: '2025-06-30',
        dueOn: '2025-06-30',
        reviewIntervalMonths: null,
        extensions: [],
        state: 'in Verzug',
        stateTone: 'warning',
        done: 81,
        total: 152,
        pace: 'Beim Tempo der letzten acht Wochen am 14.11.2025, 137 Tage nach dem Termin.',
      },
      {
        code: 'WIBA',
        title: 'Abarbeitung „Wege in die Basisabsicherung“ (WiBA)',
        area: 'Informationssicherheit',
        originalDueOn: '2024-12-31',
        dueOn: '2025-04-30',
        reviewIntervalMonths: null,
        extensions: [
          {
            newDueOn: '2025-03-31',
            reason: 'Die Stelle der Informationssicherheit war drei Monate unbesetzt.',
            author: 'Oberbürgermeister',
            at: '2024-12-10T08:15:00.000Z',
          },
          {
            newDueOn: '2025-04-30',
            reason: 'Umzug des Serverraums bindet die EDV.',
            author: 'Oberbürgermeister',
            at: '2025-03-20T10:00:00.000Z',
          },
        ],
        state: 'überfällig',
        stateTone: 'bad',
        done: 128,
        total: 214,
        pace: '',
      },
      {
        code: 'DATENSCHUTZ',
        title: 'Regelungen und Verfahren zum Datenschutz aktualisieren und evaluieren',
        area: 'Datenschutz',
        originalDueOn: null,
        dueOn: '2025-12-01',
        reviewIntervalMonths: 12,
        extensions: [],
        state: 'fortlaufend',
        stateTone: 'muted',
        done: 0,
        total: 0,
        pace: '',
      },
    ],
    work: [
      work('check', 'SYS.2.1.A3', 'Aktivieren von Autoupdate-Mechanismen', '2025-09-30'),
      work('measure', 'M005', 'Netzplan aktualisieren', null),
      work('measure', 'M001', 'Rechtekonzept für Dateiablagen', '2025-05-22'),
      work('check', 'ORP.4.A1', 'Regelung für die Einrichtung von Konten', '2025-05-21'),
    ],
  })
}

export function sampleAudit(): Workbook {
  const events = Array.from({ length: 120 }, (_, index) => ({
    sequence: index + 1,
    at: new Date(Date.UTC(2025, 0, 6, 22, 30) + index * 3_600_000).toISOString(),
    actor: 'Informationssicherheitsbeauftragte',
    kind: index % 2 === 0 ? 'Anforderung geprüft' : 'Gerät geändert',
    subject: index % 2 === 0 ? 'C001 SYS.2.1.A3' : 'Gerät 00042',
    changes:
      index % 2 === 0
        ? [
            { field: 'Umsetzungsstatus', before: 'unbearbeitet', after: 'ja' },
            { field: 'Beschreibung', before: '', after: 'Gruppenrichtlinie „Updates“.' },
          ]
        : [{ field: 'Inhaber', before: 'Raum 104', after: '' }],
    erasedBecause: index === 7 ? 'Rückgabe des Leihgeräts, Löschfrist erreicht' : null,
    hash: index.toString(16).padStart(64, '5f2b7c0e9a4d18c3'),
  }))
  return auditTrail(cast.context, { events, counts: { events: 120, erased: 1 } })
}

export function sampleReminders(): Workbook {
  const sent: Delivery = {
    ...{ day: '2025-05-21', recipient: 'EDV-Leitung', email: 'edv@musterleben.example' },
    ...{ state: 'zugestellt an den Mailserver', stateTone: 'good', attempts: 1, isLate: false },
    ...{ sentAt: '2025-05-21T04:30:07.000Z', problem: '', serverAnswer: '250 2.0.0 Ok' },
    messageId: '<1@basislotse.musterleben.example>',
  }
  const givenUp: Delivery = {
    ...sent,
    ...{ day: '2025-05-22', recipient: '=Kasse', email: 'kasse@musterleben.example' },
    ...{ state: 'aufgegeben', stateTone: 'bad', sentAt: null, isLate: true },
    ...{ problem: 'Diese Adresse gibt es nicht.', serverAnswer: '550 5.1.1 User unknown' },
    messageId: '<2@basislotse.musterleben.example>',
  }
  const item: RemindedItem = {
    ...{ delivery: sent, kind: 'Maßnahme', title: 'M-001 Netzplan', place: '' },
    ...{ informationDomain: 'KERN', dueOn: '2025-06-20', originalDueOn: '2025-05-20', count: 1 },
    ...{ responsible: 'EDV-Leitung', lead: '30 Tage vorher', reason: 'verantwortlich' },
    isLate: false,
  }
  const grouped = { ...item, kind: 'Garantie', title: '12 Notebooks', count: 12 }
  return reminders(cast.context, {
    deliveries: streamOf([
      { ...sent, items: 2 },
      { ...givenUp, items: 1 },
    ]),
    items: streamOf([item, grouped, { ...item, delivery: givenUp, isLate: true }]),
    counts: { deliveries: 2, items: 3, people: 2, sent: 1, givenUp: 1 },
  })
}

/** Every report, under its name in `export`. */
export async function sampleReports(): Promise<readonly (readonly [string, Workbook])[]> {
  return [
    ['a1', sampleStructure()],
    ['a2', sampleNeeds()],
    ['a3', sampleModelling()],
    ['a4', sampleChecks()],
    ['a6', samplePlan()],
    ['devices', sampleDevices()],
    ['wiba', sampleWiba()],
    ['deadlines', sampleDeadlines()],
    ['reminders', sampleReminders()],
    ['audit', sampleAudit()],
  ]
}

/** The items in parts of two; can be read again, unlike what a database gives. */
export function streamOf<Item>(items: readonly Item[]): AsyncIterable<readonly Item[]> {
  return {
    async *[Symbol.asyncIterator]() {
      for (let start = 0; start < items.length; start += 2) yield items.slice(start, start + 2)
    },
  }
}

function budgetLine(code: string, once: readonly number[], yearly: readonly number[]) {
  return {
    code,
    title: cast.measures.find((measure) => measure.code === code)?.title ?? '',
    years: once.map((onceCents, index) => ({ onceCents, yearlyCents: yearly[index] ?? 0 })),
    undated: { onceCents: 0, yearlyCents: 0 },
  }
}

function work(kind: 'check' | 'measure', code: string, title: string, dueOn: string | null) {
  return {
    kind,
    code,
    title,
    targetObject: kind === 'check' ? 'C001 Notebooks Windows 11, Verwaltung' : '',
    responsible: 'Leitung EDV',
    dueOn,
    status: kind === 'check' ? 'teilweise' : 'geplant',
  }
}
