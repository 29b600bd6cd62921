import { describe, expect, it } from 'vitest'
import {
  findModelMeasure,
  listModelMeasures,
  type ModelMeasure,
  modelMeasuresFileSchema,
  modelMeasuresFor,
  modelSubjects,
  modulesOfModel,
  priorityOfModel,
} from '../../catalog/modelMeasures.ts'
import { readCatalog } from '../../catalog/readCatalog.ts'
import { layerIds } from '../../catalog/requirementId.ts'
import { efforts } from '../../src/measures/measure.ts'
import { catalogJson } from './catalogJson.ts'

/** Two texts that share more of their words than this read as if filled into one pattern. */
const maximumLikeness = 0.4
const englishWord =
  /\b(the|and|of|with|for|from|that|this|are|you|your|should|must|been|have|which|by|or)\b/i
const placeholder = /TODO|TBD|XXX|lorem|Platzhalter|\.\.|…|<|>|\[|\]|\{|\}/i
const shortenedWord = /\b(z\. ?B\.|bzw\.|ggf\.|u\. ?a\.|usw\.|etc\.|d\. ?h\.|inkl\.|evtl\.)/i
/** Someone is spoken to: in the middle of a sentence the pronoun stands in lower case. */
const address = /(?<![.?!;] )(?<!^)\b(Sie|Ihnen|Ihre?[nmrs]?)\b|\bBitte\b/m

const catalog = readCatalog()
const models = listModelMeasures()
const basic = catalog.modules.flatMap(({ id }) => catalog.basicRequirements(id))

describe('model measures', () => {
  it('are many, and serve all Basis requirements but those of a mainframe', () => {
    const unserved = basic.filter(({ id }) => modelMeasuresFor(id).length === 0)

    expect(models).toHaveLength(210)
    expect(basic).toHaveLength(563)
    expect(basic.length - unserved.length).toBe(553)
    expect([...new Set(unserved.map(({ id }) => id.replace(/\.A\d+$/, '')))]).toEqual(['SYS.1.7'])
  })

  it('serve Basis requirements that are in force, and nothing else', () => {
    const ids = models.flatMap(({ requirements }) => requirements)
    const wrong = ids.filter((id) => {
      if (!catalog.hasRequirement(id)) return true
      const { level, withdrawn } = catalog.requirementById(id)
      return withdrawn || level !== 'basic'
    })

    expect(wrong).toEqual([])
  })

  it('mostly serve three and more at once', () => {
    const small = models.filter(({ requirements }) => requirements.length < 3)

    expect(small.length / models.length).toBeLessThan(0.2)
  })

  it.each(layerIds)('stand for the layer %s', (layer) => {
    const own = models.filter((model) =>
      modulesOfModel(model).some((id) => id.startsWith(`${layer}.`)),
    )

    expect(own.length).toBeGreaterThan(5)
  })

  it('hold enough for 90 days: a month of quick wins each, none of it dear', () => {
    const of = (days: number) => models.filter((model) => model.quickWinDays === days)
    const dear = models.filter(
      ({ quickWinDays, onceEuro }) => quickWinDays !== null && onceEuro[1] > 6000,
    )

    expect([of(30), of(60), of(90)].every((list) => list.length >= 15)).toBe(true)
    expect(dear.map(({ key }) => key)).toEqual([])
  })

  it('know schools, and only those of schools are kept for them', () => {
    const atSchool = models.filter(({ setting }) => setting === 'school')

    expect(atSchool.length).toBeGreaterThan(12)
    expect(atSchool.every(({ key }) => key.startsWith('SCH-'))).toBe(true)
  })

  it('cost what a town of 27,000 can believe', () => {
    const wrong = models.filter(
      ({ onceEuro, yearlyEuro }) => onceEuro[1] > 70_000 || yearlyEuro[1] > 40_000,
    )
    const vague = models.filter(({ onceEuro: [from, to] }) => from > 0 && to / from > 20)

    expect(wrong.map(({ key }) => key)).toEqual([])
    expect(vague.map(({ key }) => key)).toEqual([])
  })

  it('use the efforts of measures', () => {
    expect(models.every(({ effort }) => efforts.includes(effort))).toBe(true)
    expect(new Set(models.map(({ effort }) => effort)).size).toBe(4)
  })

  it.each(modelSubjects)('of %s are our own', (subject) => {
    const file = modelMeasuresFileSchema.parse(catalogJson(`measures/${subject}.json`))

    expect(file.subject).toBe(subject)
    expect(file.source).toBe('eigene Formulierung')
  })

  it('are found by their key and by what they serve', () => {
    const [first] = models

    expect(new Set(models.map(({ key }) => key)).size).toBe(models.length)
    expect(findModelMeasure(first?.key ?? '')).toBe(first)
    expect(findModelMeasure('XXX-99')).toBeUndefined()
    expect(modelMeasuresFor('CON.3.A15').map(({ key }) => key)).toContain('DAT-02')
    expect(modelMeasuresFor('SYS.2.1.A999')).toEqual([])
  })

  it('come in the order of the modules that they serve', () => {
    expect(priorityOfModel(modelOf('DAT-02'))).toBe('R1')
    expect(priorityOfModel(modelOf('SRV-12'))).toBe('R2')
    expect(priorityOfModel(modelOf('MOB-13'))).toBe('R3')
  })

  it('say it in whole sentences', () => {
    const sentences = models.flatMap(({ key, steps, result }) =>
      [...steps, result].map((text) => [key, text] as const),
    )
    const wrong = sentences.filter(([, text]) => !/^[A-ZÄÖÜ„].*[.?]$/.test(text))

    expect(wrong).toEqual([])
    expect(models.filter(({ title }) => /[.?!]$/.test(title)).map(({ key }) => key)).toEqual([])
  })

  it.each([
    ['no English', englishWord, 'wer das Backup and Restore prüft'],
    ['no placeholder', placeholder, 'Richtlinie vom …'],
    ['no shortened word', shortenedWord, 'Geräte, z. B. Drucker'],
    ['nobody spoken to', address, 'Sperren Sie den Rechner'],
  ] as const)('hold %s', (_, pattern, wrong) => {
    expect(models.filter((model) => pattern.test(textOf(model))).map(({ key }) => key)).toEqual([])
    expect(pattern.test(wrong)).toBe(true)
  })

  it('are never alike, neither in words nor in what they serve', () => {
    const words = models.map((model) => [model.key, wordsOf(textOf(model))] as const)
    const alike = words.flatMap(([key, own], index) =>
      words
        .slice(index + 1)
        .filter(([, other]) => likeness(own, other) > maximumLikeness)
        .map(([other]) => `${key} ${other}`),
    )
    const served = models.map(({ requirements }) => requirements.toSorted().join(' '))

    expect(alike).toEqual([])
    expect(new Set(models.map(({ title }) => title)).size).toBe(models.length)
    expect(served.filter((ids, index) => served.indexOf(ids) !== index)).toEqual([])
    expect(likeness(wordsOf('Die EDV sperrt Konten.'), wordsOf('Die EDV sperrt.'))).toBe(0.75)
  })
})

describe('the schema of model measures', () => {
  const file = catalogJson('measures/data.json') as { measures: ModelMeasure[] }
  const [first] = file.measures

  it.each([
    ['no measure', { measures: [] }],
    ['a key twice', { measures: [first, first] }],
    ['an unknown subject', { subject: 'weather' }],
    ['one requirement', { measures: [{ ...first, requirements: ['CON.3.A14'] }] }],
    ['a requirement twice', { measures: [{ ...first, requirements: ['CON.3.A14', 'CON.3.A14'] }] }],
    ['costs that fall', { measures: [{ ...first, onceEuro: [2, 1] }] }],
    ['negative costs', { measures: [{ ...first, yearlyEuro: [-1, 0] }] }],
    ['a quick win of weeks', { measures: [{ ...first, effort: 'weeks', quickWinDays: 30 }] }],
    ['a quick win of 45 days', { measures: [{ ...first, quickWinDays: 45 }] }],
    ['a single step', { measures: [{ ...first, steps: ['Die EDV sperrt alle Konten.'] }] }],
    ['two lines', { measures: [{ ...first, result: `${first?.result}\nnoch eine` }] }],
    ['an unknown function', { measures: [{ ...first, responsible: 'mayor' }] }],
    ['a field more', { measures: [{ ...first, note: 'x' }] }],
  ])('rejects %s', (_, change) => {
    expect(modelMeasuresFileSchema.safeParse({ ...file, ...change }).success).toBe(false)
    expect(modelMeasuresFileSchema.safeParse(file).success).toBe(true)
  })
})

function modelOf(key: string): ModelMeasure {
  const model = findModelMeasure(key)
  if (model) return model
  throw new Error(`no model measure ${key}`)
}

function textOf({ title, steps, result }: ModelMeasure): string {
  return [title, ...steps, result].join('\n')
}

function wordsOf(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])
}

/** Shared words among all words of two texts, 0 to 1. */
function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((word) => b.has(word)).length
  return shared / (a.size + b.size - shared)
}
