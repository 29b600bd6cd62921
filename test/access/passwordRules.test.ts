import { describe, expect, it } from 'vitest'
import { unguessedRest } from '../../src/access/accounts/commonPasswords.ts'
import { passwordProblem } from '../../src/access/accounts/passwordRules.ts'
import { secrets } from '../../src/platform/secrets.ts'

const owner = {
  email: 'm.musterfrau@stadt-aken.example',
  name: 'Maria Musterfrau',
  organisationName: 'Beispielstadt an der Eine',
  hasSecondFactor: false,
}

describe('a password', () => {
  it.each([
    'Laterne Moos Kanu Zwieback',
    'korrekt-zebra-batterie-heftklammer',
    'x7Kp2mQv9RtLw4',
    'Der Dackel frisst abends Kompott',
    'ünvergeßlich schräg',
  ])('may be %s', (password) => {
    expect(passwordProblem(password, owner)).toBeUndefined()
  })

  it.each([
    ['Passwort2025!', 'a common word and a year'],
    ['P4$$w0rt-P4$$w0rt', 'a common word in disguise'],
    ['Sommer2024Winter', 'seasons'],
    ['qwertzuiop123', 'a row of keys'],
    ['poiuztrewq987654', 'a row backwards'],
    ['aaaaaaaaaaaaaaaa', 'one letter'],
    ['abcabcabcabcabc', 'letters that repeat'],
    ['Musterfrau-1975', 'the own name'],
    ['maria.musterfrau', 'the own name'],
    ['Beispielstadt#2026', 'the name of the city'],
    ['123456789012345', 'digits in a row'],
    ['1q2w3e4r5t6z7u', 'a zigzag of keys'],
    ['RathausVerwaltung', 'words of the work'],
  ])('is not %s: %s', (password) => {
    expect(passwordProblem(password, owner)).toContain('leicht zu erraten')
  })

  it.each([
    ['alone', false, 11, 12],
    ['with a second factor', true, 7, 8],
  ])('%s has a least length', (_what, hasSecondFactor, short, enough) => {
    const letters = 'kdfwpzthxbvm'
    const of = (length: number) =>
      passwordProblem(letters.slice(0, length), { ...owner, hasSecondFactor })

    expect(of(short)).toContain(`mindestens ${enough} Zeichen`)
    expect(of(enough)).toBeUndefined()
  })

  it('has at most 200 characters', () => {
    const letters = Array.from({ length: 210 }, (_, index) => 'kdwpzhxbvm'[(index * 7) % 10]).join(
      '',
    )

    expect(passwordProblem(letters.slice(0, 201), owner)).toBe('Höchstens 200 Zeichen.')
  })

  it('counts characters as people see them, not as the computer stores them', () => {
    expect(passwordProblem('🦊🐢🦉🐝🦔🐞🦋🐙🦀🐌🦑', owner)).toContain('11 sind zu wenig')
  })

  it('that was issued is never refused for being guessed', () => {
    for (let count = 0; count < 50; count += 1) {
      expect(unguessedRest(secrets.newOneTimePassword(), []).length).toBeGreaterThan(6)
    }
  })
})

describe('a hash', () => {
  it('tells its password from another, and nothing without one', async () => {
    const hash = await secrets.hashPassword('Laterne Moos Kanu')

    const answers = [
      await secrets.isPassword(hash, 'Laterne Moos Kanu'),
      await secrets.isPassword(hash, 'Laterne Moos Kanus'),
      await secrets.isPassword(null, 'Laterne Moos Kanu'),
      await secrets.isPassword('x', 'Laterne Moos Kanu'),
    ]

    expect(answers).toEqual([true, false, false, false])
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  })
})
