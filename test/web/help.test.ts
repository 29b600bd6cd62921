import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listTerms } from '../../catalog/glossary.ts'
import { roles } from '../../src/access/role.ts'
import { type FirstFacts, firstSteps, nextStep } from '../../src/help/firstSteps.ts'
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

  it('says of every page of the navigation what it is for', async () => {
    for (const role of roles) {
      const page = await (await city.as(role)).read('/hilfe')
      expect([...page.matchAll(/>([^<]+)<\/a><\/dt><dd><\/dd>/g)].map(([, name]) => name)).toEqual(
        [],
      )
    }
  })

  it('asks a visitor to log in', async () => {
    expect((await city.visitor.get('/hilfe')).status).toBe(303)
  })

  it('explains the words of the method where it names them first, once', async () => {
    const page = await (await city.as('contributor')).read('/hilfe')

    expect(page).toContain('<a href="/hilfe/begriffe#zielobjekt">Zielobjekte</a>')
    expect(page).toContain('<a href="/hilfe/begriffe#basis-anforderung">Basis-Anforderung</a>')
    const anchors = [...page.matchAll(/href="\/hilfe\/begriffe#([a-z0-9-]+)"/g)].map(([, id]) => id)
    expect(anchors.length).toBeGreaterThan(15)
    expect(new Set(anchors).size).toBe(anchors.length)
  })

  it('promises no certificate', () => {
    const said = [...listTerms().map(({ meaning }) => meaning), ...methodSentences].join(' ')

    expect(said).not.toMatch(/zertifizierbar|zertifizierungsfähig/i)
    expect(methodSentences).toHaveLength(10)
  })
})

describe('the glossary', () => {
  it('explains every word under an address of its own, with what belongs to it', async () => {
    const page = await (await city.as('contributor')).read('/hilfe/begriffe')

    for (const { anchor, term, see } of listTerms()) {
      expect(page).toContain(`<div id="${anchor}">`)
      expect(page).toContain(`<dt>${term}</dt>`)
      for (const other of see) expect(page).toContain(`<a href="#${other}">`)
    }
  })

  it('leads to each letter that it has', async () => {
    const page = await (await city.as('contributor')).read('/hilfe/begriffe')

    const letters = [...page.matchAll(/href="#buchstabe-([A-Z])"/g)].map(([, letter]) => letter)
    expect(letters.join('')).toBe('ABCDEFGHIKLMNOPRSTUVWZ')
    for (const letter of letters) expect(page).toContain(`<h2 id="buchstabe-${letter}">`)
  })

  it.each([
    ['what it is called', 'Zielobjekte', 'zielobjekt', 'zielobjekt'],
    ['other words for it', 'backup', 'datensicherung', 'datensicherung'],
    ['its meaning', 'Bürgermeisterin', 'institutionsleitung', 'institutionsleitung'],
    ['several words in any order', 'analyse struktur', 'strukturanalyse', 'strukturanalyse'],
    ['without umlauts', 'haertung', 'haertung', 'haertung'],
  ])('is searched by %s, without JavaScript', async (_, search, anchor, first) => {
    const page = await (await city.as('contributor')).read(
      `/hilfe/begriffe?suche=${encodeURIComponent(search)}`,
    )

    const found = [...page.matchAll(/<div id="([a-z0-9-]+)"><dt>/g)].map(([, id]) => id)
    expect(found).toContain(anchor)
    expect(found[0]).toBe(first)
    expect(found.length).toBeLessThan(listTerms().length)
    expect(page).toContain(`value="${search}"`)
  })

  it('says when it does not know a word, and shows the word as it was typed', async () => {
    const page = await (await city.as('contributor')).read(
      `/hilfe/begriffe?suche=${encodeURIComponent('<b>Quark</b>')}`,
    )

    expect(page).toContain('Kein Wort passt zu „&lt;b&gt;Quark&lt;/b&gt;“')
    expect(page).toContain('href="/hilfe/begriffe"')
    expect(page).not.toContain('<b>Quark')
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

    expect(page).toContain('href="/hilfe/begriffe#informationsverbund"')
    expect(page).not.toMatch(/\d+ Geräte|Erledigt|getan/)
    expect(page).toContain('Modellieren')
  })
})

function mainOf(page: string): string {
  return page.slice(page.indexOf('<main'))
}
