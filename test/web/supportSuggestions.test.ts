/** Devices without updates as the check shows them: suggested, decided, told at the target object. The day is 2025-05-22. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listSuggestionsOfKind } from '../../db/queries/suggestions.ts'
import { type Browser, openWebCity, type WebCity } from './webCity.ts'

let city: WebCity
let officer: Browser

const object = '/zielobjekte/C001?verbund=KERN'
const waiting = '/check/zielobjekte/C001?verbund=KERN&nur=vorschlag&stufe=alle'

beforeAll(async () => {
  city = await openWebCity()
  officer = await city.as('officer')
})
afterAll(() => city.close())

describe('devices without updates', () => {
  it('suggest nothing while they have updates', async () => {
    expect(await officer.read(waiting)).not.toContain('bekommen keine Updates mehr')
    expect(await officer.read(object)).not.toContain('bekommen keine Updates mehr')
  })

  it('are suggested at the check, in the overview and on the start page once support is over', async () => {
    const { status } = await officer.post('/betriebssysteme/termin?verbund=KERN', {
      release: 'Windows 11 23H2',
      supportUntil: '2025-05-21',
      source: 'Hersteller',
      checkedOn: '2025-05-22',
      version: '0',
    })

    expect(status).toBe(303)
    expect(textOf(await officer.read(waiting))).toContain(
      'Vorschlag: nein. 2 von 2 Geräten bekommen keine Updates mehr: 2 mit Windows 11 23H2 (unterstützt bis 21.05.2025).',
    )
    expect(textOf(await officer.read('/check?verbund=KERN'))).toMatch(
      /Zu 4 Prüfungen warten Vorschläge: C001 [^(;]+ \(1\); C002 [^(;]+ \(1\); IV001 Kernverwaltung \(2\)/,
    )
    expect(await officer.read('/?verbund=KERN')).toMatch(/Zu \d+ Prüfungen warten Vorschläge/)
    expect(await (await city.as('management')).read('/?verbund=KERN')).not.toMatch(
      /warten Vorschläge/,
    )
  })

  it('are told at the target object, with the way to the suggestion', async () => {
    const page = await officer.read(object)

    expect(textOf(page)).toContain('Vorschlag „nein“ wartet auf Ihre Entscheidung')
    expect(page).toContain(`href="${waiting.replaceAll('&', '&amp;')}#C001-SYS.2.1.A3"`)
    expect(textOf(await officer.read('/zielobjekte/IV001?verbund=KERN'))).toMatch(
      /Im ganzen Informationsverbund: 3 mit Windows 11 23H2/,
    )
  })

  it('turn the check to nein when the suggestion is accepted, and to nothing when it is refused', async () => {
    expect(await decide('C001', 'SYS.2.1.A3', 'annehmen', '1')).toBe(303)
    expect(await decide('C001', 'SYS.2.1.A3', 'ablehnen', '2')).toBe(409)
    expect(await decide('IV001', 'OPS.1.1.3.A15', 'ablehnen', '0')).toBe(303)

    expect(textOf(await officer.read(object))).toMatch(
      /Vorschlag „nein“ übernommen von officer von Aken am 22\.05\.2025/,
    )
    expect(textOf(await officer.read('/zielobjekte/IV001?verbund=KERN'))).toMatch(
      /Vorschlag „teilweise“ abgelehnt von officer von Aken am 22\.05\.2025/,
    )
    expect(textOf(await officer.read('/check/zielobjekte/C001/SYS.2.1.A3?verbund=KERN'))).toContain(
      '2 von 2 Geräten bekommen keine Updates mehr',
    )
    expect(await officer.read(waiting)).not.toContain('bekommen keine Updates mehr')
  })
})

async function decide(code: string, requirement: string, entscheidung: string, version: string) {
  const { deps, domain } = city.aken
  const found = await deps.store.read('aken', (db) =>
    listSuggestionsOfKind(db, domain.id, 'check_from_support'),
  )
  const suggestion = found.find(({ subject }) =>
    code === 'C001'
      ? subject === `${city.aken.objectId}/${requirement}`
      : subject.endsWith(`/${requirement}`),
  )
  const suggestionId = suggestion?.id ?? ''
  const address = `/check/zielobjekte/${code}/${requirement}/vorschlag?verbund=KERN`
  const { status } = await officer.post(address, { suggestionId, entscheidung, version })
  return status
}

/** What a person reads. */
function textOf(html: string): string {
  return html
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ([.,):])/g, '$1')
    .replaceAll('( ', '(')
}
