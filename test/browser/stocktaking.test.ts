/** Counting in a cellar: the network is gone, and everything arrives once when it is back. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeInBrowser, openDemo } from '../support/browser.ts'
import type { Demo } from '../support/demoBrowser.ts'
import { readRows } from '../support/readRows.ts'

type Row = { id: string; site_id: string; room_id: string; inventory_number: string }

describeInBrowser('a stocktaking round', () => {
  let demo: Demo

  beforeAll(async () => {
    demo = await openDemo()
  })
  afterAll(() => demo.close())

  const finds = () =>
    readRows(
      demo.data,
      `SELECT f.label, f.result FROM stocktaking_find f
       JOIN stocktaking s ON s.id = f.stocktaking_id AND s.name = 'Sommerferien'
       ORDER BY f.at, f.id`,
    )

  it('goes on without a network, and sends each find once', async () => {
    const devices = readRows(
      demo.data,
      `SELECT d.id, d.site_id, d.room_id, d.inventory_number FROM device d
       JOIN information_domain i ON i.id = d.information_domain_id AND i.code = 'SCHULE'
       WHERE d.status = 'in_use' AND d.room_id IS NOT NULL AND d.inventory_number IS NOT NULL
       AND d.site_id NOT IN (SELECT site_id FROM stocktaking WHERE finished_at IS NULL)
       ORDER BY d.site_id, d.room_id, d.id`,
    ) as Row[]
    const first = devices.find(({ site_id, room_id }) => {
      const inRoom = devices.filter((other) => other.room_id === room_id)
      return (
        inRoom.length > 1 && devices.some((o) => o.site_id === site_id && o.room_id !== room_id)
      )
    })
    if (!first) throw new Error('the sample city has no school with two rooms')
    const second = devices.find((one) => one.room_id === first.room_id && one.id !== first.id)
    const elsewhere = devices.find(
      (one) => one.site_id === first.site_id && one.room_id !== first.room_id,
    )
    const page = await demo.as('technician', { viewport: { width: 390, height: 844 } })
    await page.goto('/inventur/neu?verbund=SCHULE')
    await page.getByLabel('Standort').selectOption(first.site_id)
    await page.getByLabel('Name').fill('Sommerferien')
    await page.getByRole('button', { name: 'Inventur beginnen' }).click()
    const room = page.locator(`[data-room="${first.room_id}"]`)
    await room.locator('summary').click()
    const field = room.getByLabel('Inventar-Nr., Seriennummer oder Code')
    const scan = async (code: string, answer: string) => {
      await field.fill(code)
      await field.press('Enter')
      await room.getByRole('status').getByText(answer).waitFor()
    }
    await scan(first.inventory_number, 'erwartet und da')
    await expect.poll(() => finds().length).toBe(1)

    await page.context().setOffline(true)
    await scan(` ${second?.inventory_number.toLowerCase()} `, 'erwartet und da')
    await scan(elsewhere?.inventory_number ?? '', 'laut Bestand woanders')
    await scan('GIBT-ES-NICHT', 'steht nicht in der Liste')
    await page.getByText('3 noch nicht gesendet').waitFor()

    expect(finds()).toHaveLength(1)
    await page.getByRole('button', { name: 'Inventur beenden' }).click()
    await page.getByText('erst, wenn alles gesendet ist').waitFor()

    await page.context().setOffline(false)
    await page.locator('[data-waiting]').waitFor({ state: 'hidden' })

    expect(finds()).toEqual([
      { label: first.inventory_number, result: 'found' },
      { label: second?.inventory_number, result: 'found' },
      { label: elsewhere?.inventory_number, result: 'wrong_room' },
      { label: 'GIBT-ES-NICHT', result: 'unknown' },
    ])
    expect(await page.evaluate('localStorage.length')).toBe(0)
    await page.getByRole('button', { name: 'Inventur beenden' }).click()
    await page.getByRole('heading', { level: 1, name: '2 da, 1 woanders, 0 fehlen' }).waitFor()
    expect(demo.problems.filter((one) => !one.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([])
  })

  it('keeps what came too late, and sends it when the round is open again', async () => {
    const page = await demo.as('technician')
    await page.goto('/inventur/neu?verbund=SCHULE')
    await page.getByLabel('Standort').selectOption({ index: 1 })
    await page.getByLabel('Name').fill('Herbst')
    await page.getByRole('button', { name: 'Inventur beginnen' }).click()
    await page.getByRole('button', { name: 'Inventur beenden' }).waitFor()
    const counting = page.url()
    const [round] = readRows(demo.data, "SELECT id FROM stocktaking WHERE name = 'Herbst'")
    const other = await page.context().newPage()
    await other.goto(counting)
    await page.locator('[data-room] summary').first().click()
    const field = page.getByLabel('Inventar-Nr., Seriennummer oder Code').first()
    await other.getByRole('button', { name: 'Inventur beenden' }).click()
    await other.getByRole('button', { name: 'Inventur wieder öffnen' }).waitFor()

    await field.fill('ZU-SPÄT')
    await field.press('Enter')
    const refused = page.getByText('ZU-SPÄT in').and(page.locator('span'))
    await refused.waitFor()
    await other.getByRole('button', { name: 'Inventur wieder öffnen' }).click()
    await other.getByRole('button', { name: 'Inventur beenden' }).waitFor()
    await page.getByRole('button', { name: 'Noch einmal senden' }).first().click()
    await refused.waitFor({ state: 'detached' })

    const late = () =>
      readRows(
        demo.data,
        `SELECT label FROM stocktaking_find WHERE stocktaking_id = '${round?.id}'`,
      )
    await expect.poll(late).toEqual([{ label: 'ZU-SPÄT' }])
  })
})
