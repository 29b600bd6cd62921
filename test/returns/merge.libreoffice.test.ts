import { spawnSync } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkRequirements } from '../../src/assessment/actions.ts'
import { readUpload } from '../../src/platform/spreadsheets/readTables.ts'
import { looseText } from '../../src/returns/answerField.ts'
import { mergeReturned } from '../../src/returns/merge/actions.ts'
import { type City, foundCity, objectOfCode } from '../exports/cast.ts'
import { openTestStore } from '../support/stores.ts'
import { fill, issue, throughLibreOffice } from './returnedFile.ts'

const isInstalled = spawnSync('soffice', ['--version']).status === 0
if (!isInstalled) {
  console.warn('SKIPPED: LibreOffice (soffice) is not installed; no workbook came back from it.')
}

/** What spreadsheet programs are known to change on the way. */
const awkward = 'Grüße aus Köthen\n=1+1\n  eingerückt  zwei\n„Anführung“ & <Zeichen>\n00123'

describe.skipIf(!isInstalled)('a workbook that LibreOffice saved', () => {
  let city: City
  let close: () => Promise<void>
  beforeAll(async () => {
    const test = await openTestStore('sqlite')
    close = test.close
    city = await foundCity(test.store, 'aken', 'Aken')
    const { id: targetObjectId } = await objectOfCode(city, 'IV001')
    await checkRequirements(city.deps, city.actor, city.kern.id, [
      {
        ...{ targetObjectId, requirement: 'ISMS.1.A1', status: 'no', dueOn: '2025-12-31' },
        ...{ explanation: awkward, responsibleId: null, surveyedOn: null, interviewed: '00123' },
        ...{ dispensableBecause: null, providerProof: '', providerProofUntil: null, version: 0 },
      },
    ])
  })
  afterAll(() => close())

  it.each(['xlsx', 'ods'] as const)(
    'as %s says where it was issued, and changes nothing that nobody touched',
    async (format) => {
      const { plan, contents } = await rehearse(
        throughLibreOffice(await issue(city), format),
        format,
      )

      expect(contents).toMatchObject({ cells: [], notices: [] })
      expect(contents.rows).toBeGreaterThan(600)
      expect(plan.answers).toEqual([])
    },
  )

  it.each(['xlsx', 'ods'] as const)('as %s keeps what somebody typed', async (format) => {
    const at = ['IV001', 'ISMS.1.A2'] as const
    const filled = fill(await issue(city), [
      { at, title: 'Status', to: 'teilweise' },
      { at, title: 'Umsetzungsbeschreibung / Begründung', to: `${awkward}\n+49 3925` },
      { at, title: 'Umsetzung bis', to: new Date('2026-02-28T00:00:00Z') },
    ])

    const { plan } = await rehearse(throughLibreOffice(filled, format), format)

    expect(plan.refused).toEqual([])
    const values = plan.changes.map(({ field, value }) => [field, looseText(value)])
    expect(Object.fromEntries(values)).toEqual({
      status: 'partial',
      explanation: looseText(`${awkward}\n+49 3925`),
      dueOn: '2026-02-28',
    })
  })

  async function rehearse(bytes: Buffer, format: string) {
    const name = `a4.${format}`
    const tables = await readUpload(bytes, name)
    const file = { name, sha256: '0'.repeat(64) }
    const input = { domain: city.kern, tables, file, personId: null }
    return mergeReturned(city.deps, city.actor, input, { isRehearsal: true })
  }
})
