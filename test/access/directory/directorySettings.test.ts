import { describe, expect, it } from 'vitest'
import { ldapForm, oidcForm, scopeOf } from '../../../src/access/directory/directorySettings.ts'

const oidc = { issuer: 'https://keycloak.stadt.example/realms/stadt', clientId: 'basislotse' }
const ldap = {
  host: 'dc1.stadt.example',
  security: 'ldaps',
  schema: 'active_directory',
  bindName: 'basislotse@stadt.example',
  userBase: 'OU=Benutzer,DC=stadt,DC=example',
  groupSource: 'member_of',
}

describe('the settings of OpenID Connect', () => {
  it.each([
    [true, 'https://login.microsoftonline.com/0b9c1c1e-0000-4000-8000-000000000000/v2.0'],
    [true, 'http://localhost:8080/realms/x'],
    [true, 'http://127.0.0.1:8080'],
    [false, 'http://keycloak.stadt.example'],
    [false, 'http://localhost.evil.example'],
    [false, 'https://a.example/?x=1'],
    [false, 'https://a.example/#x'],
    [false, 'https://wer:geheim@a.example'],
    [false, 'file:///etc/passwd'],
    [false, 'keycloak'],
    [false, 'https://login.microsoftonline.com/common/v2.0'],
    [false, 'https://login.microsoftonline.com/organizations/v2.0'],
  ])('take as an issuer, %s: %s', (isFine, issuer) => {
    expect(oidcForm.safeParse({ ...oidc, issuer }).success).toBe(isFine)
  })

  it.each([
    ['', 'openid profile email'],
    ['email', 'openid email'],
    ['openid  groups groups', 'openid groups'],
  ])('ask for „%s“ by „%s“', (scope, asked) => {
    expect(scopeOf(oidcForm.parse({ ...oidc, scope }))).toBe(asked)
  })
})

describe('the settings of LDAP', () => {
  it.each<[boolean, object]>([
    [true, {}],
    [true, { host: '10.1.2.3', port: '3269' }],
    [true, { host: '[2001:db8::1]' }],
    [false, { host: 'ldaps://dc1.stadt.example' }],
    [false, { host: 'dc1 stadt' }],
    [false, { port: '0' }],
    [false, { port: '65536' }],
    [true, { port: '65535' }],
    [false, { security: 'none' }],
    [false, { bindName: 'EXTERNAL' }],
    [true, { bindName: 'STADT\\basislotse' }],
    [false, { bindName: '' }],
    [false, { userBase: 'stadt.example' }],
    [false, { certificate: 'kein Zertifikat' }],
    [false, { certificate: '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----' }],
    [false, { groupSource: 'search' }],
    [true, { groupSource: 'search', groupBase: 'ou=gruppen,dc=stadt' }],
  ])('are sound, %s: %o', (isFine, change) => {
    expect(ldapForm.safeParse({ ...ldap, ...change }).success).toBe(isFine)
  })
})
