import type { Page } from 'playwright-core'

/** Presses the tab key until the focus stands on what this selects. Throws when it never does. */
export async function tabTo(page: Page, selector: string, atMost = 150): Promise<void> {
  const isThere = `document.activeElement?.matches(${JSON.stringify(selector)})`
  for (let presses = 0; presses < atMost; presses += 1) {
    await page.keyboard.press('Tab')
    if (await page.evaluate<boolean>(isThere)) return
  }
  throw new Error(`the tab key does not reach ${selector} on ${page.url()}`)
}
