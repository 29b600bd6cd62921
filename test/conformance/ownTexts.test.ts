/** What we wrote about modules, schools and WiBA, beside the Kompendium. */
import { describe, expect, it } from 'vitest'
import { listModuleTexts } from '../../catalog/moduleTexts.ts'
import { listSchoolHints } from '../../catalog/schoolHints.ts'
import { readWiba } from '../../catalog/wiba.ts'
import { listWibaTexts } from '../../catalog/wibaTexts.ts'
import { officialChapters, officialTexts } from './officialTexts.ts'
import { hasReference } from './sharedReference.ts'
import { sharedRun } from './sharedRun.ts'

const present = hasReference('own texts against the official XML')
const chapters = present ? officialChapters() : new Map<string, string>()
const requirements = present ? officialTexts() : new Map<string, string>()
const duty = /\b(MUSS|MÜSSEN|DARF|DÜRFEN)\b/
/** Words that turn a duty into a wish; a hint must not deny the duty either. */
const wish =
  /\b(sollten?|darf auch|möglichst|nach Möglichkeit|empfohlen|idealerweise|wünschenswert)\b/i
const denial =
  /\b(optional|freiwillig|nicht zwingend|nicht nötig|unnötig ist|verzichtbar|wünschenswert|nicht erforderlich|entbehrlich|überflüssig ist)\b/i

const wiba = listWibaTexts().map((text) => ({ ...text, official: officialOf(text.id) }))

describe.runIf(present)('own texts beside the XML', () => {
  it('finds the chapter of each module, long enough to be one', () => {
    const short = listModuleTexts().filter(({ id }) => (chapters.get(id)?.length ?? 0) < 4000)

    expect(short.map(({ id }) => id)).toEqual([])
  })

  it.each(['about', 'applies'] as const)(
    'texts of modules share no eight words in a row with their chapter: %s',
    (field) => {
      const pairs = listModuleTexts().map(
        (text) => [text.id, text[field], chapterOf(text.id)] as const,
      )

      expect(runsOf(pairs)).toEqual([])
    },
  )

  it.each(['question', 'hint'] as const)(
    'texts of WiBA share no eight words in a row with the requirements of the question: %s',
    (field) => {
      expect(wiba.filter(({ official }) => official.length < 50)).toEqual([])
      expect(runsOf(wiba.map((text) => [text.id, text[field], text.official]))).toEqual([])
    },
  )

  it('hints for schools share no eight words in a row with the chapter of their module', () => {
    const pairs = listSchoolHints().map(
      ({ module, hint }) => [module, hint, chapterOf(module)] as const,
    )

    expect(runsOf(pairs)).toEqual([])
  })

  it('hints for schools release nobody from a duty', () => {
    expect(listSchoolHints().filter(({ hint }) => denial.test(hint))).toEqual([])
  })

  it('texts of WiBA do not weaken a duty', () => {
    const duties = wiba.filter(({ official }) => duty.test(official))
    const weakened = duties.filter(
      ({ question, hint }) => wish.test(question) || denial.test(`${question} ${hint}`),
    )

    expect(duties.length).toBeGreaterThan(180)
    expect(weakened.map(({ id }) => id)).toEqual([])
  })
})

function chapterOf(moduleId: string): string {
  return chapters.get(moduleId) ?? ''
}

/** The requirements that the question is mapped to, one after another. */
function officialOf(questionId: string): string {
  const ids = readWiba().questionById(questionId)?.requirementIds ?? []
  return ids.map((id) => requirements.get(id) ?? '').join(' | ')
}

function runsOf(pairs: readonly (readonly [id: string, own: string, official: string])[]) {
  return pairs.flatMap(([id, own, official]) => {
    const run = sharedRun(own, official)
    return run === undefined ? [] : [[id, run]]
  })
}
