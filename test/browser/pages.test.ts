/**
 * Every page in a real browser: accessible (axe, WCAG 2.2 AA) in light and dark, without horizontal scrolling on a
 * phone and at 200 % zoom, to be used by keyboard, without a request to another machine or an error on the console.
 */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeInBrowser, openDemo } from '../support/browser.ts'
import type { Demo, PersonRole } from '../support/demoBrowser.ts'
import { axeViolations } from './axe.ts'
import { type PageIn, pageCases, pagesOf } from './demoPages.ts'
import { focusProblems, hiddenFormsOf, overflowOf } from './measurePage.ts'

const desktop = { width: 1360, height: 860 }

describeInBrowser('every page', () => {
  let demo: Demo
  let addressOf: PageIn
  const open = new Map<PersonRole | 'visitor', Page>()

  beforeAll(async () => {
    demo = await openDemo()
    addressOf = await pagesOf(demo)
  })
  afterAll(() => demo.close())

  async function pageOf(role: PersonRole | 'visitor'): Promise<Page> {
    const known = open.get(role)
    if (known) return known
    const options = { baseURL: demo.url, viewport: desktop }
    const page = await (role === 'visitor' ? demo.open(options) : demo.as(role, options))
    open.set(role, page)
    return page
  }

  it.each(pageCases)('%s, seen by %s', async (...one) => {
    const page = await pageOf(one[1])
    await page.emulateMedia({ colorScheme: 'light' })
    await page.setViewportSize(desktop)
    demo.problems.length = 0

    const response = await page.goto(addressOf(one))

    expect(response?.status()).toBe(200)
    expect(await page.locator('html').getAttribute('lang')).toBe('de')
    expect(await page.locator('h1').count()).toBe(1)
    expect(await focusProblems(page)).toEqual([])
    await page.evaluate('scrollTo(0, 0)')
    expect(await axeViolations(page)).toEqual([])
    await page.emulateMedia({ colorScheme: 'dark' })
    expect(await axeViolations(page, ['color-contrast'])).toEqual([])
    for (const width of [640, 320]) {
      await page.setViewportSize({ width, height: 640 })
      expect(await overflowOf(page), `at ${width} px`).toEqual([])
    }
    expect(await hiddenFormsOf(page), 'at 320 px').toEqual([])
    expect(demo.problems).toEqual([])
  })
})
