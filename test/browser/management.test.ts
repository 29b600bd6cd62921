/** What management comes for: one page on paper, a document to approve, a risk to accept. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeInBrowser, openDemo } from '../support/browser.ts'
import type { Demo } from '../support/demoBrowser.ts'
import { readRows } from '../support/readRows.ts'

describeInBrowser('management', () => {
  let demo: Demo

  beforeAll(async () => {
    demo = await openDemo()
  })
  afterAll(() => demo.close())

  it('prints its page on one A4', async () => {
    const page = await demo.as('management')
    await page.goto('/leitung')

    const pdf = (await page.pdf({ format: 'A4', preferCSSPageSize: true })).toString('latin1')

    expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
    const [, width, height] = /\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf) ?? []
    expect([Number(width), Number(height)].map(Math.floor)).toEqual([594, 841])
    expect(demo.problems).toEqual([])
  })

  it('approves the document that waits for it', async () => {
    const page = await demo.as('management')
    await page.goto('/dokumente?verbund=KERN')
    await page.getByRole('link', { name: 'IT-Notfallkonzept' }).click()
    await page.getByRole('button', { name: 'Version 2 freigeben' }).click()

    await page.getByText('Version 2 freigegeben.').waitFor()
    expect(
      readRows(
        demo.data,
        `SELECT v.number, v.approved_on AS "on" FROM document_version v JOIN document d
         ON d.id = v.document_id WHERE d.title = 'IT-Notfallkonzept' AND v.approved_on IS NOT NULL`,
      ),
    ).toContainEqual({ number: 2, on: '2025-05-22' })
    expect(demo.problems).toEqual([])
  })

  it('accepts the risk of an unmet Standard requirement that the officer proposed', async () => {
    const address = '/check/zielobjekte/C001/SYS.2.1.A9?verbund=KERN'
    const officer = await demo.as('officer')
    await officer.goto(address)
    await officer.getByLabel('Stand').selectOption('nein')
    await officer.getByRole('button', { name: 'Speichern' }).click()
    await officer.goto(address)
    await officer.getByLabel('Vorschlag an die Leitung').fill('Die Geräte werden ersetzt.')
    await officer.getByRole('button', { name: 'Risikoübernahme vorschlagen' }).click()
    await officer.locator('[role=status]').waitFor()

    const page = await demo.as('management')
    await page.goto(address)
    await page.getByLabel('Warum das Risiko getragen wird').fill('Bis zum Austausch getragen.')
    await page.getByRole('button', { name: 'Risiko übernehmen' }).click()

    await page.getByText('Das Risiko ist übernommen.').waitFor()
    expect(await page.locator('main').innerText()).toContain('Bis zum Austausch getragen.')
    expect(demo.problems).toEqual([])
  })
})
