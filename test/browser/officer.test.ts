/** The officer's day, by keyboard alone: answer requirements, plan a measure, extend a milestone. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeInBrowser, openDemo } from '../support/browser.ts'
import { type Demo, demoPassword, people } from '../support/demoBrowser.ts'
import { readRows } from '../support/readRows.ts'
import { tabTo } from './keyboard.ts'

const answers = 20

describeInBrowser('the officer without a mouse', () => {
  let demo: Demo
  let page: Page

  beforeAll(async () => {
    demo = await openDemo()
    page = await demo.open({ baseURL: demo.url, viewport: { width: 1360, height: 860 } })
  })
  afterAll(() => demo.close())

  it('logs in', async () => {
    await page.goto('/')
    await tabTo(page, '[name=email]')
    await page.keyboard.type(people.officer)
    await page.keyboard.press('Tab')
    await page.keyboard.type(demoPassword)
    await page.keyboard.press('Enter')

    await page.waitForURL((url) => url.pathname === '/')
    expect(await page.title()).toContain('Start')
  })

  it('comes from the navigation to the check of a target object', async () => {
    await tabTo(page, 'a[href^="/check"]')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/check/)
    await tabTo(page, 'main a[href^="/check/zielobjekte/"]')
    await page.keyboard.press('Enter')

    await page.waitForURL(/\/check\/zielobjekte\//)
  })

  it(`answers ${answers} requirements with the keys 2 and J`, async () => {
    const before = countYes()
    await page.goto('/check/zielobjekte/IV001?verbund=KERN&stufe=alle&stand=unbearbeitet')
    await tabTo(page, 'table.checks .choices button')

    for (let answered = 0; answered < answers; answered += 1) {
      const row = page.locator('tr[aria-current=true]')
      await page.keyboard.press('2')
      await row.locator('button[aria-pressed=true]', { hasText: 'ja' }).waitFor()
      await page.keyboard.press('j')
    }

    expect(countYes()).toBe(before + answers)
    expect(demo.problems).toEqual([])
  })

  it('plans a measure', async () => {
    await page.goto('/massnahmen/neu?verbund=KERN')
    await tabTo(page, '[name=title]')
    await page.keyboard.type('Netzplan nachziehen')
    await tabTo(page, 'form.form button[type=submit]')
    await page.keyboard.press('Enter')
    await page.waitForURL((url) => url.pathname !== '/massnahmen/neu')

    expect(await page.locator('h1').textContent()).toContain('Netzplan nachziehen')
    expect(
      readRows(demo.data, `SELECT status FROM measure WHERE title = 'Netzplan nachziehen'`),
    ).toEqual([{ status: 'planned' }])
  })

  it('extends a milestone with a reason, and both dates stay', async () => {
    await page.goto('/meilensteine/TESTAT')
    await tabTo(page, '[name=newDueOn]')
    // The same day whether Chromium's own language begins with the day or with the month.
    await page.keyboard.type('11112026')
    await tabTo(page, '[name=reason]')
    await page.keyboard.type('Die Zuarbeit der Fachdienste fehlt.')
    await tabTo(page, 'form[action$="verlaengerungen"] button')
    await page.keyboard.press('Enter')
    await page.locator('[role=status]').waitFor()

    const main = await page.locator('main').innerText()
    expect(main).toContain('11.11.2026')
    expect(main).toContain('30.06.2025')
    expect(demo.problems).toEqual([])
  })

  function countYes(): number {
    const [row] = readRows(demo.data, `SELECT count(*) AS n FROM "check" WHERE status = 'yes'`)
    return Number(row?.n)
  }
})
