import { describe, expect, it } from 'vitest'
import { readWiba } from '../../catalog/wiba.ts'
import {
  listWibaTexts,
  type WibaText,
  wibaTextOf,
  wibaTextsFileSchema,
} from '../../catalog/wibaTexts.ts'
import { catalogJson } from './catalogJson.ts'
import { alikePairs, flaws, sentencesOf } from './ownWords.ts'

/** Asked so, no „ja“ answers. */
const openQuestion = /^(Wer|Wie|Was|Wann|Wo|Warum|Welche[rmns]?|Wodurch|Womit|Wofür|Woran|Wozu)\b/
/** Wishes: a question that holds one can be answered with „ja“ without the thing being done. */
const wish =
  /\b(kann|könnten?|sollten?|möglichst|nach Möglichkeit|geplant ist|vorgesehen|versucht|teilweise|meist|in der Regel)\b/i
const denial = /\b(nicht|nie|niemals|niemand|kein\w*|ohne)\b/gi
const texts = listWibaTexts()

describe('the texts of WiBA', () => {
  it('stand for each of the 257 questions, in the order of WiBA', () => {
    expect(texts).toHaveLength(257)
    expect(texts.map(({ id }) => id)).toEqual(readWiba().questions.map(({ id }) => id))
  })

  it('are found by their question; an unknown one is told', () => {
    expect(wibaTextOf('backup-7').question).toContain('zurückspielen')
    expect(() => wibaTextOf('backup-8')).toThrow('backup-8')
  })

  it('ask one thing that „ja“ answers', () => {
    const wrong = texts.filter(
      ({ question }) =>
        !/^[A-ZÄÖÜ].*\?$/.test(question) ||
        sentencesOf(question).length !== 1 ||
        openQuestion.test(question),
    )

    expect(wrong.map(({ id }) => id)).toEqual([])
    expect(openQuestion.test('Wie oft wird gesichert?')).toBe(true)
  })

  it('ask for a fact, no wish, and never deny twice, so that „ja“ is the secure answer', () => {
    const wishes = texts.filter(({ question }) => wish.test(question))
    const twisted = texts.filter(({ question }) => (question.match(denial) ?? []).length > 1)

    expect(wishes.map(({ id }) => id)).toEqual([])
    expect(twisted.map(({ id }) => id)).toEqual([])
    expect(wish.test('Sollten Sicherungen außer Haus liegen?')).toBe(true)
  })

  it('say in one to three sentences what suffices', () => {
    const wrong = texts.filter(
      ({ hint }) => !/^[A-ZÄÖÜ„].*[.?]$/.test(hint) || sentencesOf(hint).length > 3,
    )

    expect(wrong.map(({ id }) => id)).toEqual([])
  })

  it.each(flaws)('hold %s', (_, pattern, wrong) => {
    const flawed = texts.filter(({ question, hint }) => pattern.test(`${question}\n${hint}`))

    expect(flawed.map(({ id }) => id)).toEqual([])
    expect(pattern.test(wrong)).toBe(true)
  })

  it.each(['question', 'hint'] as const)('no two are alike: %s', (field) => {
    expect(alikePairs(texts.map((text) => [text.id, text[field]]))).toEqual([])
  })
})

describe('the schema of the texts of WiBA', () => {
  const file = catalogJson('wiba/wiba-texts.json') as { questions: WibaText[] }
  const [first] = file.questions

  it.each([
    ['no text', { questions: [] }],
    ['a question twice', { questions: [first, first] }],
    ['another source', { source: 'BSI' }],
    ['181 characters', { questions: [{ ...first, question: 'a'.repeat(181) }] }],
    ['a hint of a word', { questions: [{ ...first, hint: 'Ja.' }] }],
    ['two lines', { questions: [{ ...first, hint: `${first?.hint}\nnoch eine` }] }],
    ['an identifier of a requirement', { questions: [{ ...first, id: 'CON.3.A1' }] }],
    ['a field more', { questions: [{ ...first, note: 'x' }] }],
  ])('rejects %s', (_, change) => {
    expect(wibaTextsFileSchema.safeParse({ ...file, ...change }).success).toBe(false)
    expect(wibaTextsFileSchema.safeParse(file).success).toBe(true)
  })
})
