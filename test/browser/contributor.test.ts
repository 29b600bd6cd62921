/** What a contributor comes for: their own requirements, in plain words, and nothing else. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeInBrowser, openDemo } from '../support/browser.ts'
import { type Demo, people } from '../support/demoBrowser.ts'
import { readRows } from '../support/readRows.ts'

describeInBrowser('a contributor', () => {
  let demo: Demo

  beforeAll(async () => {
    demo = await openDemo()
  })
  afterAll(() => demo.close())

  it('sees only what is theirs', async () => {
    const page = await demo.as('contributor')
    await page.goto('/check?verbund=KERN')

    const shown = await page
      .locator('tr[data-check]')
      .evaluateAll((rows) => rows.map(({ id }) => id))
    expect(shown.length).toBeGreaterThan(0)
    expect(shown.filter((id) => !ownRows().has(id))).toEqual([])
  })

  it('finds nothing of the administration, the documents or the trail', async () => {
    const page = await demo.as('contributor')

    const statuses = []
    for (const path of [
      '/verwaltung',
      '/dokumente',
      '/verlauf',
      '/modellierung',
      '/meilensteine',
    ]) {
      statuses.push((await page.goto(path))?.status())
      expect(await page.locator(`nav a[href^="${path}"]`).count()).toBe(0)
    }

    expect(statuses).toEqual([404, 404, 404, 404, 404])
    demo.problems.length = 0
  })

  it('answers one of them, without JavaScript as well', async () => {
    const page = await demo.as('contributor', { javaScriptEnabled: false })
    await page.goto('/check?verbund=KERN')
    const row = page.locator('tr[data-check]').first()
    const id = (await row.getAttribute('id')) ?? ''

    await row.getByRole('button', { name: 'ja', exact: false }).first().click()

    const answered = page.locator(`tr[id="${id}"] button[aria-pressed=true]`)
    expect(await answered.innerText()).toContain('ja')
    expect(demo.problems).toEqual([])
  })

  /** Ids of the rows that name the contributor. */
  function ownRows(): Set<string> {
    const rows = readRows(
      demo.data,
      `SELECT o.code, c.requirement FROM "check" c JOIN target_object o ON o.id = c.target_object_id
       JOIN person p ON p.id = c.responsible_id WHERE p.email = '${people.contributor}'
       UNION SELECT o.code, m.requirement FROM measure_check m
       JOIN target_object o ON o.id = m.target_object_id JOIN measure ON measure.id = m.measure_id
       JOIN person p ON p.id = measure.responsible_id WHERE p.email = '${people.contributor}'`,
    )
    return new Set(rows.map(({ code, requirement }) => `${code}-${requirement}`))
  }
})
