import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { glossaryFileSchema, listTerms, type Term } from '../../catalog/glossary.ts'
import { readCatalog } from '../../catalog/readCatalog.ts'
import { packageRoot } from '../../src/core/packageRoot.ts'
import { cutAtTerms } from '../../src/help/glossary.ts'
import { catalogJson } from './catalogJson.ts'
import { alikePairs, englishWord, placeholder, sentencesOf, shortenedWord } from './ownWords.ts'

const terms = listTerms()
const anchors = new Set(terms.map(({ anchor }) => anchor))

describe('the glossary', () => {
  it('has at least a hundred words in German order, each once', () => {
    const words = terms.map(({ term }) => term)

    expect(words.length).toBeGreaterThanOrEqual(100)
    expect(words).toEqual(words.toSorted(new Intl.Collator('de').compare))
    expect(new Set(words.map((word) => word.toLowerCase())).size).toBe(words.length)
  })

  it.each([
    ['Zielobjekt', 'Informationsverbund', 'Modellierung', 'Baustein', 'Anforderung'],
    ['Strukturanalyse', 'Schutzbedarf', 'Grundschutz-Check', 'Realisierungsplan', 'Testat'],
    ['Basis-Absicherung', 'Kern-Absicherung', 'Standard-Absicherung', 'IT-Grundschutz-Profil'],
    ['Maximumprinzip', 'Kumulation', 'Verteilung', 'Vererbung', 'Grundwert'],
    ['Vertraulichkeit', 'Integrität', 'Verfügbarkeit', 'Sicherheitsvorfall', 'Notfall'],
    ['Zutritt', 'Zugang', 'Zugriff', 'Authentisierung', 'Protokollierung'],
    ['Institutionsleitung', 'ISB', 'IT-Betrieb', 'Fachverantwortliche', 'WiBA'],
    ['Schulträger', 'pädagogisches Netz', 'Leihgerät', 'Zweckbindung', 'Schul-IT'],
  ])('has %s, %s, %s, %s, %s as the BSI and the law write them', (...wanted) => {
    const words = terms.map(({ term }) => term)

    expect(wanted.filter((word) => word && !words.includes(word))).toEqual([])
  })

  it('refers each word to another, never to itself, and to each from somewhere', () => {
    const referred = new Set(terms.flatMap(({ see }) => see))

    expect(terms.filter(({ see }) => see.length === 0).map(({ term }) => term)).toEqual([])
    expect(terms.filter(({ anchor, see }) => see.includes(anchor))).toEqual([])
    expect([...anchors].filter((anchor) => !referred.has(anchor)).length).toBeLessThan(25)
  })

  it('calls no two things by the same other word, and none by the word of another', () => {
    const others = terms.flatMap(({ also = [] }) => also.map((word) => word.toLowerCase()))
    const words = new Set(terms.map(({ term }) => term.toLowerCase()))

    expect(others.filter((word, at) => others.indexOf(word) !== at)).toEqual([])
    expect(others.filter((word) => words.has(word))).toEqual([])
  })

  it.each([
    ['English', englishWord],
    ['placeholder', placeholder],
    ['shortened word', shortenedWord],
  ] as const)('holds no %s', (_, pattern) => {
    expect(terms.filter(({ meaning }) => pattern.test(meaning)).map(({ term }) => term)).toEqual([])
  })

  it('says it in one to four sentences, no two alike', () => {
    const wrong = terms.filter(
      ({ meaning }) => !/^[A-ZÄÖÜ„].*[.?]$/.test(meaning) || sentencesOf(meaning).length > 4,
    )

    expect(wrong.map(({ term }) => term)).toEqual([])
    expect(alikePairs(terms.map(({ term, meaning }) => [term, meaning] as const))).toEqual([])
  })

  it('counts what the catalogue counts', () => {
    const { modules, layers } = readCatalog()
    const inForce = modules.flatMap(({ id }) => readCatalog().activeRequirements(id)).length

    expect(meaningOf('baustein')).toContain(`Es gibt ${modules.length} in zehn Schichten`)
    expect(layers).toHaveLength(10)
    expect(meaningOf('anforderung')).toContain(`${inForce.toLocaleString('de')} geltende`)
  })

  it('holds every anchor that a page of the program leads to', () => {
    const led = sourceFiles(new URL('src/', packageRoot)).flatMap((text) =>
      [...text.matchAll(/\/hilfe\/begriffe#([a-z0-9-]+)/g)].map(([, anchor = '']) => anchor),
    )

    expect(led.filter((anchor) => !anchors.has(anchor))).toEqual([])
  })
})

describe('a text with terms', () => {
  it('is cut where a term stands first, with its ending and the longest term', () => {
    const seen = new Set<string>()

    expect(cutAtTerms('Die Zielobjekte und die Basis-Anforderung.', terms, seen)).toEqual([
      { text: 'Die ' },
      { text: 'Zielobjekte', anchor: 'zielobjekt' },
      { text: ' und die ' },
      { text: 'Basis-Anforderung', anchor: 'basis-anforderung' },
      { text: '.' },
    ])
    expect(cutAtTerms('Das Zielobjekt hier.', terms, seen)).toEqual([
      { text: 'Das Zielobjekt hier.' },
    ])
  })

  it.each(['Bausteinkasten', 'IT-Zielobjekt-Liste', 'zielobjekt', ''])('keeps „%s“', (text) => {
    expect(cutAtTerms(text, terms, new Set()).map((part) => part.anchor)).not.toContain('baustein')
    expect(
      cutAtTerms(text, terms, new Set())
        .map(({ text: part }) => part)
        .join(''),
    ).toBe(text)
    expect(cutAtTerms(text, terms, new Set()).filter(({ anchor }) => anchor)).toEqual([])
  })
})

describe('the schema of the glossary', () => {
  const file = catalogJson('glossary/glossary.json') as { terms: Term[] }
  const [first] = file.terms

  it.each([
    ['no term', { terms: [] }],
    ['a term twice', { terms: [first, first] }],
    ['another source', { source: 'BSI' }],
    ['a reference to nothing', { terms: [{ ...first, see: ['nichts'] }] }],
    ['an anchor with blanks', { terms: [{ ...first, anchor: 'a b', see: [] }] }],
    ['301 characters', { terms: [{ ...first, meaning: 'a'.repeat(301), see: [] }] }],
    ['a field more', { terms: [{ ...first, see: [], note: 'x' }] }],
  ])('rejects %s', (_, change) => {
    expect(glossaryFileSchema.safeParse({ ...file, ...change }).success).toBe(false)
    expect(glossaryFileSchema.safeParse(file).success).toBe(true)
  })
})

function meaningOf(anchor: string): string {
  return terms.find((term) => term.anchor === anchor)?.meaning ?? ''
}

function sourceFiles(folder: URL): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => readFileSync(new URL(path, folder), 'utf8'))
}
