import { describe, expect, test } from 'vitest'
import { Failure } from '../../src/core/failure.ts'
import { explainError, explainMachine } from '../../src/platform/explainError.ts'

function coded(code: string, more: object = {}): Error {
  return Object.assign(new Error('said in English'), { code, ...more })
}

describe('what the machine says becomes a German sentence:', () => {
  test.each([
    ['a full disk', coded('ENOSPC'), /^Der Datenträger ist voll\. Es wurde nichts geändert\./],
    ['a full disk, as SQLite says it', coded('SQLITE_FULL'), /^Der Datenträger ist voll\./],
    ['no room for the shared memory', coded('SQLITE_IOERR_SHMSIZE'), /^Der Datenträger ist voll\./],
    ['another fault of the disk', coded('SQLITE_IOERR_FSYNC'), /Gerätefehler/],
    ['a read-only database', coded('SQLITE_READONLY_DIRECTORY'), /schreibgeschützt/],
    ['a broken database', coded('SQLITE_CORRUPT_VTAB'), /spielen Sie eine Sicherung zurück/],
    [
      'missing rights, with the path',
      coded('EACCES', { path: '/x' }),
      /fehlen die Rechte.*: \/x\.$/,
    ],
    ['an unreachable server', coded('ECONNREFUSED'), /Datenbankserver ist nicht erreichbar/],
    ['an unknown server', coded('ENOTFOUND'), /Datenbankserver ist nicht erreichbar/],
    ['a wrong password', coded('28P01'), /weist das Kennwort zurück/],
    ['a missing database', coded('3D000'), /Diese Datenbank gibt es auf dem Server nicht/],
    ['a role without rights', coded('42501'), /zu wenig Rechte/],
    ['a server that stops', coded('57P01'), /wurde angehalten/],
    [
      'a lost connection, which has no code',
      new Error('Connection terminated unexpectedly'),
      /Verbindung zum Datenbankserver ist abgebrochen/,
    ],
    [
      'a server that never answers',
      new Error('timeout exceeded when trying to connect'),
      /Datenbankserver ist nicht erreichbar/,
    ],
    [
      'a missing password, which has no code',
      new Error('SASL: SCRAM-SERVER-FIRST-MESSAGE: client password must be a string'),
      /verlangt ein Kennwort/,
    ],
  ])('%s', (_, error, sentence) => {
    expect(explainError(error)).toMatch(sentence)
  })

  test('also as the cause of what a library throws', () => {
    const error = new Error('Failed query', { cause: coded('SQLITE_FULL') })

    expect(explainError(error)).toMatch(/^Der Datenträger ist voll\./)
  })
})

test('a refusal is shown as it is, also as a cause', () => {
  const failure = new Failure('invalid', 'Bitte nennen Sie einen Tag.')

  expect(explainError(failure)).toBe('Bitte nennen Sie einen Tag.')
  expect(explainError(new Error('query', { cause: failure }))).toBe('Bitte nennen Sie einen Tag.')
})

test.each([
  new TypeError('x is not a function'),
  coded('ERR_INVALID_ARG_TYPE'),
  coded('SQLITE_ERROR'),
  coded('42P01'),
  'thrown text',
  undefined,
])('%s is a bug: „Interner Fehler“ with what is needed to report it', (error) => {
  expect(explainMachine(error)).toBeUndefined()
  expect(explainError(error)).toMatch(
    /^Interner Fehler\. Bitte melden Sie ihn mit diesen Angaben:\n/,
  )
  expect(explainError(error)).toContain(error instanceof Error ? error.message : String(error))
})
