import { describe, expect, it } from 'vitest'
import type { DocumentState } from '../../src/documents/document.ts'
import {
  deriveProgress,
  type ProgressSources,
  speakProgress,
} from '../../src/milestones/deriveProgress.ts'
import type { Milestone } from '../../src/milestones/milestone.ts'
import { testat } from './cast.ts'

const none: ProgressSources = { basis: new Map(), wiba: new Map(), document: null }
const complete: DocumentState = {
  topicsTotal: 14,
  topicsDone: 14,
  openTopics: [],
  lateTopics: [],
  approved: { number: 1, writtenOn: '2025-01-01', approvedBy: 'Leitung', approvedOn: '2025-01-09' },
  isComplete: true,
  isReviewOverdue: false,
}

function basis(met: number, total: number, undecidedModules = 0) {
  return { met, total, undecidedModules }
}

describe('the progress of a milestone from Basis requirements', () => {
  const both = ['KERN', 'SCHULE']
  const rows: [string, string[], Map<string, ReturnType<typeof basis>>, number, number, boolean][] =
    [
      ['one short of all', ['KERN'], new Map([['KERN', basis(9, 10)]]), 9, 10, false],
      ['all', ['KERN'], new Map([['KERN', basis(10, 10)]]), 10, 10, true],
      [
        'all, but a module undecided',
        ['KERN'],
        new Map([['KERN', basis(10, 10, 1)]]),
        10,
        10,
        false,
      ],
      ['nothing modelled', ['KERN'], new Map([['KERN', basis(0, 0)]]), 0, 0, false],
      ['no figures at all', ['KERN'], new Map(), 0, 0, false],
      ['no information domain named', [], new Map([['KERN', basis(1, 1)]]), 0, 0, false],
      [
        'two domains',
        both,
        new Map([
          ['KERN', basis(9, 10)],
          ['SCHULE', basis(5, 5)],
        ]),
        14,
        15,
        false,
      ],
      [
        'two complete domains',
        both,
        new Map([
          ['KERN', basis(10, 10)],
          ['SCHULE', basis(5, 5)],
        ]),
        15,
        15,
        true,
      ],
      [
        'two domains of which one is empty',
        both,
        new Map([
          ['KERN', basis(10, 10)],
          ['SCHULE', basis(0, 0)],
        ]),
        10,
        10,
        false,
      ],
    ]

  it.each(rows)(
    'is right with %s',
    (_sentence, informationDomainIds, figures, done, total, isComplete) => {
      const progress = deriveProgress(
        { ...testat, informationDomainIds },
        { ...none, basis: figures },
      )

      expect(progress).toEqual({ done, total, isComplete, completedOn: null })
    },
  )
})

describe('the progress of a milestone from WiBA', () => {
  const wiba: Milestone = { ...testat, progress: 'wiba' }

  it.each([
    [{ yes: 199, relevant: 200 }, false],
    [{ yes: 200, relevant: 200 }, true],
    [{ yes: 0, relevant: 0 }, false],
  ])('with %o is complete: %s', (counts, isComplete) => {
    const progress = deriveProgress(wiba, { ...none, wiba: new Map([['KERN', counts]]) })

    expect(progress).toEqual({
      done: counts.yes,
      total: counts.relevant,
      isComplete,
      completedOn: null,
    })
  })

  it('is nothing of nothing without answers', () => {
    expect(deriveProgress(wiba, none)).toMatchObject({ done: 0, total: 0, isComplete: false })
  })
})

describe('the progress of a milestone from a document', () => {
  const rows: [string, DocumentState | null, number, number, boolean, string | null][] = [
    ['no document', null, 0, 0, false, null],
    ['all topics and the approval', complete, 15, 15, true, '2025-01-09'],
    [
      'all topics without approval',
      { ...complete, approved: null, isComplete: false },
      14,
      15,
      false,
      null,
    ],
    [
      'approval with an open topic',
      { ...complete, topicsDone: 13, openTopics: ['alarm'], isComplete: false },
      14,
      15,
      false,
      null,
    ],
    [
      'a topic after the approval',
      { ...complete, lateTopics: ['alarm'], isComplete: false },
      14,
      15,
      false,
      null,
    ],
  ]

  it.each(rows)('is right with %s', (_sentence, document, done, total, isComplete, completedOn) => {
    const progress = deriveProgress({ ...testat, progress: 'document' }, { ...none, document })

    expect(progress).toEqual({ done, total, isComplete, completedOn })
  })
})

describe('the progress of a milestone ticked by hand', () => {
  it.each([
    [0, 1, false],
    [9, 10, false],
    [10, 10, true],
    [0, 0, false],
  ])('with %i of %i steps is complete: %s', (stepsDone, stepsTotal, isComplete) => {
    const milestone: Milestone = { ...testat, progress: 'manual', stepsDone, stepsTotal }

    const progress = deriveProgress({ ...milestone, reachedOn: '2025-03-01' }, none)

    expect(progress).toEqual({
      done: stepsDone,
      total: stepsTotal,
      isComplete,
      completedOn: isComplete ? '2025-03-01' : null,
    })
  })
})

describe('the words for progress', () => {
  it.each([
    ['basis', 3, 10, '3 von 10 Basis-Anforderungen'],
    ['wiba', 3, 10, '3 von 10 relevanten Prüffragen mit ja'],
    ['document', 3, 15, '3 von 15 (Themen und Freigabe)'],
    ['manual', 1, 2, '1 von 2 Schritten'],
    ['basis', 0, 0, 'noch nichts modelliert'],
    ['wiba', 0, 0, 'keine relevante Prüffrage'],
    ['document', 0, 0, 'noch kein Dokument angelegt'],
    ['manual', 0, 0, 'noch keine Schritte festgelegt'],
  ] as const)('of %s with %i of %i are „%s“', (kind, done, total, text) => {
    expect(speakProgress(kind, { done, total })).toBe(text)
  })
})
