/** Frozen states hold names of people: none stays behind in the temporary folder. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeThawFolder } from '../../db/freeze/thawFolder.ts'

describe('the folder of a frozen state', () => {
  let before: string | undefined
  let temporary: string

  beforeEach(() => {
    before = process.env.TMPDIR
    temporary = mkdtempSync(join(tmpdir(), 'basislotse-test-'))
    process.env.TMPDIR = temporary
  })
  afterEach(() => {
    if (before === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = before
    rmSync(temporary, { recursive: true, force: true })
  })

  it('is for nobody else', () => {
    expect(statSync(makeThawFolder()).mode & 0o077).toBe(0)
  })

  it('takes away what a killed process left, and nothing that is in use or not ours', () => {
    const ended = spawnSync(process.execPath, ['-e', '']).pid
    const folders = [`basislotse-stand-${ended}-abc`, 'basislotse-stand-abc', 'anderes']
    for (const name of folders) mkdirSync(join(temporary, name))
    const own = makeThawFolder()

    const next = makeThawFolder()

    expect(folders.map((name) => existsSync(join(temporary, name)))).toEqual([false, true, true])
    expect([existsSync(own), existsSync(next), own === next]).toEqual([true, true, false])
  })
})
