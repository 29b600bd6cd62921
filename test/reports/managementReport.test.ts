import { describe, expect, test } from 'vitest'
import { type ManagementReport, writeManagementReport } from '../../reports/managementReport.ts'
import { openCounts } from '../../src/assessment/figures.ts'
import { addDays } from '../../src/core/day.ts'
import type { Measure } from '../../src/measures/measure.ts'
import { decisionsOf } from '../../src/milestones/leitung/decisions.ts'
import type { MilestoneReport } from '../../src/milestones/milestoneReport.ts'
import { outlookOf } from '../../src/milestones/outlook.ts'
import { hasPdfTools, seePdf } from '../support/pdfTools.ts'
import { context } from './cast.ts'

const today = '2025-05-22'

const milestone = (changes: Partial<MilestoneReport['summary']> = {}): MilestoneReport => ({
  summary: {
    code: 'MS-1',
    title: 'IT-Notfallkonzept',
    originalDueOn: '2024-03-31',
    dueOn: '2025-04-30',
    state: 'overdue',
    done: 9,
    total: 11,
    ...changes,
  },
  details: {
    area: 'security',
    reachedOn: null,
    reviewDueOn: null,
    extensions: 1,
    timing: '',
    progress: '9 von 11 Themen',
    pace: null,
    reachedAtPaceOn: null,
    note: null,
  },
})

const measure = (changes: Partial<Measure> = {}): Measure => ({
  code: 'M-001',
  title: 'Datensicherung ausbauen',
  description: '',
  status: 'planned',
  effort: null,
  responsibleId: 'person-1',
  dueOn: '2025-09-30',
  doneOn: null,
  yearlyFromOn: null,
  yearlyUntilOn: null,
  personnelOnceCents: 1_200_000,
  personnelYearlyCents: 0,
  materialOnceCents: 0,
  materialYearlyCents: 90_000,
  version: 1,
  ...changes,
})

const counts = { ...openCounts(418), open: 90, yes: 300, dispensable: 12, no: 16, met: 312 }
const figures = { ...counts, distinct: { total: 100, met: 70 } }
const levels = { basic: figures, standard: figures, high: figures }

function reportOf(changes: {
  milestones?: readonly MilestoneReport[]
  measures?: readonly Measure[]
  approvals?: number
  riskDetail?: string
  name?: string
}): ManagementReport {
  const { milestones = [milestone()], measures = [measure()], approvals = 1 } = changes
  const name = changes.name ?? 'Leitlinie zur Informationssicherheit'
  return {
    today,
    progress: { whole: levels, profile: levels },
    wiba: { questions: 257, yes: 201, no: 30, notRelevant: 14, open: 12, relevant: 243 },
    outlook: outlookOf({
      days: Array.from({ length: 60 }, (_, index) => ({
        day: addDays(today, index - 60),
        met: 250 + index,
        total: 418,
      })),
      now: { day: today, met: 312, total: 418 },
      reports: milestones,
      goal: milestones[0],
    }),
    milestones,
    risks: [{ text: '12 Basis-Anforderungen über dem Termin.', detail: changes.riskDetail ?? '' }],
    decisions: decisionsOf({
      approvals: Array.from({ length: approvals }, (_, index) => ({
        documentId: `d${index}`,
        title: name,
        version: 2,
        informationDomainId: 'kern',
      })),
      proposedRisks: [{ requirement: 'SYS.2.1.A9', objectCode: 'C001', objectName: name }],
      milestones: milestones.map((report) => ({ report })),
      measures,
      today,
    }),
    costly: measures,
  }
}

/** Umlauts, markup of Typst, no blank at all, and letters that no type has. */
const hostile = `#panic("x") $1$ *a* _b_ @c <d> \\ \`e\` //f "h" 'i' 😀\u200b\u202e ${'Ä'.repeat(10_000)}`

describe('the report for the management', () => {
  test('is the same for the same data, whichever standard', async () => {
    for (const standard of ['ua-1', 'a-2a'] as const) {
      const bytes = await writeManagementReport(context, reportOf({}), standard)
      const again = await writeManagementReport(context, reportOf({}), standard)

      expect(Buffer.compare(bytes, again)).toBe(0)
    }
  })
})

describe.skipIf(!hasPdfTools)('other programs', () => {
  test.each(['ua-1', 'a-2a'] as const)('find %s tagged, titled and whole', async (standard) => {
    const seen = seePdf(await writeManagementReport(context, reportOf({}), standard))

    expect(seen.info).toMatchObject({
      Title: 'Leitungsbericht zur Basis-Absicherung',
      Author: context.organisation,
      Tagged: 'yes',
    })
    expect(seen.pages).toBe(2)
    expect(seen.fonts.filter(({ isEmbedded }) => !isEmbedded)).toEqual([])
    expect(seen.complaint).toBe('')
    expect(seen.bookmarks).toEqual([
      'Basis-Absicherung: 312 von 418 Basis-Anforderungen',
      'Zahlen',
      'Meilensteine',
      'Was den Termin gefährdet',
      'Was Sie entscheiden können',
      'Wofür Mittel gebraucht werden',
    ])
    expect([...seen.tags]).toEqual(expect.arrayContaining(['H1', 'H2', 'Figure', 'Table', 'TH']))
  })

  test('read what the data say', async () => {
    const { text, pageTexts } = seePdf(await writeManagementReport(context, reportOf({})))

    for (const said of [
      'Testat am 30.04.2025. Beim Tempo der letzten 8 Wochen erreicht am',
      'heute: 312',
      '418 74 %',
      '31.03.2024 30.04.2025 9 von 11 22 Tage überfällig',
      '12 Basis-Anforderungen über dem Termin.',
      'Freigeben Leitlinie zur Informationssicherheit, Version 2',
      'Risiko annehmen oder ablehnen SYS.2.1.A9 bei C001',
      'Über den Termin IT-Notfallkonzept, 22 Tage überfällig',
      'M-001 Datensicherung ausbauen geplant 30.09.2025',
      'Alle zusammen: 12.000,00 € einmalig und 900,00 € jährlich.',
      'A.2 und A.5 sind für die Basis-Absicherung nicht gefordert.',
      context.dataState.chainHead,
    ]) {
      expect(text).toContain(said)
    }
    expect(pageTexts[0]).toContain('Seite 1 von 2')
    expect(pageTexts[1]).toContain('Seite 2 von 2')
    expect(text).not.toMatch(/zertifizierbar|testatreif|und \d+ weitere/i)
  })

  test('say in words what the picture shows', async () => {
    const bytes = await writeManagementReport(context, reportOf({}))

    expect(seePdf(bytes).alternatives.join()).toContain(
      'Erfüllte Basis-Anforderungen im Verlauf. Heute sind 312 von 418 erfüllt.',
    )
  })

  test('count two pages with very much of everything and names without end', async () => {
    const milestones = Array.from({ length: 60 }, (_, index) =>
      milestone({
        code: `MS-${index}`,
        title: hostile,
        dueOn: addDays('2025-01-01', index * 5),
        state: index < 5 ? 'reached' : 'overdue',
      }),
    )
    const measures = Array.from({ length: 80 }, (_, index) =>
      measure({ code: `M-${index}`, title: hostile, personnelOnceCents: 99_999_999_999 }),
    )
    const report = reportOf({
      ...{ milestones, measures, approvals: 40, riskDetail: hostile, name: hostile },
    })
    const risks = Array.from({ length: 6 }, () => report.risks).flat()

    const { pages, text, complaint } = seePdf(
      await writeManagementReport(
        { ...context, organisation: hostile.slice(0, 200) },
        { ...report, risks },
      ),
    )

    expect(pages).toBe(2)
    expect(complaint).toBe('')
    expect(text).toContain('und 53 weitere')
    expect(text).toContain('und 76 weitere')
    expect(text).toContain('#panic("x") $1$ *a* _b_ @c <d> \\ `e` //f "h" \'i\' ▯ ÄÄÄ')
  })

  test('see a beginning: nothing modelled, no milestone, no measure', async () => {
    const none = { ...openCounts(0), distinct: { total: 0, met: 0 } }
    const empty = { basic: none, standard: none, high: none }
    const now = { day: today, met: 0, total: 0 }

    const { pages, text } = seePdf(
      await writeManagementReport(context, {
        today,
        progress: { whole: empty, profile: empty },
        wiba: { questions: 257, yes: 0, no: 0, notRelevant: 0, open: 257, relevant: 257 },
        outlook: outlookOf({ days: [], now, reports: [], goal: undefined }),
        ...{ milestones: [], risks: [], decisions: [], costly: [] },
      }),
    )

    expect(pages).toBe(2)
    expect(text).toContain('keine Basis-Anforderung')
    expect(text).toContain('Zurzeit wartet nichts auf Sie.')
  })
})
