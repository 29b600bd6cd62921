import { describe, expect, it } from 'vitest'
import { documentTopics, topicDocuments } from '../../catalog/documentTopics.ts'
import { readOfficialXml } from '../../catalog/officialXml.ts'
import { readCatalog } from '../../catalog/readCatalog.ts'
import { requirementLevelLetters } from '../../catalog/requirementLevel.ts'
import { hasReference, referenceText } from './sharedReference.ts'

const xmlPath = 'official-xml/XML_Kompendium_2023.xml'
/** The dot before A is optional because of the typing error „OPS.2.3A22“. */
const requirementHeading =
  /^([A-Z]{3,4}(?:\.\d+)+?)\.?A(\d+)\s+(.*?)\s*\(([BSH])\)\s*(?:\[(.*)\])?$/
const moduleHeading = /^([A-Z]{3,4}(?:\.\d+)+)\s+(.*)$/

/** Titles that differ: the copy of the XML is older than our source. Source: BSI-FACTS §1. */
const knownDifferences = ['OPS.1.1.7.A15']

const catalog = readCatalog()

describe.runIf(hasReference('the catalogue against the official XML'))('the official XML', () => {
  it('has the same requirements: identifier, title and level', () => {
    const official = officialHeadings().flatMap((heading) => {
      const [, moduleId, number, title, letter] = requirementHeading.exec(heading) ?? []
      return moduleId === undefined ? [] : [[`${moduleId}.A${number}`, title, letter]]
    })
    const ours = catalog.modules.flatMap(({ requirements }) =>
      requirements.map(({ id, title, level }) => [id, title, requirementLevelLetters[level]]),
    )
    const comparable = (rows: (string | undefined)[][]) =>
      rows.filter(([id = '']) => !knownDifferences.includes(id)).toSorted(byFirst)

    expect(official).toHaveLength(2125)
    expect(comparable(ours)).toEqual(comparable(official))
  })

  it('is read by the importer: every requirement, its level, and a text of each in force', () => {
    const read = readOfficialXml([referenceText(xmlPath)])

    const byId = new Map(read.map((requirement) => [requirement.id, requirement]))
    expect(byId.size).toBe(2125)
    expect(read.filter(({ isWithdrawn }) => !isWithdrawn)).toHaveLength(1835)
    expect(byId.get('OPS.2.3.A22')?.level).toBe('high')
    expect(read.filter(({ blocks }) => blocks.length === 0)).toEqual([])
    for (const { id, level, withdrawn } of catalog.modules.flatMap(
      ({ requirements }) => requirements,
    )) {
      expect(byId.get(id)).toMatchObject({ level, isWithdrawn: withdrawn })
    }
  })

  it('has the same modules by identifier and title', () => {
    const official = new Map(
      officialHeadings().flatMap((heading) => {
        const [, id, title] = moduleHeading.exec(heading) ?? []
        return id === undefined || title === undefined ? [] : [[id, title] as const]
      }),
    )
    const different = catalog.modules.filter(({ id, title }) => official.get(id) !== title)

    expect(different.map(({ id, title }) => [id, title, official.get(id)])).toEqual([])
  })

  it('shares no sentence with our topics, questions and notes', () => {
    const official = plain(referenceText(xmlPath).replace(/<[^>]+>/g, ' '))
    const own = [
      ...topicDocuments.flatMap((kind) => documentTopics(kind).topics.map((t) => t.description)),
      ...catalog.questions.map(({ text }) => text),
      ...catalog.rules.flatMap(({ note }) => (note === undefined ? [] : [note])),
    ]
    const sentences = own.flatMap((text) => text.split(/(?<=[.?]) (?=[A-ZÄÖÜ])/))
    const long = sentences.filter((sentence) => sentence.length > 40)

    expect(long.length).toBeGreaterThan(100)
    expect(long.filter((sentence) => official.includes(sentence))).toEqual([])
  })
})

function officialHeadings(): string[] {
  const titles = referenceText(xmlPath).matchAll(/<title[^>]*>(.*?)<\/title>/gs)
  return [...titles].map(([, title]) => plain(title))
}

/** Without mark-up entities, soft hyphens and hard blanks; white space folded. */
function plain(text = ''): string {
  return text
    .replace(/<[^>]+>/g, '')
    .replaceAll('&amp;', '&')
    .replace(/\u00ad|\u200b/g, '')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim()
}

function byFirst([a = '']: (string | undefined)[], [b = '']: (string | undefined)[]): number {
  return a < b ? -1 : Number(a > b)
}
