import { describe, expect, it } from 'vitest'
import { readWiba } from '../../catalog/wiba.ts'
import { suggestChecks } from '../../src/wiba/suggestChecks.ts'

const wiba = readWiba()

function openCheckOf(requirement: string, targetObjectId = 'domain') {
  const module = requirement.slice(0, requirement.lastIndexOf('.'))
  return { targetObjectId, module, requirement, status: 'open' as const }
}

describe('a WiBA answer', () => {
  it('with ja suggests partial for the open checks of its requirements, and says why', () => {
    const replies = [{ question: 'backup-1', answer: 'yes' as const, note: '' }]

    expect(
      suggestChecks(wiba, replies, [openCheckOf('CON.3.A1'), openCheckOf('CON.3.A2')]),
    ).toEqual([
      {
        targetObjectId: 'domain',
        module: 'CON.3',
        requirement: 'CON.3.A1',
        status: 'partial',
        questions: ['backup-1'],
        reason:
          'In WiBA mit „ja“ beantwortet: „Backup“ Nr. 1 (Umfang der Datensicherung). WiBA deckt nur einen Teil der Anforderung ab.',
      },
    ])
  })

  it('is named together with the others, also those with nein', () => {
    const replies = [
      { question: 'backup-1', answer: 'yes' as const, note: '' },
      { question: 'backup-4', answer: 'no' as const, note: '' },
    ]

    const [suggestion] = suggestChecks(wiba, replies, [openCheckOf('CON.3.A1')])

    expect(suggestion?.questions).toEqual(['backup-1'])
    expect(suggestion?.reason).toContain(
      'Mit „nein“ beantwortet: „Backup“ Nr. 4 (Aufbewahrungsdauer der Sicherungen).',
    )
  })

  it.each(['no', 'not_relevant', null] as const)('with %s suggests nothing', (answer) => {
    const replies = [{ question: 'backup-1', answer, note: 'weil' }]

    expect(suggestChecks(wiba, replies, [openCheckOf('CON.3.A1')])).toEqual([])
  })

  it.each(['yes', 'partial', 'no', 'dispensable'] as const)(
    'leaves a check alone that is %s',
    (status) => {
      const replies = [{ question: 'backup-1', answer: 'yes' as const, note: '' }]

      expect(suggestChecks(wiba, replies, [{ ...openCheckOf('CON.3.A1'), status }])).toEqual([])
    },
  )

  it('speaks to every target object of the requirement', () => {
    const replies = [{ question: 'backup-1', answer: 'yes' as const, note: '' }]
    const checks = [openCheckOf('CON.3.A1', 'a'), openCheckOf('CON.3.A1', 'b')]

    const targets = suggestChecks(wiba, replies, checks).map((item) => item.targetObjectId)

    expect(targets).toEqual(['a', 'b'])
  })

  it('suggests for 211 requirements when all are ja, and none by an inferred attribution', () => {
    const replies = wiba.questions.map(({ id }) => ({
      question: id,
      answer: 'yes' as const,
      note: '',
    }))
    const inferred = wiba.questions.filter(({ mappingInferred }) => mappingInferred)
    const requirements = new Set([
      ...wiba.mappedRequirementIds,
      ...inferred.flatMap(({ requirementIds }) => requirementIds),
    ])

    const suggestions = suggestChecks(
      wiba,
      replies,
      [...requirements].map((id) => openCheckOf(id)),
    )

    expect(suggestions).toHaveLength(211)
    expect(new Set(suggestions.map(({ status }) => status))).toEqual(new Set(['partial']))
  })
})
