import { describe, expect, it } from 'vitest'
import { readCatalog } from '../../catalog/readCatalog.ts'
import { compareRequirementIds, layerIds, moduleIdOf } from '../../catalog/requirementId.ts'
import {
  findSummary,
  listSummaries,
  type Summary,
  summariesFileSchema,
} from '../../catalog/summaries.ts'
import { readWiba } from '../../catalog/wiba.ts'
import { catalogJson } from './catalogJson.ts'
import { alikePairs, flaws, likeness, sentencesOf, wordsOf } from './ownWords.ts'

/** Wishes; a SOLLTE of a Standard requirement is said with „soll“, which a Basis requirement never has. */
const wish =
  /\b(kann|können|könnten?|sollten?|möglichst|nach Möglichkeit|empfohlen|idealerweise|optional|freiwillig)\b/i
const should = /\b(soll|sollen)\b/i

const catalog = readCatalog()
const summaries = listSummaries()
const basic = catalog.modules.flatMap(({ id }) => catalog.basicRequirements(id))

describe('summaries', () => {
  it('stand for every Basis requirement in force', () => {
    const missing = basic.filter(({ id }) => findSummary(id) === undefined)

    expect(basic).toHaveLength(563)
    expect(missing.map(({ id }) => id)).toEqual([])
  })

  it('stand for every requirement that WiBA refers to, of whatever level', () => {
    const referred = [...readWiba().mappedRequirementIds]
    const missing = referred.filter((id) => findSummary(id) === undefined)

    expect(referred).toHaveLength(302)
    expect(missing).toEqual([])
  })

  it('name only requirements of the catalogue that are in force', () => {
    const wrong = summaries.filter(
      ({ id }) => !catalog.hasRequirement(id) || catalog.requirementById(id).withdrawn,
    )

    expect(wrong.map(({ id }) => id)).toEqual([])
    expect(findSummary('SYS.2.1.A2')).toBeUndefined()
    expect(findSummary('SYS.2.1.A999')).toBeUndefined()
    expect(findSummary('')).toBeUndefined()
  })

  it('are found by the identifier of their requirement', () => {
    expect(summaries.filter((summary) => findSummary(summary.id) !== summary)).toEqual([])
    expect(findSummary('SYS.2.1.A1')?.summary).toContain('Anmeldung')
  })

  it.each(layerIds)('of %s are our own and stand in official order', (layer) => {
    const file = summariesFileSchema.parse(catalogJson(`edition-2023/summaries/${layer}.json`))
    const ids = file.summaries.map(({ id }) => id)

    expect(file.source).toBe('eigene Formulierung')
    expect(ids).toEqual(ids.toSorted(compareRequirementIds))
    expect(ids.every((id) => catalog.hasModule(moduleIdOf(id)))).toBe(true)
  })

  it('say it in one or two sentences', () => {
    const wrong = summaries.filter(({ summary }) => !/^[A-ZÄÖÜ„].*\.$/.test(summary))
    const long = summaries.filter(({ summary }) => sentencesOf(summary).length > 2)

    expect(wrong.map(({ id }) => id)).toEqual([])
    expect(long.map(({ id }) => id)).toEqual([])
    expect(summaries.filter(({ evidence }) => /\.$/.test(evidence)).map(({ id }) => id)).toEqual([])
    expect(summaries.filter(({ hint }) => !/[.?]$/.test(hint)).map(({ id }) => id)).toEqual([])
  })

  it.each(flaws)('hold %s', (_, pattern, wrong) => {
    expect(summaries.filter((entry) => pattern.test(textOf(entry))).map(({ id }) => id)).toEqual([])
    expect(pattern.test(wrong)).toBe(true)
  })

  it('state facts, no wishes; only beyond the Basis something „soll“', () => {
    const isBasic = ({ id }: Summary) => catalog.requirementById(id).level === 'basic'
    const wishes = summaries.filter(({ summary }) => wish.test(summary))
    const soft = summaries.filter((entry) => isBasic(entry) && should.test(entry.summary))
    const hard = summaries.filter((entry) => !isBasic(entry) && !should.test(entry.summary))

    expect(wishes.map(({ id, summary }) => [id, wish.exec(summary)?.[0]])).toEqual([])
    expect(soft.map(({ id }) => id)).toEqual([])
    expect(hard.map(({ id }) => id)).toEqual([])
    expect(wish.test('Der Bildschirm sollte gesperrt sein.')).toBe(true)
    expect(should.test('Der Bildschirm soll gesperrt sein.')).toBe(true)
  })

  it.each(['summary', 'evidence', 'hint'] as const)('no two are alike: %s', (field) => {
    const texts = summaries.map((entry) => [entry.id, entry[field]] as const)

    expect(alikePairs(texts)).toEqual([])
    expect(likeness(wordsOf('Die EDV sperrt Konten.'), wordsOf('Die EDV sperrt.'))).toBe(0.75)
  })
})

describe('the schema of summaries', () => {
  const file = catalogJson('edition-2023/summaries/ISMS.json') as { summaries: Summary[] }
  const [first] = file.summaries

  it.each([
    ['no summary', { summaries: [] }],
    ['a requirement twice', { summaries: [first, first] }],
    ['a requirement of another layer', { layer: 'ORP' }],
    ['an unknown layer', { layer: 'XYZ' }],
    ['321 characters', { summaries: [{ ...first, summary: 'a'.repeat(321) }] }],
    ['a summary of a word', { summaries: [{ ...first, summary: 'Leitlinie.' }] }],
    ['two lines', { summaries: [{ ...first, hint: `${first?.hint}\nnoch eine` }] }],
    ['a blank at the end', { summaries: [{ ...first, evidence: `${first?.evidence} ` }] }],
    ['an unknown effort', { summaries: [{ ...first, effort: 'months' }] }],
    ['a field more', { summaries: [{ ...first, note: 'x' }] }],
  ])('rejects %s', (_, change) => {
    expect(summariesFileSchema.safeParse({ ...file, ...change }).success).toBe(false)
    expect(summariesFileSchema.safeParse(file).success).toBe(true)
  })

  it('takes 320 characters', () => {
    const summaries = [{ ...first, summary: 'a'.repeat(320) }]

    expect(summariesFileSchema.safeParse({ ...file, summaries }).success).toBe(true)
  })
})

function textOf({ summary, evidence, hint }: Summary): string {
  return `${summary}\n${evidence}\n${hint}`
}
