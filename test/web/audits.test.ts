/** What an auditor sees: one snapshot, from one day to another, and nothing else. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listMeasures } from '../../db/queries/measures.ts'
import { grantAccess, revokeAccess } from '../../src/audits/actions.ts'
import { enterFinding, withdrawFinding } from '../../src/audits/findings/actions.ts'
import { changeMeasure } from '../../src/measures/actions.ts'
import { takeSnapshot } from '../../src/snapshots/actions.ts'
import { finding } from '../access/belongings.ts'
import { addressIn, browserCases } from './routeCases.ts'
import { type Browser, openWebCity, type WebCity } from './webCity.ts'

let city: WebCity
let auditor: Browser

beforeAll(async () => {
  city = await openWebCity()
  auditor = await city.as('auditor')
})
afterAll(() => city.close())

const pageOf = (below = '') => `/pruefung/${city.aken.auditAccessId}${below}`

async function grant(period: { fromOn: string; untilOn: string }, domainId?: string) {
  const { deps, actor, domain, auditorId } = city.aken
  const taken = { name: `Stand ${period.fromOn} ${domainId ?? ''}`, note: '' }
  const { id } = await takeSnapshot(deps, actor, domainId ?? domain.id, taken)
  const access = { userId: auditorId, snapshotId: id, purpose: 'Prüfung', ...period }
  return grantAccess(deps, actor, domainId ?? domain.id, access)
}

describe('an auditor', () => {
  // The preview holds the mails of the person who looks, and nobody reminds an auditor.
  it('opens no page but the own ones, the start, the help and the account', async () => {
    const pages = browserCases.filter(
      ([route, { may }]) => route.startsWith('GET ') && may !== 'anybody',
    )

    const opened: string[] = []
    for (const [route, one] of pages) {
      const { status } = await auditor.get(addressIn(city.aken, route, one))
      if (status !== 404 && status !== 403) opened.push(route.slice(4))
    }

    const others = opened.filter(
      (path) => !/^\/(pruefung\/|hilfe|konto|$|erinnerungen\/vorschau$)/.test(path),
    )
    expect(others).toEqual([])
    expect(opened).toContain('/pruefung/:zugang/check')
  })

  it('sees what the snapshot holds, and not what was changed afterwards', async () => {
    const { deps, actor, domain } = city.aken
    const [measure] = await deps.store.read('aken', (db) => listMeasures(db, domain.id))
    if (!measure) throw new Error('no measure')
    const change = { title: 'Danach umbenannt', version: measure.version }
    await changeMeasure(deps, actor, domain.id, measure.id, change)

    const list = await auditor.read(pageOf('/massnahmen'))

    expect(list).toContain(measure.title)
    expect(list).not.toContain('Danach umbenannt')
  })

  it.each([
    ['before the first day', { fromOn: '2025-05-23', untilOn: '2025-06-30' }, 403],
    ['on the first day', { fromOn: '2025-05-22', untilOn: '2025-06-30' }, 200],
    ['on the last day', { fromOn: '2025-05-01', untilOn: '2025-05-22' }, 200],
    ['after the last day', { fromOn: '2025-05-02', untilOn: '2025-05-21' }, 403],
  ] as const)('%s is answered as the period says', async (_when, period, status) => {
    const id = await grant(period)

    const answers = await Promise.all(
      ['', '/check', '/feststellungen', '/ausgaben'].map((below) =>
        auditor.get(`/pruefung/${id}${below}`),
      ),
    )

    expect(answers.map((answer) => answer.status)).toEqual([status, status, status, status])
    if (status === 403) {
      const text = await (await auditor.get(`/pruefung/${id}`)).text()
      expect(text).toMatch(/beginnt am 23\.05\.2025|endete am 21\.05\.2025/)
      expect(text).not.toContain('Basis-Anforderungen')
    }
  })

  it('is out at once when the access is revoked', async () => {
    const { deps, actor } = city.aken
    const id = await grant({ fromOn: '2025-05-03', untilOn: '2025-06-30' })
    const before = await auditor.get(`/pruefung/${id}`)
    await revokeAccess(deps, actor, id, { version: 1 })

    const after = await auditor.get(`/pruefung/${id}`)
    const entered = await auditor.post(`/pruefung/${id}/feststellungen`, {
      ...{ kind: 'minor', title: 'Zu spät', text: 'x', foundOn: '2025-05-20' },
    })

    expect([before.status, after.status, entered.status]).toEqual([200, 403, 403])
    expect(await after.text()).toContain('Dieser Prüfzugang wurde beendet')
  })

  it('takes the reports and the package of the snapshot along, and nothing afterwards', async () => {
    const { deps, actor } = city.aken
    const id = await grant({ fromOn: '2025-05-06', untilOn: '2025-06-30' })
    const below = ['berichte/management', 'berichte/checks', 'pruefpaket']
    const take = async () => {
      const taken: [number, string][] = []
      for (const each of below) {
        const answer = await auditor.post(`/pruefung/${id}/ausgaben/${each}`, {})
        const bytes = Buffer.from(await answer.arrayBuffer())
        taken.push([answer.status, bytes.subarray(0, 4).toString('latin1')])
      }
      return taken
    }

    const open = await take()
    await revokeAccess(deps, actor, id, { version: 1 })
    const closed = await take()

    expect(open).toEqual([
      [200, '%PDF'],
      [200, '%PDF'],
      [200, 'PK\x03\x04'],
    ])
    expect(closed.map(([status]) => status)).toEqual([403, 403, 403])
  })

  it('does not see the access of somebody else', async () => {
    const id = await grant({ fromOn: '2025-05-04', untilOn: '2025-06-30' })
    const other = await city.as('auditor', city.aken.domain.id)

    const [own, others] = [await auditor.get(`/pruefung/${id}`), await other.get(`/pruefung/${id}`)]

    expect([own.status, others.status]).toEqual([200, 404])
  })
})

describe('a finding', () => {
  it('is entered by the auditor, planned and answered by the city', async () => {
    const officer = await city.as('officer')
    const entered = await auditor.post(pageOf('/feststellungen'), {
      ...{ kind: 'major', title: 'Kein Virenschutz', text: 'An den Notebooks fehlt er.' },
      ...{ foundOn: '2025-05-22', targetObjectCode: 'c001', requirement: 'SYS.2.1.A6' },
    })
    const id = entered.headers.get('location')?.split('/').at(-1) ?? ''
    const page = await officer.read(`/feststellungen/${id}?verbund=KERN`)
    expect(page).toContain('value="2025-06-22"')

    const planned = await officer.post(`/feststellungen/${id}/massnahme?verbund=KERN`, {
      ...{ title: 'Virenschutz einrichten', dueOn: '2025-06-22', version: '1' },
    })
    const early = await officer.post(`/feststellungen/${id}/antwort?verbund=KERN`, {
      ...{ answer: 'Fertig', answeredOn: '2025-05-22', version: '2' },
    })

    expect([entered.status, planned.status, early.status]).toEqual([303, 303, 422])
    expect(await auditor.read(pageOf(`/feststellungen/${id}`))).toContain('geplant')
  })

  it('stands on the start page and on that of the management until it is settled', async () => {
    const officer = await city.as('officer')
    const { deps, actor, snapshotId } = city.aken
    const read = () =>
      Promise.all(['/', '/leitung'].map((path) => officer.read(`${path}?verbund=KERN`)))
    const countIn = (page: string) => Number(/(\d+) Feststellung/.exec(page)?.[1] ?? '0')
    const before = (await read()).map(countIn)
    const late = { ...finding, title: 'Längst fällig', dueOn: '2025-05-21' }

    const id = await enterFinding(deps, actor, { snapshotId }, late)
    const pages = await read()
    await withdrawFinding(deps, actor, id, { because: 'Irrtum', version: 1 })

    expect(pages.map(countIn)).toEqual(before.map((count) => count + 1))
    for (const page of pages) expect(page).toContain('noch zu beheben, 1 überfällig')
    expect((await read()).map(countIn)).toEqual(before)
  })

  it('names only what the snapshot holds', async () => {
    const answer = await auditor.post(pageOf('/feststellungen'), {
      ...{ kind: 'minor', title: 'Unbekannt', text: 'x', foundOn: '2025-05-22' },
      targetObjectCode: 'C999',
    })

    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('Ein Zielobjekt „C999“ gibt es in diesem Stand nicht.')
  })
})
