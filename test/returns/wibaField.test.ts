import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Failure } from '../../src/core/failure.ts'
import { looseText } from '../../src/returns/answerField.ts'
import type { AnswerKind } from '../../src/returns/merge/answerKind.ts'
import { planAnswers } from '../../src/returns/merge/planAnswers.ts'
import type { Decision } from '../../src/returns/planMerge.ts'
import {
  readWibaField,
  speakWibaField,
  wibaAnswerIn,
  wibaFields,
  wibaFieldTitles,
} from '../../src/returns/wibaField.ts'
import { ensureNoted } from '../../src/wiba/wibaAnswer.ts'

describe('the cell with the answer to a question of WiBA', () => {
  it.each([
    ['ja', '', 'yes'],
    ['Ja', '', 'yes'],
    [' NEIN ', '', 'no'],
    ['nicht relevant', '', 'not_relevant'],
    ['offen', 'yes', ''],
    ['', '', ''],
    ['', undefined, ''],
  ])('%j, issued as %j, is %j', (text, base, value) => {
    expect(readWibaField('answer', text.trim(), base)).toEqual({ value })
  })

  it.each([
    ['jein', '', '„jein“ ist keine Antwort. Möglich sind: „ja“, „nein“, „nicht relevant“.'],
    ['', 'yes', 'Soll sie zurückgenommen werden, schreiben Sie „offen“.'],
  ])('%j, issued as %j, is refused', (text, base, problem) => {
    expect(readWibaField('answer', text, base)).toEqual({
      problem: expect.stringContaining(problem),
    })
  })

  it('takes a note of 4000 signs and no more', () => {
    expect(readWibaField('note', 'x'.repeat(4000), '')).toEqual({ value: 'x'.repeat(4000) })
    expect(readWibaField('note', 'x'.repeat(4001), '')).toHaveProperty('problem')
  })
})

const questions = ['backup-1', 'backup-2', 'client-1', 'client-2'] as const
type Reply = { readonly answer: string; readonly note: string }
type Replies = Readonly<Record<string, Reply>>

const reply = fc
  .record({
    answer: fc.constantFrom('', 'yes', 'no', 'not_relevant'),
    note: fc.constantFrom('', 'Grüße', '=1+1', 'zwei\nZeilen'),
  })
  // What the program holds obeys the rules; what comes back need not.
  .map(({ answer, note }) => ({ answer, note: answer === 'not_relevant' ? note || 'weil' : note }))
const loose = fc.record({
  answer: fc.constantFrom('', 'yes', 'no', 'not_relevant'),
  note: fc.constantFrom('', 'Grüße', '=1+1', 'zwei\nZeilen', 'weil'),
})
const all = fc
  .tuple(reply, reply, reply, reply)
  .map((replies): Replies => Object.fromEntries(replies.map((one, i) => [questions[i], one])))
const edits = (made: fc.Arbitrary<Reply>) =>
  fc.dictionary(fc.constantFrom(...questions), made, { maxKeys: 4 })
const decided = fc
  .dictionary(
    fc.constantFrom(...questions.flatMap((one) => wibaFields.map((field) => `${one}/${field}`))),
    fc.constantFrom<Decision>('today', 'returned'),
  )
  .map((decisions): Record<string, Decision> => decisions)

function kindOf(base: Replies, today: Replies): AnswerKind {
  const none = { answer: '', note: '' }
  return {
    about: 'wiba',
    titles: wibaFieldTitles,
    todayOf: (question) => today[question] ?? none,
    baseOf: (question) => base[question] ?? {},
    speak: speakWibaField,
    read: (field, text, near) => readWibaField(field, text, near.base),
    refusalOf: () => '',
    problemOf({ subject, texts }) {
      const { answer, note } = { ...none, ...today[subject], ...texts }
      try {
        ensureNoted({ question: subject, answer: wibaAnswerIn(answer), note })
        return ''
      } catch (error) {
        if (!(error instanceof Failure)) throw error
        return error.message
      }
    },
  }
}

/** As the cells come back: the words, not the codes. */
function cellsOf(returned: Replies) {
  return Object.entries(returned).flatMap(([subject, one], row) =>
    wibaFields.map((field) => ({
      ...{ subject, field, row, sheet: 'Fragen', keys: ['Liste', subject] as const, problem: '' },
      text: one[field] === '' ? '' : speakWibaField(field, one[field]),
    })),
  )
}

describe('random edits of WiBA answers on both sides', () => {
  it('lose nothing: each is taken over, there already, a conflict, waits for one, or is refused with a reason', () => {
    fc.assert(
      fc.property(all, edits(reply), edits(loose), decided, (base, here, there, decisions) => {
        const today = { ...base, ...here }
        const plan = planAnswers(cellsOf({ ...base, ...there }), kindOf(base, today), decisions)

        const told = new Set(
          [plan.changes, plan.conflicts, plan.held, plan.refused].flat().map(({ name }) => name),
        )
        for (const [question, one] of Object.entries(there)) {
          for (const field of wibaFields) {
            const isUntouched = one[field] === base[question]?.[field]
            const isThere = one[field] === today[question]?.[field]
            expect(isUntouched || isThere || told.has(`${question}/${field}`)).toBe(true)
          }
        }
        expect(plan.refused.every(({ reason }) => reason !== '')).toBe(true)
      }),
    )
  })

  it('invent nothing: what is stored was typed, untouched cells stay, and the rules hold', () => {
    fc.assert(
      fc.property(all, edits(reply), edits(loose), decided, (base, here, there, decisions) => {
        const today: Replies = { ...base, ...here }
        const kind = kindOf(base, today)
        const plan = planAnswers(cellsOf({ ...base, ...there }), kind, decisions)

        for (const { subject, texts } of plan.answers) {
          for (const [field, value] of Object.entries(texts)) {
            expect(value).toBe(there[subject]?.[field as 'answer' | 'note'])
            expect(value).not.toBe(base[subject]?.[field as 'answer' | 'note'])
          }
          expect(kind.problemOf({ subject, texts })).toBe('')
        }
      }),
    )
  })

  it('change nothing the second time', () => {
    fc.assert(
      fc.property(all, edits(reply), edits(loose), (base, here, there) => {
        const today: Replies = { ...base, ...here }
        const cells = cellsOf({ ...base, ...there })
        const { answers } = planAnswers(cells, kindOf(base, today), {})
        const after = { ...today }
        for (const { subject, texts } of answers) {
          after[subject] = { answer: '', note: '', ...after[subject], ...texts }
        }

        expect(planAnswers(cells, kindOf(base, after), {}).answers).toEqual([])
      }),
    )
  })

  it('with an unknown base are conflicts wherever they differ', () => {
    fc.assert(
      fc.property(all, edits(loose), (today, there) => {
        const plan = planAnswers(cellsOf({ ...today, ...there }), kindOf({}, today), {})

        expect(plan.answers).toEqual([])
        for (const { subject, field } of plan.conflicts) {
          const one = there[subject]?.[field as 'answer' | 'note'] ?? ''
          expect(looseText(one)).not.toBe(today[subject]?.[field as 'answer' | 'note'])
        }
      }),
    )
  })
})
