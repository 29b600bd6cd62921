import { describe, expect, it } from 'vitest'
import { commonRoles, isEvenlyGranted } from '../../src/access/accounts/commonRoles.ts'
import type { Role } from '../../src/access/role.ts'

type Row = [string, [Role, string | null][], Role[], boolean]

const rows: Row[] = [
  ['nobody has no role', [], [], true],
  ['one role everywhere', [['officer', null]], ['officer'], true],
  [
    'two roles everywhere',
    [
      ['officer', null],
      ['admin', null],
    ],
    ['officer', 'admin'],
    true,
  ],
  ['one role in one domain', [['technician', 's']], ['technician'], true],
  [
    'the same role in two domains',
    [
      ['officer', 'k'],
      ['officer', 's'],
    ],
    ['officer'],
    true,
  ],
  [
    'different roles in two domains hold nowhere',
    [
      ['officer', 'k'],
      ['contributor', 's'],
    ],
    [],
    false,
  ],
  [
    'a role of one domain does not reach into the other',
    [
      ['officer', 'k'],
      ['contributor', 'k'],
      ['contributor', 's'],
    ],
    ['contributor'],
    false,
  ],
  [
    'a role of one domain adds nothing to one that holds everywhere',
    [
      ['contributor', null],
      ['officer', 'k'],
    ],
    ['contributor'],
    false,
  ],
]

describe('the roles of an account', () => {
  it.each(rows)('%s', (_, granted, common, isEven) => {
    const memberships = granted.map(([role, informationDomainId]) => ({
      role,
      informationDomainId,
    }))

    expect(commonRoles(memberships)).toEqual(common)
    expect(isEvenlyGranted(memberships)).toBe(isEven)
  })
})
