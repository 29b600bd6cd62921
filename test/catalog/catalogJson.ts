import { readFileSync } from 'node:fs'
import { packageRoot } from '../../src/core/packageRoot.ts'

/** A data file of `catalog/` as it stands, not parsed by its schema. */
export function catalogJson(path: string): unknown {
  return JSON.parse(readFileSync(new URL(`catalog/${path}`, packageRoot), 'utf8'))
}
