/** What every form does in a browser beyond what the server sees: unreadable days, and double clicks. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { describeInBrowser, openDemo } from '../support/browser.ts'
import type { Demo } from '../support/demoBrowser.ts'

describeInBrowser('every form', () => {
  let demo: Demo
  let page: Page
  let sent: string[]

  beforeAll(async () => {
    demo = await openDemo()
    page = await demo.as('officer')
    page.on('request', (request) => {
      if (request.method() === 'POST') sent.push(new URL(request.url()).pathname)
    })
  })
  beforeEach(() => {
    sent = []
  })
  afterAll(() => demo.close())

  it('does not send a day that the browser cannot read as if it were empty', async () => {
    await page.goto('/massnahmen/neu?verbund=KERN')
    await page.getByLabel('Bezeichnung').fill('Mit halbem Tag')
    await page.getByLabel('Umsetzung bis').pressSequentially('02')
    await page.getByRole('button', { name: 'Maßnahme anlegen' }).click()

    expect(await page.locator('[name=dueOn]').evaluate((field) => field.matches(':focus'))).toBe(
      true,
    )
    expect(sent).toEqual([])

    await page.getByLabel('Umsetzung bis').fill('2026-02-28')
    await page.getByRole('button', { name: 'Maßnahme anlegen' }).click()
    await page.waitForURL(/\/massnahmen\/M-/)

    expect(sent).toEqual(['/massnahmen'])
  })

  it('is sent once by a double click', async () => {
    await page.goto('/zielobjekte/neu?verbund=KERN')
    await page.getByLabel('Name').fill('Doppelt geklickt')
    await page.locator('[name=kind1]').selectOption('application.general')
    await page.locator('main form .kern-btn--primary').dblclick()
    await page.waitForURL(/\/zielobjekte\/A/)

    expect(sent).toEqual(['/zielobjekte'])
    expect(demo.problems).toEqual([])
  })
})
