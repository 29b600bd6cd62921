/** What we wrote about modules, beside the chapters of the Kompendium. */
import { describe, expect, it } from 'vitest'
import { listModuleTexts } from '../../catalog/moduleTexts.ts'
import { officialChapters } from './officialTexts.ts'
import { hasReference } from './sharedReference.ts'
import { sharedRun } from './sharedRun.ts'

const present = hasReference('own texts against the official XML')
const chapters = present ? officialChapters() : new Map<string, string>()

describe.runIf(present)('own texts beside the XML', () => {
  it('finds the chapter of each module, long enough to be one', () => {
    const short = listModuleTexts().filter(({ id }) => (chapters.get(id)?.length ?? 0) < 4000)

    expect(short.map(({ id }) => id)).toEqual([])
  })

  it.each(['about', 'applies'] as const)(
    'texts of modules share no eight words in a row with their chapter: %s',
    (field) => {
      const runs = listModuleTexts().flatMap((text) => {
        const run = sharedRun(text[field], chapters.get(text.id) ?? '')
        return run === undefined ? [] : [[text.id, run]]
      })

      expect(runs).toEqual([])
    },
  )
})
