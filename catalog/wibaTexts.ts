/**
 * The questions of WiBA in our own plain words: each can be answered with ja, nein, nicht relevant, and „ja“ is the
 * secure answer. How they are written stands in `catalog/STYLE.md`.
 * @module
 */
import { z } from 'zod'
import { Failure } from '../src/core/failure.ts'
import { fileHeader, lineOfText, once, ownWords, readCatalogFile, repeated } from './catalogFile.ts'
import { wibaQuestionIdPattern } from './wiba.ts'

/** `hint`: what usually suffices in a small city, and who knows it. */
const wibaTextSchema = z
  .strictObject({
    id: z.string().regex(wibaQuestionIdPattern),
    question: lineOfText(40, 180),
    hint: lineOfText(60, 240),
  })
  .readonly()

export type WibaText = z.infer<typeof wibaTextSchema>

export const wibaTextsFileSchema = z
  .strictObject({
    ...fileHeader,
    source: ownWords,
    questions: z.array(wibaTextSchema).min(1).readonly(),
  })
  .refine(({ questions }) => repeated(questions.map(({ id }) => id)).length === 0, 'one twice')
  .readonly()

const readWibaTexts = once(() => {
  const { questions } = readCatalogFile('wiba/wiba-texts.json', wibaTextsFileSchema)
  return new Map(questions.map((text) => [text.id, text]))
})

/** Every one of the 257 questions has one. Throws `not_found` for an identifier that WiBA does not know. */
export function wibaTextOf(questionId: string): WibaText {
  const text = readWibaTexts().get(questionId)
  if (text !== undefined) return text
  throw new Failure('not_found', `Die Prüffrage „${questionId}“ gibt es nicht.`)
}

/** All, in the order of WiBA. */
export function listWibaTexts(): readonly WibaText[] {
  return [...readWibaTexts().values()]
}
