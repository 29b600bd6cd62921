/** What the EDV comes for: a new application of the city, and the target object that follows from it. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeInBrowser, openDemo } from '../support/browser.ts'
import type { Demo } from '../support/demoBrowser.ts'
import { readRows } from '../support/readRows.ts'

describeInBrowser('the technician', () => {
  let demo: Demo

  beforeAll(async () => {
    demo = await openDemo()
  })
  afterAll(() => demo.close())

  it('records an application on a phone, and accepts the target object that is proposed', async () => {
    const page = await demo.as('technician', { viewport: { width: 390, height: 844 } })
    await page.goto('/fachanwendungen/neu?verbund=KERN')
    await page.getByLabel('Name').fill('Baumkataster')
    await page.getByRole('button', { name: 'Erfassen' }).click()
    await page.getByRole('heading', { level: 1, name: 'Baumkataster' }).waitFor()
    await page.goto('/zielobjekte/vorschlaege?verbund=KERN')

    await page.getByRole('checkbox', { name: 'Baumkataster' }).first().check()
    await page.getByRole('button', { name: 'Ausgewählte übernehmen' }).click()
    await page.locator('[role=status]').waitFor()

    expect(
      readRows(
        demo.data,
        `SELECT o.name FROM application a JOIN target_object o ON o.id = a.target_object_id
         WHERE a.name = 'Baumkataster'`,
      ),
    ).toEqual([{ name: 'Baumkataster' }])
    expect(demo.problems).toEqual([])
  })

  it('reads the modelling and may not decide on it', async () => {
    const page = await demo.as('technician')
    await page.goto('/modellierung?verbund=KERN')

    expect(await page.locator('main form[method=post]').count()).toBe(0)
  })
})
