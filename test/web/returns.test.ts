/** Workbooks that come back by browser: upload, conflicts, taking over and back; and who may not. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findChainHead } from '../../db/queries/events.ts'
import { insertReturnedWorkbook } from '../../db/queries/returnedWorkbooks.ts'
import type { City } from '../exports/cast.ts'
import { fill, issue } from '../returns/returnedFile.ts'
import { openWebCity, type WebCity } from './webCity.ts'

const at = ['IV001', 'ISMS.1.A1'] as const

describe('a filled workbook', () => {
  let city: WebCity
  beforeAll(async () => {
    city = await openWebCity()
  })
  afterAll(() => city.close())

  it('is sent, looked through, taken over and taken back', async () => {
    const officer = await city.as('officer')
    const bytes = fill(await issued(), [
      { at, title: 'Status', to: 'teilweise' },
      { at, title: 'Stufe', to: 'hoch' },
    ])

    const sent = await officer.post('/ruecklauf?verbund=KERN', upload(bytes))
    const address = sent.headers.get('location') ?? ''
    const preview = await officer.read(address)
    expect(preview).toContain('1 Zelle zu übernehmen')
    expect(preview).toContain('Diese Zelle ist geschützt und wurde geändert')
    const [, stand = ''] = /name="stand" value="([0-9a-f]{64})"/.exec(preview) ?? []
    await officer.post(address.replace('?', '/uebernahme?'), { stand })
    expect(await officer.read(address)).toContain('Übernommen: 1 Zelle')
    await officer.post(address.replace('?', '/ruecknahme?'))
    expect(await officer.read(address)).toContain('Zurückgenommen: 1 Zelle von 1')
    expect(await officer.read('/verlauf')).toContain('Rücklauf zurückgenommen')
  })

  it('is refused in words when it is none of ours, is no workbook, or is missing', async () => {
    const officer = await city.as('officer')

    const texts = [
      await officer.post('/ruecklauf?verbund=SCHULE', upload(await issued())),
      await officer.post('/ruecklauf?verbund=KERN', upload(Buffer.from('%PDF-1.4'))),
      await officer.post('/ruecklauf?verbund=KERN', upload((await issued()).subarray(0, 5000))),
      await officer.post('/ruecklauf?verbund=KERN', {}),
    ]

    expect(texts.map(({ status }) => status)).toEqual([422, 422, 422, 422])
    expect(await texts[0]?.text()).toContain('gehört zum Informationsverbund KERN')
    expect(await texts[1]?.text()).toContain('PDF-Dokument')
    expect(await texts[2]?.text()).toContain('beschädigt')
    expect(await texts[3]?.text()).toContain('Bitte wählen Sie die Arbeitsmappe aus.')
  })

  it('is shown in pages of a hundred rows', async () => {
    const { deps, domain, objectId } = city.aken
    const officer = await city.as('officer')
    const id = deps.newId()
    // What is not modelled is refused: a long list at little cost.
    const cells = Array.from({ length: 205 }, (_, index) => ({
      ...{ subject: `${objectId}/SYS.9.9.A${index}`, keys: ['C001', `SYS.9.9.A${index}`] as const },
      ...{ field: 'explanation', text: 'neu', problem: '', sheet: 'Blatt', row: index + 1 },
    }))
    await deps.store.write('aken', async (db) => {
      const { sequence } = await findChainHead(db)
      await insertReturnedWorkbook(db, {
        ...{ id, informationDomainId: domain.id, actorId: 'isb', personId: null, kind: 'a4' },
        ...{ file: 'lang.xlsx', fileSha256: '0'.repeat(64), state: 'waiting', decisions: {} },
        contents: { about: 'checks', baseSequence: sequence, cells, notices: [], rows: 205 },
        ...{ outcome: null, undoing: null, mergedAt: null, undoneAt: null },
        receivedAt: deps.now(),
      })
    })

    const first = await officer.read(`/ruecklauf/${id}?verbund=KERN`)
    const last = await officer.read(`/ruecklauf/${id}?verbund=KERN&abgelehnte=3`)

    expect(first.match(/Zeile \d+/g)).toHaveLength(100)
    expect(first).toContain('1–100 von 205')
    expect(first).toContain(`/ruecklauf/${id}?verbund=KERN&amp;abgelehnte=2#abgelehnt`)
    expect(last.match(/Zeile \d+/g)).toHaveLength(5)
    expect(last).toContain('201–205 von 205')
  })

  it('is nobody else’s to see', async () => {
    const officer = await city.as('officer')
    const sent = await officer.post(
      '/ruecklauf?verbund=KERN',
      upload(fill(await issued(), [{ at, title: 'Status', to: 'ja' }])),
    )
    const address = sent.headers.get('location') ?? ''

    const technician = await city.as('technician')
    const contributor = await city.as('contributor')
    const management = await city.as('management')

    expect((await technician.get(address)).status).toBe(403)
    expect((await contributor.get(address)).status).toBe(404)
    expect((await management.get(address)).status).toBe(403)
    const mine = await contributor.post('/ruecklauf?verbund=KERN', upload(await issued()))
    expect(mine.status).toBe(404)
  })

  async function issued(): Promise<Buffer> {
    const { deps, actor, domain } = city.aken
    const cast: City = { deps, actor, kern: domain, schule: domain }
    return issue(cast, domain)
  }
})

function upload(bytes: Buffer): FormData {
  const form = new FormData()
  form.set('datei', new File([new Uint8Array(bytes)], 'a4.xlsx'))
  return form
}
