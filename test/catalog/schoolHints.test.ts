import { describe, expect, it } from 'vitest'
import { listModuleTexts } from '../../catalog/moduleTexts.ts'
import { readCatalog } from '../../catalog/readCatalog.ts'
import {
  findSchoolHint,
  listSchoolHints,
  type SchoolHint,
  schoolHintsFileSchema,
} from '../../catalog/schoolHints.ts'
import { catalogJson } from './catalogJson.ts'
import { alikePairs, flaws, sentencesOf } from './ownWords.ts'

const catalog = readCatalog()
const hints = listSchoolHints()

describe('hints for schools', () => {
  it('stand for many modules of the edition, in official order', () => {
    const wanted = new Set(hints.map(({ module }) => module))

    expect(hints.length).toBeGreaterThanOrEqual(25)
    expect(hints.map(({ module }) => module)).toEqual(
      catalog.modules.map(({ id }) => id).filter((id) => wanted.has(id)),
    )
  })

  it.each([
    [
      'devices',
      ['SYS.2.1', 'SYS.2.2.3', 'SYS.3.1', 'SYS.3.2.1', 'SYS.3.2.2', 'SYS.3.2.3', 'APP.1.4'],
    ],
    ['networks', ['NET.1.1', 'NET.2.1', 'NET.2.2', 'NET.3.1', 'NET.3.2']],
    ['rooms', ['INF.1', 'INF.5', 'INF.7', 'INF.10', 'INF.12']],
    ['people and work', ['ORP.1', 'ORP.2', 'ORP.3', 'ORP.4', 'CON.6', 'OPS.1.1.1', 'OPS.1.1.2']],
  ])('speak of %s', (_, modules) => {
    expect(modules.filter((id) => findSchoolHint(id) === undefined)).toEqual([])
  })

  it('are missing where a school lives like any other house', () => {
    expect(findSchoolHint('IND.1')).toBeUndefined()
    expect(findSchoolHint('SYS.9.9')).toBeUndefined()
  })

  it.each([
    ['Schulträger und Land', /Schulträger|\bLand\b|Schulaufsicht/],
    ['both networks', /pädagogisch|Verwaltungsnetz|Verwaltungsseite|Verwaltung und Unterricht/],
    ['shared tablets', /[Gg]eteilte/],
    ['loaned devices', /Leih/],
    ['who stands in for missing staff', /Vertretung|Dienstleister/],
    ['holidays and the school year', /Ferien|Schuljahr/],
  ])('tell of %s', (_, pattern) => {
    expect(hints.filter(({ hint }) => pattern.test(hint)).length).toBeGreaterThanOrEqual(3)
  })

  it('speak of schools and say it in two to four sentences', () => {
    const school =
      /Schul|schul|Lehr|Klasse|Kind|Unterricht|Sekretariat|Tablet|Elternportal|Kreide|Fachschaft/
    const wrong = hints.filter(
      ({ hint }) =>
        !school.test(hint) ||
        !/^[A-ZÄÖÜ„].*\.$/.test(hint) ||
        sentencesOf(hint).length < 2 ||
        sentencesOf(hint).length > 4,
    )

    expect(wrong.map(({ module }) => module)).toEqual([])
  })

  it.each(flaws)('hold %s', (_, pattern, wrong) => {
    expect(hints.filter(({ hint }) => pattern.test(hint)).map(({ module }) => module)).toEqual([])
    expect(pattern.test(wrong)).toBe(true)
  })

  it('no two are alike, and none repeats the text of its module', () => {
    const texts = listModuleTexts().map(
      ({ id, about, applies }) => [id, `${about} ${applies}`] as const,
    )

    expect(
      alikePairs([...hints.map(({ module, hint }) => [module, hint] as const), ...texts]),
    ).toEqual([])
  })
})

describe('the schema of hints for schools', () => {
  const file = catalogJson('edition-2023/school-hints.json') as { hints: SchoolHint[] }
  const [first] = file.hints

  it.each([
    ['no hint', { hints: [] }],
    ['a module twice', { hints: [first, first] }],
    ['another source', { source: 'BSI' }],
    ['341 characters', { hints: [{ ...first, hint: 'a'.repeat(341) }] }],
    ['a sentence of a few words', { hints: [{ ...first, hint: 'Gilt auch hier.' }] }],
    ['a field more', { hints: [{ ...first, note: 'x' }] }],
  ])('rejects %s', (_, change) => {
    expect(schoolHintsFileSchema.safeParse({ ...file, ...change }).success).toBe(false)
    expect(schoolHintsFileSchema.safeParse(file).success).toBe(true)
  })
})
