import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { packageRoot } from '../../src/core/packageRoot.ts'

it('the package root is the folder of our package.json', () => {
  const { name } = JSON.parse(readFileSync(new URL('package.json', packageRoot), 'utf8'))

  expect(name).toBe('basislotse')
  expect(packageRoot.href).toMatch(/\/$/)
})
