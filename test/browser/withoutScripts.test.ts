/** Every page with JavaScript switched off: it says the same, and its forms can be sent. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeInBrowser, openDemo } from '../support/browser.ts'
import type { Demo, PersonRole } from '../support/demoBrowser.ts'
import { type PageIn, pageCases, pagesOf } from './demoPages.ts'

describeInBrowser('every page without JavaScript', () => {
  let demo: Demo
  let addressOf: PageIn
  const open = new Map<PersonRole | 'visitor', Page>()

  beforeAll(async () => {
    demo = await openDemo()
    addressOf = await pagesOf(demo)
  })
  afterAll(() => demo.close())

  it.each(pageCases)('%s, seen by %s', async (...one) => {
    const [, role] = one
    const page = open.get(role) ?? (await openWithout(role))
    open.set(role, page)
    demo.problems.length = 0

    const response = await page.goto(addressOf(one))

    expect(response?.status()).toBe(200)
    expect(await page.locator('h1').isVisible()).toBe(true)
    expect(await unusableForms(page)).toEqual([])
    expect(demo.problems).toEqual([])
  })

  function openWithout(role: PersonRole | 'visitor'): Promise<Page> {
    const options = { baseURL: demo.url, javaScriptEnabled: false }
    return role === 'visitor' ? demo.open(options) : demo.as(role, options)
  }
})

/** Forms without a button that sends them, and buttons that belong to no form. */
async function unusableForms(page: Page): Promise<string[]> {
  const html = await page.content()
  const forms = html.match(/<form\b[\s\S]*?<\/form>/g) ?? []
  const sends = /<button(?![^>]*type="(?:button|reset)")|<input[^>]*type="(?:submit|image)"/
  const mute = forms.filter((form) => !sends.test(form) && !isSentFromOutside(form, html))
  const outside = html.replace(/<form\b[\s\S]*?<\/form>/g, '').match(/<button\b[^>]*>/g) ?? []
  const lost = outside.filter((button) => !/\bform="/.test(button) && !/\bhidden\b/.test(button))
  return [...mute.map((form) => form.slice(0, 120)), ...lost]
}

/** By a button elsewhere that names the form. */
function isSentFromOutside(form: string, html: string): boolean {
  const id = /^<form[^>]*\bid="([^"]+)"/.exec(form)?.[1]
  return id !== undefined && new RegExp(`<button[^>]*\\bform="${id}"`).test(html)
}
