import { describe, expect, it } from 'vitest'
import {
  ensureNoted,
  type WibaReply,
  wibaAnswerLabels,
  wibaAnswers,
} from '../../src/wiba/wibaAnswer.ts'

describe('an answer to WiBA', () => {
  it('has its German word', () => {
    expect(wibaAnswers.map((answer) => wibaAnswerLabels[answer])).toEqual([
      'ja',
      'nein',
      'nicht relevant',
    ])
  })

  const allowed: [string, WibaReply][] = [
    ['ja without a note', { question: 'backup-1', answer: 'yes', note: '' }],
    ['nein without a note', { question: 'backup-1', answer: 'no', note: '' }],
    ['open', { question: 'backup-1', answer: null, note: '' }],
    ['nicht relevant with a note', { question: 'backup-1', answer: 'not_relevant', note: 'x' }],
  ]

  it.each(allowed)('may be %s', (_sentence, reply) => {
    expect(ensureNoted(reply)).toBe(reply)
  })

  it.each(['', ' \n'])('may not be nicht relevant with the note %j', (note) => {
    const reply: WibaReply = { question: 'backup-1', answer: 'not_relevant', note }

    expect(() => ensureNoted(reply)).toThrow(
      'Bitte notieren Sie, warum die Prüffrage backup-1 nicht relevant ist.',
    )
  })
})
