import { describe, inject } from 'vitest'
import { findChromium } from './chromium.ts'
import { type Demo, openDemoIn } from './demoBrowser.ts'

/** Tests that need a browser; skipped by a loud name where there is none. */
export function describeInBrowser(name: string, tests: () => void): void {
  if (findChromium()) describe(name, tests)
  else describe.skip(`NICHT GEPRÜFT (kein Chromium): ${name}`, tests)
}

/** The sample city that this run set up, in a copy of its own. */
export function openDemo(moreArguments: readonly string[] = []): Promise<Demo> {
  return openDemoIn(inject('demoData'), moreArguments)
}
