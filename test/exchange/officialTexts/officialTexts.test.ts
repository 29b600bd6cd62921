import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readWiba } from '../../../catalog/wiba.ts'
import {
  listOfficialImports,
  listOfficialTexts,
  listTextsInForce,
} from '../../../db/queries/officialTexts.ts'
import {
  applyOfficialDraft,
  dropOfficialDraft,
  importOfficialTexts,
} from '../../../src/exchange/officialTexts/actions.ts'
import { speakDifferences } from '../../../src/exchange/officialTexts/officialText.ts'
import { type City, foundCity } from '../../exports/cast.ts'
import { engines, openTestStore, type TestStore } from '../../support/stores.ts'
import { kompendium } from './kompendium.ts'

describe.each(engines)('official texts on %s', (engine) => {
  let test: TestStore
  let city: City
  let neighbour: City

  beforeAll(async () => {
    test = await openTestStore(engine)
    city = await foundCity(test.store, 'stadt', 'Musterleben')
    neighbour = await foundCity(test.store, 'nachbar', 'Nachbarort')
  })

  afterAll(() => test.close())

  const bring = (text: string | Uint8Array, name = 'kompendium.xml', of = city) =>
    importOfficialTexts(of.deps, of.actor, {
      name,
      bytes: typeof text === 'string' ? new TextEncoder().encode(text) : text,
    })

  const inForce = (of = city) =>
    test.store.read(
      of.actor.organisationId,
      async (db) =>
        (await listTextsInForce(db, 'compendium', ['SYS.2.1.A1'])).get('SYS.2.1.A1')?.blocks[0]
          ?.text,
    )

  it('come into force at once, are known again, and wait when they differ', async () => {
    const first = await bring(kompendium('Alle melden sich an.'))
    const again = await bring(kompendium('Alle melden sich an.'))
    const newer = await bring(
      kompendium(
        'Alle melden sich mit zwei Faktoren an.',
        '<section><title>SYS.2.1.A99 Neues (S)</title><para>Neu.</para></section>',
      ),
    )

    expect(first).toMatchObject({ source: 'compendium', texts: 2, outcome: 'imported' })
    expect(again).toMatchObject({ outcome: 'unchanged', differences: [] })
    expect(newer.outcome).toBe('draft')
    expect(speakDifferences(newer.differences)).toBe('1 neu, 1 geändert')
    expect(await inForce()).toBe('Alle melden sich an. Das gilt immer.')
  })

  it('keep what is in force when a draft is dropped, and change it when it is applied', async () => {
    const { deps, actor } = city
    await dropOfficialDraft(deps, actor, 'compendium')
    await expect(applyOfficialDraft(deps, actor, 'compendium')).rejects.toThrow('wartet keine')

    await bring(kompendium('Alle melden sich mit Karte an.'))
    await applyOfficialDraft(deps, actor, 'compendium')

    expect(await inForce()).toBe('Alle melden sich mit Karte an. Das gilt immer.')
    const imports = await test.store.read('stadt', listOfficialImports)
    expect(imports.map(({ state }) => state)).toEqual(['current'])
  })

  it('stay in the organisation that imported them', async () => {
    expect(await inForce(neighbour)).toBeUndefined()

    await bring(kompendium('Nur hier.'), 'kompendium.xml', neighbour)

    expect(await inForce()).toBe('Alle melden sich mit Karte an. Das gilt immer.')
  })

  it('bring the questions of the WiBA tool, by checklist and number', async () => {
    const [question] = readWiba().questions
    const checklist = readWiba().checklistOf(question?.id ?? '')?.name
    const sheet = [
      'Checkliste WiBA;Nr. in WiBA;Prüffrage WiBA;Hilfsmittel;Aufwand;Umsetzung;Notizen',
      `${checklist};1;Steht das fest?;Vorlage im Intranet;1;;`,
      `${checklist};999;Gibt es nicht;;1;;`,
    ].join('\n')

    const reading = await bring(sheet, 'wiba.csv')

    expect(reading).toMatchObject({ source: 'wiba', texts: 1, outcome: 'imported' })
    const [text] = await test.store.read('stadt', (db) => listOfficialTexts(db, 'wiba', 'current'))
    expect(text).toEqual({
      key: question?.id,
      title: `${checklist} 1`,
      blocks: [
        { kind: 'paragraph', text: 'Steht das fest?' },
        { kind: 'paragraph', text: 'Hilfsmittel: Vorlage im Intranet' },
      ],
    })
  })

  it.each<[string, string | Uint8Array, string, string]>([
    ['a table without questions', 'a;b\n1;2', 'liste.csv', 'Spalte'],
    [
      'a Kompendium without requirements',
      '<book xmlns="http://docbook.org/ns/docbook"/>',
      'x.xml',
      'keine einzige',
    ],
    ['an entity', '<!DOCTYPE x [<!ENTITY a "b">]><x/>', 'x.xml', 'DOCTYPE'],
    ['too large a file', new Uint8Array(26 * 1024 * 1024), 'x.xml', 'größer als 25 MB'],
    ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 0), 'x.png', 'ein Bild'],
  ])('refuse %s and keep what is in force', async (_what, content, name, reason) => {
    await expect(bring(content, name)).rejects.toThrow(reason)

    expect(await inForce()).toBe('Alle melden sich mit Karte an. Das gilt immer.')
  })
})
