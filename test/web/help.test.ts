import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { roles } from '../../src/access/role.ts'
import { type FirstFacts, firstSteps, nextStep } from '../../src/help/firstSteps.ts'
import { glossary } from '../../src/help/glossary.ts'
import { methodSentences } from '../../src/help/method.ts'
import { openWebCity, type WebCity } from './webCity.ts'

let city: WebCity

beforeAll(async () => {
  city = await openWebCity()
})
afterAll(() => city.close())

describe('help', () => {
  it.each(roles)('is open to the role %s, with its pages and its own role', async (role) => {
    const page = await (await city.as(role)).read('/hilfe')

    expect(page).toContain('Das Verfahren in zehn Sätzen')
    expect(page).toContain('Ihre Rolle')
    expect(page).toContain('href="/hilfe/begriffe"')
  })

  it('leads to nothing that the role does not see', async () => {
    const main = mainOf(await (await city.as('contributor')).read('/hilfe'))

    expect(main).not.toMatch(/href="\/(meilensteine|verwaltung|verlauf|dokumente)"/)
  })

  it('hands out the verifier of packages, and says its hash', async () => {
    const browser = await city.as('auditor')
    const page = await browser.read('/hilfe/pruefprogramm')
    const file = await browser.get('/hilfe/pruefprogramm/pruefe.mjs')
    const data = Buffer.from(await file.arrayBuffer())
    const hash = createHash('sha256').update(data).digest('hex')

    expect(file.headers.get('content-disposition')).toContain('pruefe.mjs')
    expect(data.toString()).toContain('node pruefe.mjs PAKET.zip')
    expect(page.replaceAll(' ', '')).toContain(hash)
  })

  it('asks a visitor to log in', async () => {
    expect((await city.visitor.get('/hilfe')).status).toBe(303)
  })

  it('explains every word under an address of its own', async () => {
    const page = await (await city.as('contributor')).read('/hilfe/begriffe')

    for (const { anchor, term } of glossary) {
      expect(page).toContain(`<div id="${anchor}">`)
      expect(page).toContain(`<dt>${term}</dt>`)
    }
  })
})

describe('the glossary', () => {
  it('has at least forty words in German order, each once', () => {
    const terms = glossary.map(({ term }) => term)

    expect(terms.length).toBeGreaterThanOrEqual(40)
    expect(terms).toEqual(terms.toSorted(new Intl.Collator('de').compare))
    expect(new Set(glossary.map(({ anchor }) => anchor)).size).toBe(terms.length)
  })

  it('refers only to words that it has', () => {
    const anchors = glossary.map(({ anchor }) => anchor)

    expect(
      glossary.flatMap(({ see = [] }) => see).filter((each) => !anchors.includes(each)),
    ).toEqual([])
  })

  it('promises no certificate', () => {
    const said = [...glossary.map(({ meaning }) => meaning), ...methodSentences].join(' ')

    expect(said).not.toMatch(/zertifizierbar|zertifizierungsfähig/i)
    expect(methodSentences).toHaveLength(10)
  })
})

describe('the first steps', () => {
  const empty: FirstFacts = {
    domain: null,
    accounts: 1,
    devices: 0,
    applications: 0,
    targetObjects: 0,
    modelledModules: 0,
    undecidedModules: 0,
    answeredQuestions: 0,
    answeredChecks: 0,
    measures: 0,
    exports: 0,
  }
  const kern = { code: 'KERN', name: 'Kernverwaltung' }

  it.each<[string, Partial<FirstFacts>, string | undefined]>([
    ['an empty organisation begins with an information domain', {}, 'Informationsverbund anlegen'],
    ['then come the others', { domain: kern }, 'Zugänge vergeben'],
    ['then the lists', { domain: kern, accounts: 2 }, 'Listen einlesen'],
    [
      'an application is a list too',
      { domain: kern, accounts: 2, applications: 1 },
      'Zielobjekte annehmen',
    ],
    [
      'at the end nothing is left',
      {
        ...{ domain: kern, accounts: 2, devices: 1, targetObjects: 1, modelledModules: 1 },
        ...{ answeredQuestions: 1, answeredChecks: 1, measures: 1, exports: 1 },
      },
      undefined,
    ],
  ])('%s', (_, facts, expected) => {
    expect(nextStep(firstSteps({ ...empty, ...facts }))?.title).toBe(expected)
  })

  it('show their state to who sees the whole, with links to the pages', async () => {
    const page = await (await city.as('officer')).read('/hilfe/erste-schritte?verbund=KERN')

    expect(page).toMatch(/Erste Schritte: \d von 9 getan/)
    expect(page).toContain('href="/modellierung?verbund=KERN"')
    expect(page).toMatch(/Erledigt: \d+ Geräte, \d+ Fachanwendung/)
  })

  it('tell the contributor the way, without figures of the whole', async () => {
    const page = await (await city.as('contributor')).read('/hilfe/erste-schritte?verbund=KERN')

    expect(page).not.toMatch(/\d+ Geräte|Erledigt|getan/)
    expect(page).toContain('Modellieren')
  })
})

function mainOf(page: string): string {
  return page.slice(page.indexOf('<main'))
}
