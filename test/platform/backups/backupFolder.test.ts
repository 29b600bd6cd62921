import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { listBackups, rotateBackups } from '../../../src/platform/backups/backupFolder.ts'

const keeping = { daily: 2, weekly: 0, monthly: 0 }
let folder: string

beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'basislotse-rotation-')), 'sicherungen')
})
afterEach(() => rmSync(join(folder, '..'), { recursive: true, force: true }))

it('makes one a day for its owner alone, and thins out the old ones', async () => {
  for (const today of ['2025-05-20', '2025-05-21', '2025-05-22']) await rotate(today)

  expect(names()).toEqual(['basislotse-2025-05-21.sqlite', 'basislotse-2025-05-22.sqlite'])
  expect(statSync(folder).mode & 0o777).toBe(0o700)
})

it('makes no second one on the same day', async () => {
  await rotate('2025-05-22')

  const { file, removed } = await rotateBackups({
    ...{ folder, today: '2025-05-22', keeping },
    write: () => Promise.reject(new Error('not asked')),
  })

  expect([file, removed]).toEqual([undefined, []])
})

it('leaves nothing half and keeps all old ones when the disk is full', async () => {
  for (const today of ['2025-05-19', '2025-05-20']) await rotate(today)
  const full = Object.assign(new Error('no space left'), { code: 'ENOSPC' })

  const failed = rotateBackups({
    ...{ folder, today: '2025-05-22', keeping: { ...keeping, daily: 1 } },
    async write(file) {
      writeFileSync(file, 'half')
      throw full
    },
  })

  await expect(failed).rejects.toBe(full)
  expect(names()).toEqual(['basislotse-2025-05-19.sqlite', 'basislotse-2025-05-20.sqlite'])
})

it('keeps a flawed one and everything older', async () => {
  for (const today of ['2025-05-19', '2025-05-20']) await rotate(today)

  const { problems, removed } = await rotateBackups({
    ...{ folder, today: '2025-05-22', keeping: { ...keeping, daily: 1 } },
    async write(file) {
      writeFileSync(file, 'flawed')
      return ['Eintrag 7: fehlt']
    },
  })

  expect([problems, removed]).toEqual([['Eintrag 7: fehlt'], []])
  expect(names().length).toBe(3)
})

it('cleans up what a killed process left, and nothing else', async () => {
  mkdirSync(folder)
  const dead = 'basislotse-2025-05-21.sqlite.999999999.unfertig'
  const alive = `basislotse-2025-05-21.sqlite.${process.ppid}.unfertig`
  for (const name of [dead, alive]) mkdirSync(join(folder, name))
  writeFileSync(join(folder, 'notizen.txt'), 'bleibt')

  await rotate('2025-05-22')

  expect(names()).toEqual([alive, 'basislotse-2025-05-22.sqlite', 'notizen.txt'])
})

it('lists what it made, the newest first, and no other file', async () => {
  for (const today of ['2025-05-21', '2025-05-22']) await rotate(today)
  writeFileSync(join(folder, 'basislotse-2025-13-01.sqlite'), '')

  expect(listBackups(folder).map(({ day, bytes }) => [day, bytes])).toEqual([
    ['2025-05-22', 5],
    ['2025-05-21', 5],
  ])
  expect(listBackups(join(folder, 'fehlt'))).toEqual([])
  expect(existsSync(join(folder, 'fehlt'))).toBe(false)
})

function rotate(today: string) {
  return rotateBackups({
    ...{ folder, today, keeping },
    async write(file) {
      writeFileSync(file, 'daten')
      return []
    },
  })
}

function names(): string[] {
  return readdirSync(folder).sort()
}
