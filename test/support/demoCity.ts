/**
 * Sets the sample city up once for all browser tests, and says loudly when there is no Chromium. With
 * `TEST_DEMO_DATA` a data folder of the sample city that is there already is used instead.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { buildDemo } from './buildDemo.ts'
import { findChromium } from './chromium.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** A data folder that tests copy; empty where there is no browser to show it. */
    demoData: string
  }
}

export default async function setUpDemo(project: TestProject): Promise<(() => void) | undefined> {
  const given = process.env.TEST_DEMO_DATA ?? ''
  if (!findChromium()) {
    const missing = 'Chromium ist nicht installiert, die Tests im Browser werden ausgelassen.'
    if (process.env.CI) throw new Error(missing)
    console.warn(`\nNICHT GEPRÜFT: ${missing}\n`)
    project.provide('demoData', '')
    return undefined
  }
  if (given) {
    project.provide('demoData', given)
    return undefined
  }
  const folder = mkdtempSync(join(tmpdir(), 'basislotse-demo-'))
  await buildDemo(folder)
  project.provide('demoData', join(folder, 'data'))
  return () => rmSync(folder, { recursive: true, force: true })
}
