import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eventKindLabels } from '../../src/access/eventKind.ts'
import { historyFilter, instantsOf } from '../../src/history/historyFilter.ts'
import { createPersonEvents } from './manyEvents.ts'
import { openWebCity, type WebCity } from './webCity.ts'

let city: WebCity

beforeAll(async () => {
  city = await openWebCity()
})
afterAll(() => city.close())

const read = async (address: string) => (await city.as('officer')).read(address)

describe('the audit trail', () => {
  it('tells who changed what when, with the field before and after in words', async () => {
    const page = await read('/verlauf?art=milestone_extended')

    expect(page).toContain('Meilenstein verlängert')
    expect(page).toContain('Begründung:')
    expect(page).toContain('<ins>Die Stelle war unbesetzt (Aken).</ins>')
    expect(page).toContain('<ins>30.09.2025</ins>')
    expect(page).not.toContain('extendedBy')
  })

  it('shows the head of the chain', async () => {
    const page = await read('/verlauf')

    expect(page).toMatch(/Nr\. \d+ <code class="hash">[0-9a-f]{64}<\/code>/)
    expect(page).toMatch(/<h1>Verlauf<span class="detail"> \d+ Ereignisse/)
  })

  it('shows the newest first and pages by their numbers', async () => {
    await createPersonEvents(city.aken, 120)
    const first = await read('/verlauf')
    const numbers = numbersOf(first)
    const [, older = ''] = /href="(\/verlauf\?vor=\d+)"/.exec(first) ?? []
    const second = await read(older)
    const [, newer = ''] = /href="(\/verlauf\?nach=\d+)"/.exec(second) ?? []

    expect(numbers).toHaveLength(100)
    expect(numbers).toEqual(numbers.toSorted((a, b) => b - a))
    expect(numbersOf(second)[0]).toBe((numbers.at(-1) ?? 0) - 1)
    expect(numbersOf(await read(newer))).toEqual(numbers)
  })

  it('keeps the filters while paging', async () => {
    const page = await read('/verlauf?art=person_created')

    expect(page).toMatch(/href="\/verlauf\?art=person_created&amp;vor=\d+"/)
    expect(kindsOf(page)).toEqual([eventKindLabels.person_created])
  })

  it.each([
    ['a kind', '/verlauf?art=risk_accepted', /^Risiko angenommen$/],
    ['a requirement', '/verlauf?suche=sys.2.1.a9', /^(Anforderung geprüft|Risiko angenommen)$/],
    ['a first day', '/verlauf?von=2199-01-01', null],
    ['a last day', '/verlauf?bis=2024-01-07', null],
  ])('can be narrowed to %s', async (_, address, expected) => {
    const page = await read(address)

    if (expected === null) expect(page).toContain('Zu dieser Auswahl gibt es kein Ereignis')
    else {
      expect(kindsOf(page).length).toBeGreaterThan(0)
      for (const kind of kindsOf(page)) expect(kind).toMatch(expected)
    }
  })

  it('finds things by their code and what was checked there', async () => {
    const page = await read('/verlauf?suche=C001&art=check_saved')

    expect(numbersOf(page).length).toBeGreaterThan(3)
    expect(page).toContain('KERN C001 SYS.2.1.A1')
  })

  it('can be narrowed to a person and to an information domain', async () => {
    const nobody = await read(`/verlauf?person=${city.aken.userId}`)
    const school = await read('/verlauf?verbund=SCHULE')

    expect(nobody).toContain('Zu dieser Auswahl gibt es kein Ereignis')
    expect(numbersOf(school).length).toBeGreaterThan(0)
    expect(mainOf(school)).not.toMatch(/<small>KERN /)
  })

  it('says that details were erased, and why', async () => {
    const { deps, actor } = city.aken
    await deps.store.write(actor.organisationId, async (db) => {
      await db.update(db.tables.eventDetail).set({
        details: '',
        salt: '',
        erasedAt: '2025-05-22T10:00:00.000Z',
        erasedBecause: 'Auskunft widerrufen',
      })
    })

    expect(await read('/verlauf')).toContain('Angaben gelöscht: Auskunft widerrufen')
  })

  it('is checked link by link on demand, and says who did', async () => {
    const officer = await city.as('officer')

    const response = await officer.post('/verlauf/pruefungen')

    expect(response.status).toBe(303)
    expect(decodeURIComponent(response.headers.get('set-cookie') ?? '')).toMatch(
      /Die Kette aus \d+ Ereignissen ist in Ordnung/,
    )
    expect(await officer.read('/verlauf')).toMatch(
      /von officer von Aken: \d+ Ereignisse: in Ordnung/,
    )
  })

  it.each(['management', 'admin'] as const)('is open to the role %s', async (role) => {
    expect(await (await city.as(role)).read('/verlauf')).toContain('Kopf der Prüfkette')
  })

  it.each(['technician', 'contributor', 'auditor'] as const)(
    'is not there for the role %s',
    async (role) => {
      const person = await city.as(role)

      expect((await person.get('/verlauf')).status).toBe(404)
      expect((await person.post('/verlauf/pruefungen')).status).toBe(404)
    },
  )

  it('is not open to who sees single information domains only', async () => {
    const narrow = await city.as('officer', city.aken.domain.id)

    expect((await narrow.get('/verlauf')).status).toBe(403)
    expect((await narrow.post('/verlauf/pruefungen')).status).toBe(403)
  })
})

describe('the filter in the address', () => {
  it('leaves out what makes no sense', () => {
    expect(
      historyFilter({ art: 'constructor', von: '2025-02-30', vor: '-1', suche: '  ' }),
    ).toEqual({
      kind: undefined,
      actorId: undefined,
      text: '',
      from: undefined,
      until: undefined,
      before: undefined,
      after: undefined,
    })
  })

  it.each([
    ['in winter', '2025-01-15', '2025-01-14T23:00:00.000Z', '2025-01-15T23:00:00.000Z'],
    ['in summer', '2025-07-15', '2025-07-14T22:00:00.000Z', '2025-07-15T22:00:00.000Z'],
    [
      'when summer time begins',
      '2025-03-30',
      '2025-03-29T23:00:00.000Z',
      '2025-03-30T22:00:00.000Z',
    ],
    ['when summer time ends', '2025-10-26', '2025-10-25T22:00:00.000Z', '2025-10-26T23:00:00.000Z'],
  ])('means days in Berlin, %s', (_, day, from, until) => {
    expect(instantsOf({ from: day, until: day })).toEqual({ from, until })
  })
})

function numbersOf(page: string): number[] {
  return [...page.matchAll(/<tr id="nr-(\d+)"/g)].map(([, number]) => Number(number))
}

function kindsOf(page: string): string[] {
  const kinds = [...page.matchAll(/<th scope="row">([^<]+)<small>/g)].map(([, kind = '']) => kind)
  return [...new Set(kinds)]
}

function mainOf(page: string): string {
  return page.slice(page.indexOf('<main'))
}
