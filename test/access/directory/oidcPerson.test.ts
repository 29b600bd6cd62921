import { describe, expect, it } from 'vitest'
import { personOfClaims } from '../../../src/access/directory/oidcPerson.ts'

const claims = { iss: 'https://a.example', sub: '1', email: 'A@Stadt.example', name: 'Anna' }

describe('the person of claims', () => {
  it.each<[string, unknown, boolean]>([
    ['true', true, true],
    ['the word true', 'true', true],
    ['false', false, false],
    ['the word false', 'false', false],
    ['a number', 1, false],
    ['nothing', undefined, false],
  ])('has a verified mail address by %s: %s', (_word, email_verified, isEmailVerified) => {
    expect(personOfClaims({ ...claims, email_verified }, 'groups')).toMatchObject({
      person: { email: 'a@stadt.example', isEmailVerified },
    })
  })

  it.each<[string, string, Record<string, unknown>, string[]]>([
    ['a list', 'groups', { groups: ['a', 'b'] }, ['a', 'b']],
    ['a word', 'groups', { groups: 'a' }, ['a']],
    ['a path', 'realm_access.roles', { realm_access: { roles: ['a'] } }, ['a']],
    ['a name with dots', 'https://x.example/g', { 'https://x.example/g': ['a'] }, ['a']],
    ['what is no word', 'groups', { groups: ['a', 1, null, { b: 1 }] }, ['a']],
    ['an inherited name', 'constructor.name', {}, []],
    ['no list', 'groups', { groups: { a: true } }, []],
    ['nothing', 'groups', {}, []],
  ])('has the groups of %s', (_sentence, claim, more, groups) => {
    expect(personOfClaims({ ...claims, ...more }, claim)).toMatchObject({ person: { groups } })
  })

  it.each([
    ['_claim_names', { _claim_names: { groups: 'src1' } }],
    ['hasgroups', { hasgroups: true }],
  ])('is refused where the groups are elsewhere (%s)', (_sentence, more) => {
    expect(personOfClaims({ ...claims, ...more }, 'groups')).toMatchObject({
      problem: { code: 'too_many_groups' },
    })
  })

  it('is called by the login name, else the mail address, where there is no name', () => {
    const named = (more: object) =>
      personOfClaims({ ...claims, name: undefined, ...more }, 'groups')

    expect(named({ preferred_username: 'anna' })).toMatchObject({ person: { name: 'anna' } })
    expect(named({})).toMatchObject({ person: { name: 'a@stadt.example' } })
  })
})
