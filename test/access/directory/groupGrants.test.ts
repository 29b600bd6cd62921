import { describe, expect, it } from 'vitest'
import { type Grant, grantsOf, groupKeyOf } from '../../../src/access/directory/groupGrants.ts'
import type { Role } from '../../../src/access/role.ts'

const grant = (role: Role, informationDomainId: string | null = null): Grant => ({
  role,
  informationDomainId,
})
const group = (nameKey: string, role: Role, informationDomainId: string | null = null) => ({
  nameKey,
  ...grant(role, informationDomainId),
})

describe('the roles of groups', () => {
  const officer = group('isb', 'officer')
  const inKern = group('kern', 'officer', 'KERN')
  const inSchule = group('schule', 'technician', 'SCHULE')
  const alsoSchule = group('schule', 'officer', 'SCHULE')

  it.each<[string, string[], ReturnType<typeof group>[], Grant[], Grant[], boolean]>([
    ['are none without a group', [], [officer], [], [], false],
    ['are none of an unknown group', ['fremd'], [officer], [], [], false],
    ['are those that are mapped', ['isb', 'fremd'], [officer], [], [grant('officer')], false],
    [
      'are each given once',
      ['isb', 'x'],
      [officer, group('x', 'officer')],
      [],
      [grant('officer')],
      false,
    ],
    [
      'may be several everywhere',
      ['isb', 'x'],
      [officer, group('x', 'admin')],
      [],
      [grant('officer'), grant('admin')],
      false,
    ],
    ['may hold in one domain', ['kern'], [inKern], [], [grant('officer', 'KERN')], false],
    [
      'everywhere win over those of one domain',
      ['isb', 'schule'],
      [officer, inSchule],
      [],
      [grant('officer')],
      true,
    ],
    [
      'everywhere go with the same of one domain',
      ['isb', 'kern'],
      [officer, inKern],
      [],
      [grant('officer'), grant('officer', 'KERN')],
      false,
    ],
    [
      'in two domains are those in common',
      ['kern', 'schule'],
      [inKern, inSchule, alsoSchule],
      [],
      [grant('officer', 'KERN'), grant('officer', 'SCHULE')],
      true,
    ],
    [
      'in two domains with nothing in common are none',
      ['kern', 'schule'],
      [inKern, inSchule],
      [],
      [],
      true,
    ],
    ['give way to what a person gave', ['schule'], [inSchule], [grant('officer')], [], true],
    [
      'go with what a person gave',
      ['isb'],
      [officer],
      [grant('auditor')],
      [grant('officer')],
      false,
    ],
  ])('%s', (_sentence, names, mapping, byHand, grants, isUneven) => {
    expect(grantsOf(new Set(names), mapping, byHand)).toEqual({ grants, isUneven })
  })

  it('match names of LDAP in any spelling, those of OpenID Connect to the letter', () => {
    expect(groupKeyOf('ldap', 'CN=ISB,DC=x')).toBe(groupKeyOf('ldap', 'cn=isb, dc=x'))
    expect(groupKeyOf('oidc', 'ISB')).not.toBe(groupKeyOf('oidc', 'isb'))
  })
})
