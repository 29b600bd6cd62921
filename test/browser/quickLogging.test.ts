/** Logging devices on a phone: with the camera, with the camera refused, and the next one like the one before. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeInBrowser, openDemo } from '../support/browser.ts'
import type { Demo } from '../support/demoBrowser.ts'
import { filmCode } from '../support/filmedCode.ts'
import { readRows } from '../support/readRows.ts'

const phone = { viewport: { width: 390, height: 844 } }
const film = join(mkdtempSync(join(tmpdir(), 'film-')), 'code.y4m')

function readDevice(demo: Demo, serial: string) {
  return readRows(
    demo.data,
    `SELECT inventory_number, kind, manufacturer, model, os FROM device WHERE serial = '${serial}'`,
  )
}

describeInBrowser('a technician with a phone', () => {
  let demo: Demo
  let page: Page

  beforeAll(async () => {
    filmCode('PF9SCAN01', film)
    demo = await openDemo([
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-video-capture=${film}`,
    ])
    page = await demo.as('technician', { ...phone, permissions: ['camera'] })
  })
  afterAll(() => demo.close())

  it('reads the serial number with the camera and the decoder that we serve', async () => {
    await page.goto('/geraete/schnell?verbund=SCHULE')
    await page.getByRole('button', { name: 'Mit der Kamera' }).first().click()
    await expect.poll(() => page.getByLabel('Seriennummer').inputValue()).toBe('PF9SCAN01')
    await page.getByLabel('Art').selectOption('notebook')
    await page.getByLabel('Hersteller und Modell').fill('Lenovo ThinkPad L13')
    await page.getByRole('button', { name: 'Erfassen und weiter' }).click()
    await page.getByText('ist erfasst').waitFor()

    const [device] = readDevice(demo, 'PF9SCAN01')
    expect(device).toMatchObject({ kind: 'notebook', manufacturer: 'Lenovo' })
    expect(device?.inventory_number).toMatch(/\d$/)
    expect(demo.problems).toEqual([])
  })

  it('logs the next one by its number alone', async () => {
    expect(new URL(page.url()).searchParams.get('wie')).toBeTruthy()
    await page.getByLabel('Seriennummer').fill('PF9SCAN02')
    await page.getByRole('button', { name: 'Erfassen und weiter' }).click()
    await page.getByText('ist erfasst').waitFor()

    expect(readDevice(demo, 'PF9SCAN02')).toMatchObject([{ model: 'ThinkPad L13' }])
  })

  it('hears at once that a number is known already', async () => {
    await page.getByLabel('Seriennummer').fill('pf9scan01')
    await page.getByLabel('Art').focus()

    await page.getByText('Schon erfasst').waitFor()
    expect(await page.locator('#doppelt a').getAttribute('href')).toContain('/geraete/')
  })

  it('is told what to do where the camera is refused', async () => {
    const refused = await demo.as('technician', { ...phone, permissions: [] })
    await refused.goto('/geraete/schnell?verbund=SCHULE')
    await refused.getByRole('button', { name: 'Mit der Kamera' }).first().click()

    await refused.getByText('nicht freigegeben').waitFor()
    await refused.keyboard.press('Escape')
    expect(await refused.locator('dialog').count()).toBe(0)
    expect(await refused.getByLabel('Seriennummer').isEditable()).toBe(true)
  })
})
