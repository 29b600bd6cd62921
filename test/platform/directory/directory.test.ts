import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { bindProblem } from '../../../src/platform/directory/bindProblem.ts'
import { openDirectory } from '../../../src/platform/directory/directory.ts'
import type { SecretSource } from '../../../src/platform/findSecret.ts'

describe('the secret of an organisation', () => {
  const folder = mkdtempSync(join(tmpdir(), 'basislotse-secret-'))
  const file = join(folder, 'geheim')
  writeFileSync(file, 'aus der Datei\n')
  writeFileSync(join(folder, 'aken.ldap'), 'von Aken\r\n')
  writeFileSync(join(folder, 'leer'), '\n')
  afterAll(() => rmSync(folder, { recursive: true }))

  it.each<[string, SecretSource, boolean, string | undefined]>([
    ['comes from the environment', { value: 'direkt' }, true, 'direkt'],
    ['comes from the file, without the line end', { file }, true, 'aus der Datei'],
    [
      'comes from the file rather than the environment',
      { file, value: 'x' },
      true,
      'aus der Datei',
    ],
    ['is none where nothing was set', {}, true, undefined],
    ['is none where the file is missing', { file: join(folder, 'fort') }, true, undefined],
    ['is none where the file is empty', { file: join(folder, 'leer') }, true, undefined],
    ['is given to none of several organisations', { value: 'direkt' }, false, undefined],
    ['of a file is given to none of several', { file }, false, undefined],
    [
      'of its own file is its own',
      { file: join(folder, '{organisation}.ldap') },
      false,
      'von Aken',
    ],
  ])('%s', (_sentence, source, isAlone, value) => {
    const directory = openDirectory({ oidc: {}, ldap: source })

    const found = directory.secretOf('ldap', 'aken', isAlone)

    expect(found.value).toBe(value)
    expect(found.place).toContain('BASISLOTSE_LDAP_PASSWORD')
    if (value) expect(found.place).not.toContain(value)
  })
})

describe('the refusal of a bind', () => {
  const refusal = (code: number, message = '') => Object.assign(new Error(message), { code })
  const ofActiveDirectory = (data: string) =>
    refusal(
      49,
      `80090308: LdapErr: DSID-0C09044E, comment: AcceptSecurityContext error, data ${data}, v4563`,
    )

  it.each([
    ['a wrong password', ofActiveDirectory('52e'), 'wrong_login'],
    ['an unknown name', ofActiveDirectory('525'), 'wrong_login'],
    ['an account that is disabled', ofActiveDirectory('533'), 'wrong_login'],
    ['an account that is locked', ofActiveDirectory('775'), 'wrong_login'],
    ['a password that expired', ofActiveDirectory('532'), 'password_expired'],
    ['a password that must be changed', ofActiveDirectory('773'), 'password_expired'],
    ['a server that is busy', refusal(51), undefined],
    ['a lost connection', Object.assign(new Error(), { code: 'ECONNRESET' }), undefined],
    ['no error', 'x', undefined],
  ])('tells %s', (_sentence, error, problem) => {
    expect(bindProblem(error)).toBe(problem)
  })
})
