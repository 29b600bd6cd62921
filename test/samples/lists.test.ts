import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { packageRoot } from '../../src/core/packageRoot.ts'
import { planApplicationImport } from '../../src/exchange/planApplicationImport.ts'
import { planDeviceImport } from '../../src/exchange/planDeviceImport.ts'
import { readTables } from '../../src/platform/spreadsheets/readTables.ts'

/** What samples/README.md promises of each list. */
const lists = [
  ['schulen/grundschulen-stadt.xlsx', 80, 1, ['31.02.2024']],
  ['schulen/burgschule-mehringen.xlsx', 62, 0, ['Tabelt', 'weder']],
  ['schulen/sekundarschule-foerderschule.ods', 98, 2, ['03/04/2024']],
  ['schulen/gymnasium-inventur-2025.xls', 92, 1, []],
  ['schulen/musikschule-winningen.csv', 38, 1, ['31.11.2023']],
  ['verwaltung/arbeitsplaetze.xlsx', 180, 1, []],
  ['verwaltung/server-und-netz.xlsx', 46, 0, []],
  ['verwaltung/drucker-telefonie-mobil.xlsx', 34, 0, []],
] as const

describe('importing a sample list', () => {
  it.each(lists)(
    '%s brings %i new devices and %i repeated rows',
    async (file, fresh, repeated, refused) => {
      const tables = await readTables(sample(file))

      const plan = planDeviceImport({ tables, domain: 'X', existing: [], existingSites: [] })

      expect(plan.new).toHaveLength(fresh)
      expect(plan.changed).toEqual([])
      expect(plan.unchanged).toBe(repeated)
      expect(plan.refused).toHaveLength(refused.length)
      for (const [index, word] of refused.entries()) {
        expect(plan.refused[index]?.reason).toContain(word)
      }
    },
  )

  it('keeps inventory numbers with leading zeros', async () => {
    const tables = await readTables(sample('schulen/burgschule-mehringen.xlsx'))

    const plan = planDeviceImport({ tables, domain: 'X', existing: [], existingSites: [] })

    expect(plan.new[0]?.inventoryNumber).toBe('000117')
    expect(plan.new[0]?.priceCents).toBe(98_900)
    expect(plan.new[0]?.purchasedOn).toBe('2022-09-01')
  })

  it.each([
    ['fachanwendungen.xlsx', 40],
    ['basisdienste.xlsx', 10],
  ])('%s brings %i applications, none refused', async (file, count) => {
    const tables = await readTables(sample(file))

    const plan = planApplicationImport({ tables, existing: [] })

    expect(plan.new).toHaveLength(count)
    expect(plan.refused).toEqual([])
  })
})

function sample(file: string): string {
  return fileURLToPath(new URL(`samples/${file}`, packageRoot))
}
