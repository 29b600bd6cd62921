/** The program as it is built: few files that start on their own, and find what lies outside them. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { packageRoot } from '../../src/core/packageRoot.ts'
import { createPlace, type Place } from '../support/commandLine.ts'

const root = fileURLToPath(packageRoot)
let folder: string
let place: Place

beforeAll(() => {
  folder = mkdtempSync(join(root, 'dist-'))
  place = createPlace()
  execFileSync(process.execPath, [join(root, 'scripts/build.mjs'), folder])
})

afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
  place.remove()
})

function run(...words: string[]): string {
  const program = [join(folder, 'main.js'), ...words]
  const env = { ...process.env, BASISLOTSE_DATA: place.data, DATABASE_URL: '' }
  return execFileSync(process.execPath, program, { env, encoding: 'utf8' })
}

describe('the built program', () => {
  it('lies in few files, because each costs time at the start', () => {
    expect(readdirSync(folder).length).toBeLessThan(40)
  })

  it('founds a city, reads a list in its child process, models and exports', () => {
    run('init', '--organisation', 'Aken', '--domain', 'SCHULE=Schul-IT')
    const list = join(root, 'samples/schulen/burgschule-mehringen.xlsx')
    const imported = run('import', 'devices', list, '--domain', 'SCHULE')
    const modelled = run('model', '--domain', 'SCHULE', '--apply')
    run('export', 'a1', '--domain', 'SCHULE', '--out', place.path('a1.xlsx'))

    expect(imported).toMatch(/^[1-9]\d* neu/)
    expect(modelled).toContain('SYS.')
    expect(readdirSync(place.folder)).toContain('a1.xlsx')
  })
})
