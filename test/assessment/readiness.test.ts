import { describe, expect, it } from 'vitest'
import { type Figures, openCounts } from '../../src/assessment/figures.ts'
import { listReadinessGaps, summarizeReadiness } from '../../src/assessment/readiness.ts'
import type { DocumentState } from '../../src/documents/document.ts'

const complete: DocumentState = {
  topicsTotal: 3,
  topicsDone: 3,
  openTopics: [],
  lateTopics: [],
  approved: { number: 1, writtenOn: '2025-01-01', approvedBy: 'Leitung', approvedOn: '2025-01-02' },
  isComplete: true,
  isReviewOverdue: false,
}
const concept = { title: 'IT-Sicherheitskonzept', state: complete }
const allMet: Figures = {
  ...openCounts(10),
  open: 0,
  yes: 9,
  dispensable: 1,
  met: 10,
  distinct: { total: 10, met: 10 },
}
const facts = { basic: allMet, undecidedModules: [], documents: [concept] }

describe('what is missing before a Testat', () => {
  it('is nothing that the data show, and even then no promise', () => {
    const gaps = listReadinessGaps(facts)

    expect(gaps).toEqual([])
    expect(summarizeReadiness(gaps)).toBe(
      'Die erfassten Daten zeigen keine Lücke. Über das Testat entscheidet ein vom BSI zertifizierter Auditor.',
    )
  })

  const unapproved = { ...concept, state: { ...complete, approved: null, isComplete: false } }
  it.each([
    [
      'open Basis',
      { basic: { ...allMet, yes: 8, met: 9, open: 1 } },
      'unmet_basic',
      1,
      '1 Basis-Anforderung ist nicht oder nur teilweise erfüllt oder unbearbeitet.',
    ],
    [
      'no and partial Basis',
      { basic: { ...allMet, yes: 7, met: 8, no: 1, partial: 1 } },
      'unmet_basic',
      2,
      '2 Basis-Anforderungen sind nicht oder nur teilweise erfüllt oder unbearbeitet.',
    ],
    [
      'what is unplanned',
      { basic: { ...allMet, unplanned: 2 } },
      'unplanned',
      2,
      '2 Basis-Anforderungen mit „nein“ oder „teilweise“ haben keine Zuständigen oder keinen Termin.',
    ],
    [
      'yes without description',
      { basic: { ...allMet, undescribed: 1 } },
      'undescribed',
      1,
      '1 Antwort „ja“ ohne Beschreibung, durch welche Maßnahmen.',
    ],
    [
      'dispensable without reason',
      { basic: { ...allMet, met: 9 } },
      'unjustified',
      1,
      '1 Antwort „entbehrlich“ ohne Begründung.',
    ],
    [
      'missing proofs',
      { basic: { ...allMet, unproven: 3 } },
      'unproven',
      3,
      '3 Antworten „ja“ beim Dienstleister ohne gültigen Nachweis.',
    ],
    [
      'stale answers',
      { basic: { ...allMet, stale: 4 } },
      'stale',
      4,
      '4 Antworten sind älter als 12 Monate.',
    ],
    [
      'stale answers of a sharper limit',
      { basic: { ...allMet, stale: 1 }, staleMonths: 1 },
      'stale',
      1,
      '1 Antwort ist älter als 1 Monat.',
    ],
    [
      'undecided modules',
      { undecidedModules: ['NET.3.4'] },
      'undecided_modules',
      1,
      '1 Baustein ist noch nicht entschieden.',
    ],
    [
      'an unapproved document',
      { documents: [unapproved] },
      'incomplete_documents',
      1,
      '1 Dokument ist nicht vollständig bearbeitet und freigegeben.',
    ],
    [
      'an empty model',
      { basic: { ...openCounts(0), distinct: { total: 0, met: 0 } } },
      'nothing_modelled',
      1,
      'Es ist noch kein Baustein mit Basis-Anforderungen modelliert.',
    ],
  ])('lists %s', (_sentence, change, gap, count, text) => {
    expect(listReadinessGaps({ ...facts, ...change })).toEqual([
      expect.objectContaining({ gap, count, text }),
    ])
  })

  it('names the modules and documents', () => {
    const gaps = listReadinessGaps({
      ...facts,
      undecidedModules: ['NET.3.4', 'SYS.1.3'],
      documents: [concept, unapproved],
    })

    expect(gaps.map(({ items }) => items)).toEqual([
      ['NET.3.4', 'SYS.1.3'],
      ['IT-Sicherheitskonzept'],
    ])
    expect(summarizeReadiness(gaps)).toBe('Vor dem Testat sind noch 2 Punkte zu klären.')
  })

  it('never claims that a city can be certified', () => {
    const everything = listReadinessGaps({
      basic: { ...allMet, open: 2, unplanned: 2, undescribed: 2, met: 1, unproven: 2, stale: 2 },
      undecidedModules: ['NET.3.4'],
      documents: [unapproved],
    })
    const texts = [
      ...everything.map(({ text }) => text),
      summarizeReadiness(everything),
      summarizeReadiness(everything.slice(0, 1)),
      summarizeReadiness([]),
    ]

    expect(texts).toHaveLength(11)
    expect(texts.join(' ')).not.toMatch(/zertifizierbar|testatfähig|testierbar|testatreif/i)
  })
})
