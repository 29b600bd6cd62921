/**
 * Takes the pictures of docs/bilder.md: the main pages of the sample city, on a desk and on a phone.
 * `npm run screenshots`, with `-- --data FOLDER` from a sample city that is there already, with `--only NAME` a few of them.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Page } from 'playwright-core'
import { packageRoot } from '../src/core/packageRoot.ts'
import { buildDemo } from '../test/support/buildDemo.ts'
import { type Demo, openDemoIn } from '../test/support/demoBrowser.ts'
import { pictures, sizes } from './pictures.ts'
import { shrinkPng } from './shrinkPng.ts'

const { values } = parseArgs({
  options: { data: { type: 'string' }, only: { type: 'string', multiple: true } },
})
const wanted = pictures.filter(({ name }) => values.only?.includes(name) ?? true)
const folder = mkdtempSync(join(tmpdir(), 'basislotse-pictures-'))
try {
  if (values.data === undefined) await buildDemo(folder)
  const demo = await openDemoIn(values.data ?? join(folder, 'data'))
  try {
    await takePictures(demo)
  } finally {
    await demo.close()
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function takePictures(demo: Demo): Promise<void> {
  const target = new URL('docs/bilder/', packageRoot)
  if (!values.only) rmSync(target, { recursive: true, force: true })
  mkdirSync(target, { recursive: true })
  for (const [size, viewport] of Object.entries(sizes)) {
    const pages = new Map<string, Page>()
    for (const { name, role, address } of wanted) {
      const page = pages.get(role) ?? (await demo.as(role, { viewport }))
      pages.set(role, page)
      const response = await page.goto(address)
      if (response?.status() !== 200) throw new Error(`${address} answers ${response?.status()}`)
      await page.waitForLoadState('networkidle')
      const file = new URL(`${name}-${size}.png`, target)
      const picture = shrinkPng(await page.screenshot({ animations: 'disabled' }))
      writeFileSync(file, picture)
      console.log(`${name}-${size}.png  ${Math.round(picture.length / 1000)} kB`)
    }
  }
}
