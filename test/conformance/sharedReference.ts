import { existsSync, readFileSync } from 'node:fs'
import { packageRoot } from '../../src/core/packageRoot.ts'

/** The reference data beside the repository; it is no part of it and may be absent. */
const referenceFolder = new URL('../shared/reference/', packageRoot)

/** Whether the reference is there; says on stderr when tests against it are skipped. */
export function hasReference(what: string): boolean {
  if (existsSync(referenceFolder)) return true
  console.warn(`SKIPPED: ${what} – no reference data at ${referenceFolder.pathname}`)
  return false
}

export function referenceText(path: string): string {
  return readFileSync(new URL(path, referenceFolder), 'utf8')
}

export function referenceJson<T>(path: string): T {
  return JSON.parse(referenceText(path)) as T
}
