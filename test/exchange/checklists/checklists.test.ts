import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findCheck } from '../../../db/queries/checks.ts'
import { listOpenSuggestions } from '../../../db/queries/suggestions.ts'
import { checkRequirements } from '../../../src/assessment/actions.ts'
import { decideSuggestion } from '../../../src/assessment/suggestions/actions.ts'
import { importChecklist } from '../../../src/exchange/checklists/actions.ts'
import { planChecklist } from '../../../src/exchange/checklists/planChecklist.ts'
import { speakOutcome } from '../../../src/exchange/checklists/speakOutcome.ts'
import { readUpload } from '../../../src/platform/spreadsheets/readTables.ts'
import { type City, foundCity, objectOfCode, objectsOf } from '../../exports/cast.ts'
import { engines, openTestStore, type TestStore } from '../../support/stores.ts'
import { filledChecklist } from './filledChecklist.ts'

const tablesOf = (text: string) => readUpload(new TextEncoder().encode(text), 'Checkliste.csv')
const header = 'ID-Anforderung;Entbehrlich;Begründung für Entbehrlichkeit;Umsetzung;Bemerkungen'

describe('a checklist of the BSI', () => {
  it('tells a requirement by all its sentences together', async () => {
    const { answers, unanswered, refused } = planChecklist(await tablesOf(filledChecklist))

    expect(answers).toEqual([
      {
        requirement: 'SYS.2.1.A1',
        module: 'SYS.2.1',
        status: 'partial',
        explanation:
          'Alle melden sich an.\nVerantwortlich: EDV\nDer Schirm sperrt nicht überall.\nVerantwortlich: EDV\nKostenschätzung: 500 €',
        dueOn: '2025-12-31',
      },
      {
        ...{ requirement: 'SYS.2.1.A6', module: 'SYS.2.1', status: 'yes' },
        ...{ explanation: '', dueOn: null },
      },
      {
        ...{ requirement: 'SYS.2.1.A42', module: 'SYS.2.1', status: 'dispensable' },
        ...{ explanation: 'Gibt es hier nicht.', dueOn: null },
      },
    ])
    expect(unanswered).toBe(1)
    expect(refused).toEqual([])
  })

  it.each([
    ['an answer beside no answer is half an answer', 'nein;;ja;|nein;;;', 'partial'],
    ['all no is no', 'nein;;nein;|nein;;NEIN ;', 'no'],
    ['what is dispensable leaves the rest as it is', 'ja;Weil.;;|nein;;ja;', 'yes'],
  ])('%s', async (_sentence, rows, status) => {
    const lines = rows.split('|').map((row) => `SYS.2.1.A1;${row}`)

    const { answers } = planChecklist(await tablesOf([header, ...lines].join('\n')))

    expect(answers.map((answer) => answer.status)).toEqual([status])
  })

  it.each([
    ['a word that is no answer', 'SYS.2.1.A1;nein;;vielleicht;', 'weder ja, teilweise noch nein'],
    ['dispensable without a reason', 'SYS.2.1.A1;ja;;;', 'Ohne Begründung'],
    [
      'a requirement that does not exist',
      'SYS.2.1.A999;nein;;ja;',
      'gibt es in Edition 2023 nicht',
    ],
  ])('refuses %s with its row, and the whole requirement with it', async (_what, row, reason) => {
    const text = [header, 'SYS.2.1.A1;nein;;ja;', row].join('\n')

    const { answers, refused } = planChecklist(await tablesOf(text))

    expect(refused).toMatchObject([{ row: 3, reason: expect.stringContaining(reason) }])
    expect(answers.map(({ requirement }) => requirement)).toEqual(
      row.startsWith('SYS.2.1.A1;') ? [] : ['SYS.2.1.A1'],
    )
  })

  it('says that another list is no checklist', async () => {
    const tables = await tablesOf('Gerät;Raum\nNotebook;12')

    expect(() => planChecklist(tables)).toThrow()
  })
})

describe.each(engines)('answers of checklists on %s', (engine) => {
  let test: TestStore
  let city: City

  beforeAll(async () => {
    test = await openTestStore(engine)
    city = await foundCity(test.store, 'stadt', 'Musterleben')
  })

  afterAll(() => test.close())

  const bring = async (text: string, targetObjectId?: string) =>
    importChecklist(city.deps, city.actor, {
      informationDomainId: city.kern.id,
      tables: await tablesOf(text),
      fileName: 'Checkliste_SYS.2.1.csv',
      targetObjectId,
    })

  /** Nobody has answered it any more; returns its version. */
  async function emptyCheck(targetObjectId: string, requirement: string): Promise<number> {
    const find = () => test.store.read('stadt', (db) => findCheck(db, targetObjectId, requirement))
    const before = await find()
    if (before) {
      const { module: _, level: __, informationDomainId: ___, ...answer } = before
      await checkRequirements(city.deps, city.actor, city.kern.id, [
        { ...answer, status: 'open', dispensableBecause: null, explanation: '' },
      ])
    }
    return (await find())?.version ?? 0
  }

  it('wait as suggestions, once, and become answers when somebody accepts them', async () => {
    const { id } = await objectOfCode(city, 'C001')
    const first = await bring(filledChecklist, id)
    const again = await bring(filledChecklist, id)

    expect(first).toMatchObject({ answers: 3, suggested: 3, unmodelled: [] })
    expect(again.suggested).toBe(0)
    expect(speakOutcome(first)).toContain('3 neue Vorschläge warten')
    const open = await test.store.read('stadt', (db) =>
      listOpenSuggestions(db, city.kern.id, ['check_from_checklist']),
    )
    const [suggestion] = open.filter(({ subject }) => subject.endsWith('SYS.2.1.A42'))
    if (!suggestion) throw new Error('the suggestion is missing')
    const version = await emptyCheck(id, 'SYS.2.1.A42')

    await decideSuggestion(city.deps, city.actor, city.kern.id, {
      suggestionId: suggestion.id,
      isAccepted: true,
      version,
    })

    const check = await test.store.read('stadt', (db) => findCheck(db, id, 'SYS.2.1.A42'))
    expect(check).toMatchObject({
      status: 'dispensable',
      dispensableBecause: 'not_relevant',
      explanation: 'Gibt es hier nicht.',
    })
  })

  it('say which module is modelled nowhere, and refuse an empty checklist', async () => {
    const outcome = await bring([header, 'IND.1.A1;nein;;ja;'].join('\n'))

    expect(outcome).toMatchObject({ suggested: 0, unmodelled: ['IND.1'] })
    await expect(bring([header, 'SYS.2.1.A1;nein;;;'].join('\n'))).rejects.toThrow(
      'hat noch niemand etwas eingetragen',
    )
  })

  it('refuse a target object of another information domain', async () => {
    const [object] = await objectsOf(city, city.schule)

    await expect(bring(filledChecklist, object?.id)).rejects.toThrow('gibt es hier nicht')
  })
})
