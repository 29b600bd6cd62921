import { describe, expect, it } from 'vitest'
import {
  listModuleTexts,
  type ModuleText,
  moduleTextOf,
  moduleTextsFileSchema,
} from '../../catalog/moduleTexts.ts'
import { readCatalog } from '../../catalog/readCatalog.ts'
import { catalogJson } from './catalogJson.ts'
import { alikePairs, flaws, sentencesOf } from './ownWords.ts'

const path = 'edition-2023/module-texts.json'
const catalog = readCatalog()
const texts = listModuleTexts()

describe('the texts of modules', () => {
  it('stand for each of the 111 modules, in official order', () => {
    expect(texts).toHaveLength(111)
    expect(texts.map(({ id }) => id)).toEqual(catalog.modules.map(({ id }) => id))
  })

  it('are found by their module; an unknown one is told', () => {
    expect(moduleTextOf('SYS.4.1').about).toContain('Drucker')
    expect(() => moduleTextOf('SYS.9.9')).toThrow('SYS.9.9')
  })

  it('say it in one sentence each', () => {
    const wrong = texts.filter(({ about, applies }) =>
      [about, applies].some(
        (text) => sentencesOf(text).length !== 1 || !/^[A-ZÄÖÜ].*[.?]$/.test(text),
      ),
    )

    expect(wrong.map(({ id }) => id)).toEqual([])
  })

  it.each(flaws)('hold %s', (_, pattern, wrong) => {
    const flawed = texts.filter(({ about, applies }) => pattern.test(`${about}\n${applies}`))

    expect(flawed.map(({ id }) => id)).toEqual([])
    expect(pattern.test(wrong)).toBe(true)
  })

  it.each(['about', 'applies'] as const)('no two are alike: %s', (field) => {
    expect(alikePairs(texts.map((text) => [text.id, text[field]]))).toEqual([])
  })

  it('name only modules that there are', () => {
    const named = texts.flatMap(({ id, about, applies }) =>
      (`${about} ${applies}`.match(/\b[A-Z]{3,4}(\.\d+)+/g) ?? []).map((other) => [id, other]),
    )

    expect(named.length).toBeGreaterThan(20)
    expect(named.filter(([, other = '']) => !catalog.hasModule(other))).toEqual([])
  })

  it('tell where a module has no Basis requirement', () => {
    const without = texts.filter(({ id }) => catalog.basicRequirements(id).length === 0)

    expect(without.map(({ id }) => id)).toEqual(['DER.4', 'SYS.3.2.4', 'IND.2.2'])
    expect(without.filter(({ applies }) => !applies.includes('Basis-Anforderung'))).toEqual([])
  })
})

describe('the schema of module texts', () => {
  const file = catalogJson(path) as { modules: ModuleText[] }
  const [first] = file.modules

  it.each([
    ['no text', { modules: [] }],
    ['a module twice', { modules: [first, first] }],
    ['another source', { source: 'BSI' }],
    ['201 characters', { modules: [{ ...first, about: 'a'.repeat(201) }] }],
    ['a word', { modules: [{ ...first, applies: 'Immer.' }] }],
    ['two lines', { modules: [{ ...first, about: `${first?.about}\nnoch eine` }] }],
    ['a field more', { modules: [{ ...first, note: 'x' }] }],
  ])('rejects %s', (_, change) => {
    expect(moduleTextsFileSchema.safeParse({ ...file, ...change }).success).toBe(false)
    expect(moduleTextsFileSchema.safeParse(file).success).toBe(true)
  })
})
