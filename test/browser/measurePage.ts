import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'

const source = readFileSync(new URL('inPage.js', import.meta.url), 'utf8')

/** What sticks out to the right, by its tag and class. */
export async function overflowOf(page: Page): Promise<string[]> {
  await page.evaluate(source)
  return page.evaluate<string[]>('inPage.overflow()')
}

/** Forms that the width of the window takes away, by their action. */
export async function hiddenFormsOf(page: Page): Promise<string[]> {
  await page.evaluate(source)
  return page.evaluate<string[]>('inPage.hiddenForms()')
}

/** How many stops of the tab key are looked at. */
const stops = 30

/**
 * Walks the page with the tab key: first comes the way past the navigation, it leads into the content, and the focus
 * is seen wherever it is.
 */
export async function focusProblems(page: Page): Promise<string[]> {
  const problems: string[] = []
  await page.evaluate(source)
  await page.keyboard.press('Tab')
  const first = await focused(page)
  if (!first.isSkip || !first.isSeen) problems.push(`the first stop is ${first.name}`)
  await page.keyboard.press('Enter')
  const { id, name } = await focused(page)
  if (id !== 'inhalt') problems.push(`the way to the content leads to ${name}`)
  let last = ''
  for (let stop = 0; stop < stops; stop += 1) {
    await page.keyboard.press('Tab')
    const { name, isSeen, isBody, isSkip } = await settledFocus(page)
    if (isBody || isSkip) break
    // A field of a date has several stops; the browser itself marks the one that opens its calendar.
    if (!isSeen && name !== last) problems.push(`the focus is not seen on ${name}`)
    last = name
  }
  return problems
}

/** Chromium scrolls a long way to what has the focus in several frames. */
async function settledFocus(page: Page): Promise<Focused> {
  const now = await focused(page)
  if (now.isSeen || now.isBody || now.isSkip) return now
  if (now.name.startsWith('<iframe')) return focusInFrame(page, now)
  await page.waitForTimeout(500)
  return focused(page)
}

/** What has the focus in a frame is marked there; the frame itself, as seen from the page, has none. */
async function focusInFrame(page: Page, frame: Focused): Promise<Focused> {
  const [inner] = page.mainFrame().childFrames()
  if (!inner) return frame
  await inner.evaluate(source)
  const { isSeen } = await inner.evaluate<Focused>('inPage.focused()')
  return { ...frame, isSeen }
}

type Focused = { name: string; id: string; isSkip: boolean; isSeen: boolean; isBody: boolean }

function focused(page: Page): Promise<Focused> {
  return page.evaluate<Focused>('inPage.focused()')
}
