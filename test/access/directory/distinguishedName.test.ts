import { describe, expect, it } from 'vitest'
import { dnKey } from '../../../src/access/directory/distinguishedName.ts'

describe('the key of a distinguished name', () => {
  it.each([
    ['case', 'CN=ISB,OU=Gruppen,DC=stadt', 'cn=isb,ou=gruppen,dc=stadt'],
    ['blanks around separators', 'cn = isb , ou=gruppen', 'cn=isb,ou=gruppen'],
    ['a comma escaped as a character or as a byte', 'cn=Amt\\, 1,ou=g', 'cn=amt\\2C 1,ou=g'],
    ['an umlaut as bytes', 'cn=M\\c3\\bcller,ou=g', 'cn=Müller,ou=g'],
    ['an umlaut composed of two', 'cn=Mu\u0308ller,ou=g', 'cn=Müller,ou=g'],
    ['the order of several values', 'cn=a+uid=b,ou=g', 'uid=b+cn=a,ou=g'],
    ['runs of blanks', 'cn=Amt  1,ou=g', 'cn=amt 1,ou=g'],
  ])('is the same whatever %s', (_sentence, one, other) => {
    expect(dnKey(one)).toBe(dnKey(other))
  })

  it.each([
    ['an escaped comma and a real one', 'cn=a\\,ou=b', 'cn=a,ou=b'],
    ['an escaped plus and a real one', 'cn=a\\+uid=b', 'cn=a+uid=b'],
    ['a backslash in the value and an escape', 'cn=a\\5c2c', 'cn=a2c'],
    ['two places', 'cn=isb,ou=gruppen,dc=stadt', 'cn=isb,ou=projekte,dc=stadt'],
    ['a name and its beginning', 'cn=isb,dc=stadt', 'cn=isb'],
    ['two attributes', 'cn=isb', 'ou=isb'],
  ])('tells apart %s', (_sentence, one, other) => {
    expect(dnKey(one)).not.toBe(dnKey(other))
  })
})
