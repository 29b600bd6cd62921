/** Findings by workbook, filled in and saved by LibreOffice. */
import { spawnSync } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { change, throughLibreOffice } from '../returns/returnedFile.ts'
import { type Browser, openWebCity, type WebCity } from './webCity.ts'

const isInstalled = spawnSync('soffice', ['--version']).status === 0
if (!isInstalled) {
  console.warn('SKIPPED: LibreOffice (soffice) is not installed; no finding came back from it.')
}

const sheet = 'Feststellungen'

describe.skipIf(!isInstalled)('a workbook of findings that LibreOffice saved', () => {
  let city: WebCity
  let auditor: Browser
  let bytes: Buffer
  beforeAll(async () => {
    city = await openWebCity()
    auditor = await city.as('auditor')
    const answer = await auditor.post(path())
    bytes = Buffer.from(await answer.arrayBuffer())
  })
  afterAll(() => city.close())

  const path = () => `/pruefung/${city.aken.auditAccessId}/feststellungen/mappe`

  it.each(['xlsx', 'ods'] as const)('as %s adds nothing that nobody entered', async (format) => {
    const page = await preview(throughLibreOffice(bytes, format), format)

    expect(page).toContain('Vorschau: 0 neu, 0 geändert, 2 unverändert, 0 Fehler')
  })

  it.each(['xlsx', 'ods'] as const)('as %s brings what was entered', async (format) => {
    const filled = change(bytes, withFinding, sheet)

    const page = await preview(throughLibreOffice(filled, format), format)

    expect(page).toContain('Vorschau: 1 neu, 0 geändert, 2 unverändert, 0 Fehler')
    expect(page).toContain('Köthen: „Kein Virenschutz“ &amp; mehr')
    expect(page).toContain('30.06.2025')
  })

  async function preview(content: Buffer, format: 'xlsx' | 'ods'): Promise<string> {
    const form = new FormData()
    form.set('datei', new File([new Uint8Array(content)], `feststellungen.${format}`))
    const answer = await auditor.post(`${path()}/vorschau`, form)
    expect(answer.status).toBe(200)
    return answer.text()
  }
})

/** In the first of the rows that wait for one. */
function withFinding(rows: unknown[][]): unknown[][] {
  const header = rows.findIndex((row) => row[0] === 'Nr.')
  const titles = rows[header] ?? []
  const blank = rows.findIndex((row, index) => index > header && !row[0] && !row[1])
  const values: Readonly<Record<string, unknown>> = {
    Art: 'geringfügige Abweichung',
    Titel: 'Köthen: „Kein Virenschutz“ & mehr',
    Beschreibung: 'An den Notebooks fehlt er.\n=1+1',
    Zielobjekt: 'C001',
    Frist: new Date('2025-06-30T00:00:00Z'),
  }
  rows[blank] = titles.map((title) => values[String(title)] ?? null)
  return rows
}
