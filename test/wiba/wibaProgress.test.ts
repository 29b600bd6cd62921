import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readWiba } from '../../catalog/wiba.ts'
import { type WibaReply, wibaAnswers } from '../../src/wiba/wibaAnswer.ts'
import { speakWiba, wibaProgress } from '../../src/wiba/wibaProgress.ts'

const { checklists, questions } = readWiba()

function repliesOf(answer: WibaReply['answer']): WibaReply[] {
  return questions.map(({ id }) => ({ question: id, answer, note: 'weil' }))
}

describe('the progress of WiBA', () => {
  it('begins with 257 open questions in 19 checklists', () => {
    const progress = wibaProgress(checklists, [])

    expect(progress).toMatchObject({ questions: 257, open: 257, relevant: 257, yes: 0 })
    expect(progress.checklists).toHaveLength(19)
    expect(progress.checklists[0]).toMatchObject({ key: 'backup', questions: 7, open: 7 })
  })

  it('takes nicht relevant out of the denominator, and only that', () => {
    const progress = wibaProgress(checklists, [
      { question: 'backup-1', answer: 'yes', note: '' },
      { question: 'backup-2', answer: 'no', note: '' },
      { question: 'backup-3', answer: 'not_relevant', note: 'kein Medium' },
      { question: 'backup-4', answer: null, note: 'wird erfragt' },
    ])

    expect(progress).toMatchObject({ yes: 1, no: 1, notRelevant: 1, open: 254, relevant: 256 })
    expect(progress.checklists[0]).toMatchObject({ yes: 1, no: 1, open: 4, relevant: 6 })
  })

  it('has no denominator when nothing is relevant', () => {
    const progress = wibaProgress(checklists, repliesOf('not_relevant'))

    expect(progress).toMatchObject({ relevant: 0, yes: 0 })
    expect(speakWiba(progress)).toBe('keine relevante Prüffrage')
  })

  it('reaches all 257', () => {
    expect(speakWiba(wibaProgress(checklists, repliesOf('yes')))).toBe(
      '257 von 257 relevanten Prüffragen mit ja',
    )
  })

  it('ignores replies to unknown questions', () => {
    const replies = [{ question: 'backup-99', answer: 'yes' as const, note: '' }]

    expect(wibaProgress(checklists, replies)).toMatchObject({ questions: 257, yes: 0 })
  })

  it('speaks of a single question in the singular', () => {
    expect(speakWiba({ yes: 0, relevant: 1 })).toBe('0 von 1 relevanten Prüffrage mit ja')
  })

  it('adds up over the checklists, whatever the answers are', () => {
    const answer = fc.constantFrom(null, ...wibaAnswers)
    fc.assert(
      fc.property(fc.array(answer, { minLength: 257, maxLength: 257 }), (answers) => {
        const replies = questions.map(({ id }, index) => ({
          question: id,
          answer: answers[index] ?? null,
          note: '',
        }))
        const whole = wibaProgress(checklists, replies)

        for (const field of [
          'questions',
          'yes',
          'no',
          'notRelevant',
          'open',
          'relevant',
        ] as const) {
          const sum = whole.checklists.reduce((total, list) => total + list[field], 0)
          expect(sum).toBe(whole[field])
        }
        expect(whole.yes + whole.no + whole.open).toBe(whole.relevant)
      }),
      { numRuns: 30 },
    )
  })
})
