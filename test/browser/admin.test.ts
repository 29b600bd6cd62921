/** The administration adds a person, who logs in for the first time and chooses a password. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeInBrowser, openDemo } from '../support/browser.ts'
import type { Demo } from '../support/demoBrowser.ts'

const email = 'neu@beispielstadt.example'

describeInBrowser('the administration', () => {
  let demo: Demo
  let oneTimePassword = ''

  beforeAll(async () => {
    demo = await openDemo()
  })
  afterAll(() => demo.close())

  it('adds a person and is shown the one-time password once', async () => {
    const page = await demo.as('admin')
    await page.goto('/verwaltung/zugaenge')
    await page.getByRole('link', { name: 'Zugang anlegen' }).click()
    await page.getByLabel('Name').fill('Neue Kollegin')
    await page.getByLabel('Mailadresse').fill(email)
    await page.getByLabel('Rolle').selectOption('contributor')
    await page.getByRole('button', { name: 'Zugang anlegen' }).click()

    oneTimePassword = await page.locator('code.secret').innerText()
    expect(oneTimePassword.length).toBeGreaterThan(10)
    await page.goto('/verwaltung/zugaenge')
    expect(await page.locator('main').innerText()).toContain(email)
  })

  it('has no say over content', async () => {
    const page = await demo.as('admin')

    expect((await page.goto('/check'))?.status()).toBe(404)
    expect((await page.goto('/massnahmen/neu'))?.status()).toBe(404)
    demo.problems.length = 0
  })

  it('lets the person in with the one-time password, who then has an own one', async () => {
    const page = await demo.open({ baseURL: demo.url })
    await page.goto('/massnahmen')
    await page.getByLabel('Mailadresse').fill(email)
    await page.getByLabel('Kennwort').fill(oneTimePassword)
    await page.getByRole('button', { name: 'Anmelden' }).click()
    await page.getByLabel('Neues Kennwort', { exact: true }).fill('Laterne Moos Kanu Fenster')
    await page.getByLabel('Neues Kennwort wiederholen').fill('Laterne Moos Kanu Fenster')
    await page.getByRole('button', { name: 'Kennwort speichern' }).click()

    await page.waitForURL((url) => url.pathname === '/massnahmen')
    expect(await page.locator('nav[aria-label=Hauptnavigation]').first().innerText()).toContain(
      'Maßnahmen',
    )
    expect(demo.problems).toEqual([])
  })
})
