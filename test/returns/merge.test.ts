import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { listChecks } from '../../db/queries/checks.ts'
import { eraseEventDetails, findChainHead, listEventsOf } from '../../db/queries/events.ts'
import { openStore } from '../../db/store.ts'
import { changePerson, ensurePerson } from '../../src/access/persons/actions.ts'
import { checkRequirements } from '../../src/assessment/actions.ts'
import type { Check } from '../../src/assessment/check.ts'
import { formOf } from '../../src/assessment/checkForm.ts'
import { Failure } from '../../src/core/failure.ts'
import { readUpload } from '../../src/platform/spreadsheets/readTables.ts'
import {
  decideConflicts,
  mergeReturned,
  receiveReturned,
  takeBackReturned,
  takeOverReturned,
} from '../../src/returns/merge/actions.ts'
import { readOwnReturned } from '../../src/returns/merge/readOwnReturned.ts'
import { readReturnedPage } from '../../src/returns/merge/readReturnedPage.ts'
import { writeConflicts } from '../../src/returns/merge/writeConflicts.ts'
import { type City, foundCity, objectOfCode } from '../exports/cast.ts'
import { workbookBytes } from '../support/readWorkbook.ts'
import { openTestStore } from '../support/stores.ts'
import { change, type Edit, fill, issue } from './returnedFile.ts'

const first = ['IV001', 'ISMS.1.A1'] as const
const second = ['IV001', 'ISMS.1.A2'] as const
const texts = {
  status: 'Status',
  kind: 'Begründungsart bei entbehrlich',
  explanation: 'Umsetzungsbeschreibung / Begründung',
  person: 'Verantwortlich',
  dueOn: 'Umsetzung bis',
}

let city: City
let founded: City
let end: () => Promise<void>
beforeAll(async () => {
  const test = await openTestStore('sqlite')
  founded = await foundCity(test.store, 'aken', 'Aken')
  end = test.close
})
afterAll(() => end())

/** Each test has a city of its own: a copy is made ten times faster than a city. */
beforeEach(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'basislotse-merge-'))
  const file = join(folder, 'basislotse.sqlite')
  await founded.deps.store.backup(file)
  const store = await openStore({ file })
  city = { ...founded, deps: { ...founded.deps, store } }
  return async () => {
    await store.close()
    rmSync(folder, { recursive: true, force: true })
  }
})

describe('a workbook that comes back', () => {
  it('changes nothing where nobody typed', async () => {
    const { plan, contents } = await rehearse(await issue(city))

    expect(contents).toMatchObject({ cells: [], notices: [] })
    expect(plan).toMatchObject({ changes: [], conflicts: [], refused: [], answers: [] })
  })

  it('is taken over cell by cell, as the answer of a person, with the hash of the file', async () => {
    const person = await ensurePerson(city.deps, city.actor, { name: 'Bauamt' })
    const bytes = fill(await issue(city), [
      edit(first, texts.status, 'teilweise'),
      edit(first, texts.explanation, 'Zeile eins\r\nZeile zwei'),
      edit(first, texts.person, 'bauamt'),
      edit(first, texts.dueOn, new Date('2026-03-04T00:00:00Z')),
    ])

    await bring(bytes, person.id)

    expect(await checkAt(first)).toMatchObject({
      status: 'partial',
      explanation: 'Zeile eins\nZeile zwei',
      responsibleId: person.id,
      dueOn: '2026-03-04',
      checkedBy: 'Bauamt',
    })
    const [event] = await eventsOf(first)
    expect(event?.details).toContain(sha256(bytes))
  })

  it('changes nothing when it comes a second time', async () => {
    const bytes = fill(await issue(city), [edit(first, texts.status, 'ja')])
    await bring(bytes)
    const head = await chainHead()

    const { plan } = await rehearse(bytes)

    expect(plan).toMatchObject({ changes: [], conflicts: [], refused: [], answers: [] })
    expect(await chainHead()).toEqual(head)
  })

  it('leaves what was changed in the program meanwhile', async () => {
    const bytes = fill(await issue(city), [edit(first, texts.status, 'ja')])
    await answer(second, { status: 'no', explanation: 'fehlt' })

    await bring(bytes)

    expect(await checkAt(first)).toMatchObject({ status: 'yes' })
    expect(await checkAt(second)).toMatchObject({ status: 'no', explanation: 'fehlt' })
  })

  it('lets two departments work at once, from one base and from different ones', async () => {
    const base = await issue(city)
    const one = fill(base, [edit(first, texts.status, 'ja')])
    const other = fill(base, [edit(second, texts.status, 'ja')])
    await bring(one)
    const later = fill(await issue(city), [edit(first, texts.explanation, 'Leitlinie 2024')])
    await bring(other)
    await bring(later)

    expect(await checkAt(first)).toMatchObject({ status: 'yes', explanation: 'Leitlinie 2024' })
    expect(await checkAt(second)).toMatchObject({ status: 'yes' })
  })

  it('asks where both sides changed a cell, and holds the rest of that answer back', async () => {
    await answer(first, { status: 'yes', explanation: 'alt' })
    const base = await issue(city)
    const bytes = fill(base, [
      edit(first, texts.explanation, 'aus dem Amt'),
      edit(first, texts.status, 'teilweise'),
      edit(second, texts.status, 'ja'),
    ])
    await answer(first, { status: 'yes', explanation: 'von der ISB' })

    const id = await receive(bytes)
    const { plan } = await page(id)

    expect(plan?.conflicts).toMatchObject([
      { base: 'alt', today: 'von der ISB', returned: 'aus dem Amt', title: texts.explanation },
    ])
    expect(plan?.held).toMatchObject([{ title: texts.status, returned: 'teilweise' }])
    await takeOver(id)
    expect(await checkAt(first)).toMatchObject({ status: 'yes', explanation: 'von der ISB' })
    expect(await checkAt(second)).toMatchObject({ status: 'yes' })
  })

  it('takes what was decided, together with the rest of the answer', async () => {
    await answer(first, { status: 'yes', explanation: 'alt' })
    const bytes = fill(await issue(city), [
      edit(first, texts.explanation, 'aus dem Amt'),
      edit(first, texts.status, 'teilweise'),
    ])
    await answer(first, { status: 'yes', explanation: 'von der ISB' })
    const id = await receive(bytes)
    const [conflict] = (await page(id)).plan?.conflicts ?? []

    await decideConflicts(city.deps, city.actor, id, { [conflict?.name ?? '']: 'returned' })
    await takeOver(id)

    expect(await checkAt(first)).toMatchObject({ status: 'partial', explanation: 'aus dem Amt' })
  })

  it('has its conflicts decided in a workbook that comes back itself', async () => {
    await answer(first, { status: 'yes', explanation: 'alt' })
    const bytes = fill(await issue(city), [
      edit(first, texts.explanation, 'aus dem Amt'),
      edit(first, texts.status, 'teilweise'),
    ])
    await answer(first, { status: 'yes', explanation: 'von der ISB' })
    const { plan } = await rehearse(bytes)
    const conflicts = await city.deps.store.readSnapshot('aken', async (db) =>
      workbookBytes(await writeConflicts(db, city.kern, 'a4.xlsx', plan)),
    )

    expect((await rehearse(conflicts)).plan).toMatchObject({ changes: [{ title: texts.status }] })
    await bring(fill(conflicts, [edit(first, 'Entscheidung', 'zurückgekommen')], 'Konflikte'))

    expect(await checkAt(first)).toMatchObject({ status: 'partial', explanation: 'aus dem Amt' })
  })

  it('is a conflict where the trail does not know any more what was issued', async () => {
    const bytes = fill(await issue(city), [edit(first, texts.explanation, 'aus dem Amt')])
    await answer(first, { status: 'yes', explanation: 'von der ISB' })
    await erase(first)

    const { plan } = await rehearse(bytes)

    expect(plan.conflicts).toContainEqual(
      expect.objectContaining({ base: null, today: 'von der ISB', returned: 'aus dem Amt' }),
    )
  })

  it('knows persons by the name that they had when it was issued', async () => {
    const person = await ensurePerson(city.deps, city.actor, { name: 'Bauamt' })
    await answer(first, { status: 'no', responsibleId: person.id })
    const bytes = fill(await issue(city), [edit(second, texts.status, 'ja')])
    const input = { name: 'Bauordnungsamt', department: '', email: '', userId: null }
    await changePerson(city.deps, city.actor, person.id, 1, input)

    const { plan } = await rehearse(bytes)

    expect(plan).toMatchObject({
      changes: [{ label: 'IV001 ISMS.1.A2' }],
      conflicts: [],
      refused: [],
    })
  })

  it('refuses what is against the rules of a status, and says why and where', async () => {
    const bytes = fill(await issue(city), [
      edit(first, texts.status, 'entbehrlich'),
      edit(second, texts.status, 'jein'),
      edit(['IV001', 'ISMS.1.A3'], texts.dueOn, '03/04/2026'),
      edit(['IV001', 'ISMS.1.A4'], texts.kind, 'hier nicht relevant'),
      edit(['IV001', 'ISMS.1.A5'], texts.person, 'Niemand Bekanntes'),
    ])

    const { plan } = await rehearse(bytes)

    const reasons = plan.refused.map(({ keys, reason }) => `${keys[1]}: ${reason}`)
    expect(plan.answers).toEqual([])
    expect(reasons).toEqual([
      expect.stringContaining('ISMS.1.A1: Bitte wählen Sie, ob die Anforderung'),
      expect.stringContaining('ISMS.1.A2: „jein“ ist kein Status'),
      expect.stringContaining('ISMS.1.A3: „03/04/2026“ ist mehrdeutig'),
      expect.stringContaining('ISMS.1.A4: Eine Begründungsart gibt es nur'),
      expect.stringContaining('ISMS.1.A5: „Niemand Bekanntes“ steht nicht'),
    ])
    expect(plan.refused[1]).toMatchObject({ sheet: 'IT-Grundschutz-Check', title: 'Status' })
  })

  it('is stored whole or not at all', async () => {
    const bytes = fill(await issue(city), [
      edit(first, texts.status, 'ja'),
      edit(second, texts.status, 'ja'),
    ])
    const id = await receive(bytes)
    const { digest } = await page(id)
    await answer(second, { status: 'no' })
    const head = await chainHead()

    await expect(takeOverReturned(city.deps, city.actor, id, digest)).rejects.toThrow(
      'Seit der Vorschau',
    )

    expect(await chainHead()).toEqual(head)
    expect(await checkAt(first)).toBeUndefined()
  })
})

describe('taking a returned workbook back', () => {
  it('gives every cell its earlier value, and who checked it when', async () => {
    await answer(second, { status: 'yes', explanation: 'alt' })
    const before = await checkAt(second)
    const id = await bring(
      fill(await issue(city), [
        edit(first, texts.status, 'ja'),
        edit(second, texts.explanation, 'neu'),
        edit(second, texts.status, 'teilweise'),
      ]),
    )

    const undoing = await takeBackReturned(city.deps, city.actor, id)

    expect(undoing).toEqual({ cells: 3, kept: [] })
    expect(await checkAt(first)).toMatchObject({ status: 'open', checkedBy: null })
    expect(await checkAt(second)).toEqual({ ...before, version: expect.any(Number) })
    await expect(takeBackReturned(city.deps, city.actor, id)).rejects.toThrow(Failure)
  })

  it('leaves a cell that was changed since, and says so', async () => {
    const id = await bring(
      fill(await issue(city), [
        edit(first, texts.status, 'ja'),
        edit(first, texts.explanation, 'aus dem Amt'),
      ]),
    )
    await answer(first, { status: 'yes', explanation: 'von der ISB' })

    const undoing = await takeBackReturned(city.deps, city.actor, id)

    expect(undoing).toEqual({
      cells: 1,
      kept: [expect.stringContaining('seitdem geändert, bleibt so')],
    })
    expect(await checkAt(first)).toMatchObject({ explanation: 'von der ISB', status: 'open' })
  })
})

describe('a workbook that was rearranged', () => {
  it('may be sorted, and its columns moved', async () => {
    const bytes = change(fill(await issue(city), [edit(first, texts.status, 'ja')]), (rows) => {
      const [title = [], state = [], intro = [], header = [], ...body] = rows
      const turned = [header, ...body.toReversed()].map((row) => row.toReversed())
      return [title, state, intro, ...turned]
    })

    const { plan, contents } = await rehearse(bytes)

    expect(plan.changes).toMatchObject([{ label: 'IV001 ISMS.1.A1', returned: 'ja' }])
    expect(contents.notices).toEqual([
      expect.stringContaining('Die Spalten stehen in anderer Reihenfolge'),
      expect.stringContaining('Die Zeilen stehen in anderer Reihenfolge'),
    ])
  })

  it('may lack rows and columns, and have others, which is said', async () => {
    const bytes = change(await issue(city), (rows) => {
      const header = rows[3] ?? []
      const status = header.indexOf('Status')
      header[header.indexOf('Titel')] = 'Überschrift'
      rows.splice(4, 1)
      rows.push(['IV001', 'ISMS.1', 'ISMS.1.A99', 'erfunden', 'Basis', 'ja'])
      rows.push([null, null, null, null, null, 'ja'])
      return rows.map((row) => row.filter((_, index) => index !== status))
    })

    const { plan, contents } = await rehearse(bytes)

    expect(plan.answers).toEqual([])
    expect(contents.notices).toEqual([
      expect.stringContaining('Die Spalte „Überschrift“ gehört nicht zu dieser Arbeitsmappe'),
      expect.stringContaining('Die Spalte „Titel“ fehlt. Das ändert nichts.'),
      expect.stringContaining('Die Spalte „Status“ fehlt. Ihre Antworten gelten als unverändert.'),
      expect.stringContaining('1 Zeile fehlt in der Datei'),
      expect.stringContaining('IV001 ISMS.1.A99 gehört heute nicht'),
    ])
  })

  it('tells of protected cells that were altered, and takes none of them', async () => {
    const bytes = fill(await issue(city), [
      edit(first, 'Stufe', 'erhöht'),
      edit(first, 'Geprüft von', 'Mallory'),
      edit(first, 'Hinweise', 'alles gut'),
      edit(first, 'Maßnahmen', 'M999'),
    ])

    const { plan, contents } = await rehearse(bytes)

    expect(plan.answers).toEqual([])
    expect(contents.notices).toHaveLength(4)
    expect(contents.notices[0]).toMatch(
      /^Blatt „IT-Grundschutz-Check“, Zeile \d+, Spalte „Stufe“: Diese Zelle ist geschützt und wurde geändert \(„erhöht“ statt „Basis“/,
    )
  })

  it('does not blame people for what the program changed', async () => {
    const bytes = await issue(city)
    await answer(first, { status: 'yes', explanation: 'neu', interviewed: 'Frau Beispiel' })

    expect((await rehearse(bytes)).contents.notices).toEqual([])
  })

  it('is not read where a check stands there twice with different answers', async () => {
    const bytes = change(await issue(city), (rows) => {
      const row = rows.find((one) => one[0] === first[0] && one[2] === first[1]) ?? []
      return [...rows, row.with(5, 'ja')]
    })

    const { plan, contents } = await rehearse(bytes)

    expect(plan.changes).toEqual([])
    expect(contents.notices[0]).toContain('steht zweimal da, mit verschiedenen Angaben')
  })
})

describe('a workbook that was not issued from these data', () => {
  it('is refused without its origin', async () => {
    const bytes = change(await issue(city), () => [['leer']], 'Herkunft')

    await expect(rehearse(bytes)).rejects.toThrow('nennt nicht, aus welchem Stand sie kommt')
  })

  it.each([
    ['another organisation', 'Kennung der Organisation', 'oebisfelde', 'anderen Organisation'],
    [
      'another information domain',
      'Kennung des Informationsverbunds',
      'x',
      'Informationsverbund KERN',
    ],
    ['a state that is still to come', 'Ereignis', '999999', 'älteren Sicherung'],
    ['another event', 'Ereignis', '3', 'passt nicht zu Ereignis 3'],
    ['a made-up hash', 'SHA-256 des Ereignisses', 'f'.repeat(64), 'gefälscht'],
    ['a kind that does not come back', 'Art', 'a6', 'nennt nicht'],
    ['a format of tomorrow', 'Format', '2', 'nennt nicht'],
  ])('is refused when it names %s', async (_sentence, name, value, message) => {
    const bytes = change(
      await issue(city),
      (rows) => rows.map((row) => (row[0] === name ? [name, value] : row)),
      'Herkunft',
    )

    await expect(rehearse(bytes)).rejects.toThrow(message)
  })

  it('is refused by the other information domain of the city', async () => {
    const bytes = await issue(city, city.schule)

    await expect(rehearse(bytes)).rejects.toThrow('gehört zum Informationsverbund SCHULE')
  })

  it('is refused without the columns that name a check', async () => {
    const bytes = change(await issue(city), (rows) => rows.map((row) => row.slice(1)))

    await expect(rehearse(bytes)).rejects.toThrow('hat kein Blatt die Spalten')
  })
})

function edit(at: readonly [string, string], title: string, to: Edit['to']): Edit {
  return { at, title, to }
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}

async function inputOf(bytes: Buffer, personId: string | null = null) {
  const tables = await readUpload(bytes, 'a4.xlsx')
  const file = { name: 'a4.xlsx', sha256: sha256(bytes) }
  return { domain: city.kern, tables, file, personId }
}

async function rehearse(bytes: Buffer) {
  return mergeReturned(city.deps, city.actor, await inputOf(bytes), { isRehearsal: true })
}

async function receive(bytes: Buffer, personId: string | null = null): Promise<string> {
  return receiveReturned(city.deps, city.actor, await inputOf(bytes, personId))
}

async function page(id: string) {
  return city.deps.store.read('aken', async (db) =>
    readReturnedPage(db, city.deps, city.actor, await readOwnReturned(db, city.actor, id)),
  )
}

async function takeOver(id: string): Promise<void> {
  await takeOverReturned(city.deps, city.actor, id, (await page(id)).digest)
}

async function bring(bytes: Buffer, personId: string | null = null): Promise<string> {
  const id = await receive(bytes, personId)
  await takeOver(id)
  return id
}

async function checkAt([code, requirement]: readonly [string, string]) {
  const { id } = await objectOfCode(city, code)
  const checks = await city.deps.store.read('aken', (db) => listChecks(db, [id]))
  return checks.find((check) => check.requirement === requirement)
}

async function answer(at: readonly [string, string], change: Partial<Check>): Promise<void> {
  const { id: targetObjectId } = await objectOfCode(city, at[0])
  const before = await checkAt(at)
  const open = { status: 'open', explanation: '', responsibleId: null, dueOn: null } as const
  const more = { surveyedOn: null, interviewed: '', providerProof: '', providerProofUntil: null }
  const old = before ? formOf(before) : { ...open, ...more }
  const form = { ...old, dispensableBecause: null, ...change, version: before?.version ?? 0 }
  await checkRequirements(city.deps, city.actor, city.kern.id, [
    { ...form, targetObjectId, requirement: at[1] },
  ])
}

async function eventsOf([code, requirement]: readonly [string, string]) {
  const { id } = await objectOfCode(city, code)
  return city.deps.store.read('aken', (db) => listEventsOf(db, [`${id}/${requirement}`], 5))
}

async function erase(at: readonly [string, string]): Promise<void> {
  const sequences = (await eventsOf(at)).map(({ sequence }) => sequence)
  await city.deps.store.write('aken', (db) =>
    eraseEventDetails(db, sequences, { at: city.deps.now(), because: 'Auf Wunsch gelöscht' }),
  )
}

async function chainHead() {
  return city.deps.store.read('aken', findChainHead)
}
