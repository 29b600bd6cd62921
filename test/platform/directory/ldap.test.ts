/** Logging in with LDAP against a real slapd: what is right, what is wrong, and what is meant badly. */
import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { join } from 'node:path'
import { createSecureContext, createServer as createTlsServer, TLSSocket } from 'node:tls'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { DirectoryAnswer } from '../../../src/access/directory/directoryProblem.ts'
import type { LdapSettings } from '../../../src/access/directory/directorySettings.ts'
import { checkLdap } from '../../../src/platform/directory/checkLdap.ts'
import { logInToLdap } from '../../../src/platform/directory/ldapLogin.ts'
import {
  describeWithSlapd,
  groupDn,
  passwordOf,
  person,
  personDn,
  type Slapd,
  serviceName,
  servicePassword,
  startSlapd,
  suffix,
} from '../../support/slapd.ts'

describeWithSlapd('a login with LDAP', () => {
  let slapd: Slapd
  let settings: LdapSettings

  beforeAll(async () => {
    slapd = await startSlapd()
    settings = {
      host: 'localhost',
      port: slapd.ldapsPort,
      security: 'ldaps',
      certificate: slapd.authority,
      schema: 'standard',
      bindName: serviceName,
      userBase: `ou=personen,${suffix}`,
      groupSource: 'member_of',
      groupBase: `ou=gruppen,${suffix}`,
      isNested: false,
    }
    await slapd.add(personDn('isb'), person('isb'))
    await slapd.add(personDn('edv'), person('edv'))
    await slapd.add(personDn('müller'), person('müller', { mail: 'mueller@stadt.example' }))
    await slapd.add(personDn('stern*'), person('stern*', { mail: 'stern@stadt.example' }))
    await slapd.add(personDn('doppelt1'), person('doppelt1', { mail: 'doppelt@stadt.example' }))
    await slapd.add(personDn('doppelt2'), person('doppelt2', { mail: 'doppelt@stadt.example' }))
    await slapd.add(personDn('ohnemail'), {
      objectClass: 'inetOrgPerson',
      cn: 'Ohne Mail',
      sn: 'Mail',
      uid: 'ohnemail',
      userPassword: passwordOf('ohnemail'),
    })
    const group = { objectClass: 'groupOfNames' }
    await slapd.add(groupDn('isb'), { ...group, cn: 'isb', member: personDn('isb') })
    await slapd.add(groupDn('amt, 1'.replace(',', '\\,')), {
      ...group,
      cn: 'amt, 1',
      member: personDn('isb'),
    })
    await slapd.add(groupDn('oben'), { ...group, cn: 'oben', member: groupDn('isb') })
    // A circle: `isb` is in `oben`, `oben` in `ring`, `ring` in `oben`.
    await slapd.add(groupDn('ring'), { ...group, cn: 'ring', member: groupDn('oben') })
    await slapd.replace(groupDn('oben'), 'member', [groupDn('isb'), groupDn('ring')])
    await slapd.add(groupDn('posix'), {
      objectClass: 'posixGroup',
      cn: 'posix',
      gidNumber: '500',
      memberUid: 'edv',
    })
  })

  afterAll(() => slapd.stop())

  const logIn = (name: string, password: string, change: Partial<LdapSettings> = {}) =>
    logInToLdap({ ...settings, ...change }, servicePassword, { name, password })

  it.each([
    ['LDAPS', () => ({})],
    ['StartTLS', () => ({ security: 'starttls' as const, port: slapd.ldapPort })],
  ])('over %s tells who it is, and the groups', async (_name, change) => {
    const answer = await logIn('isb', passwordOf('isb'), change())

    expect(answer).toEqual({
      person: {
        issuer: '',
        subject: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f-]{27}$/),
        email: 'isb@stadt.example',
        isEmailVerified: false,
        name: 'Person isb',
        groups: expect.arrayContaining([groupDn('isb')]),
      },
    })
    expect(groupsOf(answer)).toHaveLength(2)
  })

  it.each(['isb@stadt.example', 'ISB', 'müller', 'MÜLLER', 'stern*'])(
    'knows %s, by name or mail address',
    async (name) => {
      const uid = name.split('@')[0]?.toLowerCase() ?? ''

      expect(await logIn(name, passwordOf(uid))).toHaveProperty('person')
    },
  )

  it.each([
    ['member_of', false, ['amt\\2C 1', 'isb']],
    ['member_of', true, ['amt\\2C 1', 'isb', 'oben', 'ring']],
    ['search', false, ['amt\\2C 1', 'isb']],
    ['search', true, ['amt\\2C 1', 'isb', 'oben', 'ring']],
  ] as const)('finds groups by %s, nested: %s', async (groupSource, isNested, names) => {
    const answer = await logIn('isb', passwordOf('isb'), { groupSource, isNested })

    expect(groupsOf(answer)).toEqual(names.map(groupDn))
  })

  it('finds a group that knows its members by their login name', async () => {
    const answer = await logIn('edv', passwordOf('edv'), { groupSource: 'search' })

    expect(groupsOf(answer)).toEqual([groupDn('posix')])
  })

  it.each([
    ['a wrong password', 'isb', 'falsch'],
    ['an unknown name', 'niemand', passwordOf('isb')],
    ['no password', 'isb', ''],
    ['a password that begins with U+0000', 'isb', '\0'],
    ['a password that goes on after U+0000', 'isb', `${passwordOf('isb')}\0`],
    ['no name', '', passwordOf('isb')],
    ['a star for a name', '*', passwordOf('isb')],
    ['a name that closes the filter', '*)(uid=*', passwordOf('isb')],
    ['a name that opens another filter', 'isb)(|(uid=*', passwordOf('isb')],
    ['a name with escaped bytes', '\\2a', passwordOf('isb')],
    ['a name that ends in U+0000', 'isb\0', passwordOf('isb')],
    ['the name of an entry', personDn('isb'), passwordOf('isb')],
    ['a very long name', 'x'.repeat(100_000), passwordOf('isb')],
    ['the service account', 'basislotse', servicePassword],
  ])('refuses %s as it refuses any', async (_sentence, name, password) => {
    const answer = await logIn(name, password)

    expect(codeOf(answer)).toBe('wrong_login')
  })

  it('lets nobody in where two entries answer to the name', async () => {
    expect(codeOf(await logIn('doppelt@stadt.example', passwordOf('doppelt1')))).toBe('ambiguous')
  })

  it('refuses an unknown name in the time of a wrong password', async () => {
    const time = async (name: string) => {
      const start = performance.now()
      await logIn(name, 'falsch')
      return performance.now() - start
    }
    await time('isb')

    const [wrong, unknown] = [await time('isb'), await time('niemand')]

    expect(Math.abs(wrong - unknown)).toBeLessThan(200)
    expect(Math.min(wrong, unknown)).toBeGreaterThanOrEqual(395)
  })

  it('leaves a missing mail address to the account', async () => {
    const answer = await logIn('ohnemail', passwordOf('ohnemail'))

    expect(answer).toMatchObject({ person: { email: '', name: 'Ohne Mail' } })
  })

  it.each<[string, string, () => Partial<LdapSettings>]>([
    ['certificate', 'an authority that nobody here knows', () => ({ certificate: '' })],
    ['certificate', 'a name that the certificate does not hold', () => ({ host: '127.0.0.1' })],
    [
      'certificate',
      'an unknown authority after StartTLS',
      () => ({
        certificate: '',
        security: 'starttls',
        port: slapd.ldapPort,
      }),
    ],
    ['unreachable', 'a port where nobody listens', () => ({ port: 1 })],
    ['unreachable', 'a name that does not exist', () => ({ host: 'nirgends.invalid' })],
    ['settings', 'a place that is not there', () => ({ userBase: `ou=fort,${suffix}` })],
    [
      'secret_refused',
      'a service account that is not there',
      () => ({
        bindName: `cn=fremd,${suffix}`,
      }),
    ],
  ])('says %s of %s', async (code, _sentence, change) => {
    expect(codeOf(await logIn('isb', passwordOf('isb'), change()))).toBe(code)
  })

  it('says that the service account is wrong, not the person', async () => {
    const answer = await logInToLdap(settings, 'falsch', {
      name: 'isb',
      password: passwordOf('isb'),
    })

    expect(codeOf(answer)).toBe('secret_refused')
  })

  it('never asks an open port in the clear when TLS is wanted', async () => {
    const answer = await logIn('isb', passwordOf('isb'), { port: slapd.ldapPort })

    expect(['encryption', 'unreachable']).toContain(codeOf(answer))
  })

  it('says an expired certificate', async () => {
    const options = {
      cert: readFileSync(join(slapd.folder, 'expired.pem')),
      key: readFileSync(join(slapd.folder, 'server.key')),
    }
    await atServer(createTlsServer(options), async (port) => {
      const answer = await logIn('isb', passwordOf('isb'), { port })

      expect(answer).toEqual({
        problem: { code: 'certificate', detail: 'Das Zertifikat ist abgelaufen.' },
      })
    })
  })

  it.each(['ldaps', 'starttls'] as const)(
    'gives up after five seconds when %s is never answered',
    async (security) => {
      await atServer(createServer(), async (port) => {
        const start = performance.now()

        const answer = await logIn('isb', passwordOf('isb'), { port, security })

        expect(codeOf(answer)).toBe('unreachable')
        expect(performance.now() - start).toBeLessThan(6_500)
      })
    },
  )

  it('sends no password when the server hangs up after StartTLS was asked for', async () => {
    const received: Buffer[] = []
    const server = createServer((socket) => {
      socket.on('data', (data: Buffer) => {
        received.push(data)
        socket.destroy()
      })
    })
    await atServer(server, async (port) => {
      const answer = await logIn('isb', passwordOf('isb'), { port, security: 'starttls' })

      expect(codeOf(answer)).toBe('unreachable')
      expect(Buffer.concat(received).includes('geheim')).toBe(false)
      expect(received).toHaveLength(1)
    })
  })

  it('sends no password when the server hangs up right after StartTLS', async () => {
    let connections = 0
    const secureContext = createSecureContext({
      cert: readFileSync(join(slapd.folder, 'server.pem')),
      key: readFileSync(join(slapd.folder, 'server.key')),
    })
    const server = createServer((socket) => {
      connections += 1
      socket.once('data', (request: Buffer) => {
        // „Success“ to the request of this number, as RFC 4511 writes it.
        const number = request[4] ?? 0
        socket.write(Buffer.from([0x30, 12, 2, 1, number, 0x78, 7, 10, 1, 0, 4, 0, 4, 0]))
        const secured = new TLSSocket(socket, { isServer: true, secureContext })
        secured.on('error', () => {})
        secured.on('secure', () => secured.end())
      })
      socket.on('error', () => {})
    })
    await atServer(server, async (port) => {
      const answer = await logIn('isb', passwordOf('isb'), { port, security: 'starttls' })

      expect(codeOf(answer)).toBe('unreachable')
      expect(connections).toBe(1)
    })
  })

  it('is checked step by step, down to the groups of a person', async () => {
    const { steps, person: found } = await checkLdap(settings, servicePassword, 'isb')

    expect(steps.map(({ title, isFine }) => [title, isFine])).toEqual([
      ['Verschlüsselte Verbindung', true],
      ['Dienstkonto', true],
      ['Personen', true],
      ['Person „isb“', true],
    ])
    expect(found?.groups).toHaveLength(2)
  })

  it.each<[string, string, () => Partial<LdapSettings>, string]>([
    ['Verschlüsselte Verbindung', 'the certificate', () => ({ certificate: '' }), ''],
    ['Verschlüsselte Verbindung', 'the way', () => ({ port: 1 }), ''],
    [
      'Verschlüsselte Verbindung',
      'the way with StartTLS',
      () => ({ port: 1, security: 'starttls' }),
      '',
    ],
    ['Dienstkonto', 'the account', () => ({ bindName: `cn=fremd,${suffix}` }), ''],
    ['Personen', 'a path that is not there', () => ({ userBase: `ou=fort,${suffix}` }), ''],
    ['Personen', 'an empty path', () => ({ userBase: `ou=leer,${suffix}` }), ''],
    [
      'Gruppen',
      'the path of groups',
      () => ({ groupSource: 'search', groupBase: `ou=x,${suffix}` }),
      '',
    ],
    ['Person „niemand“', 'the person', () => ({}), 'niemand'],
  ])('names „%s“ when %s is wrong', async (title, _what, change, sample) => {
    const { steps } = await checkLdap({ ...settings, ...change() }, servicePassword, sample)

    expect(steps.filter(({ isFine }) => !isFine).map((step) => step.title)).toEqual([title])
    expect(steps.at(-1)?.text).toMatch(/^[A-ZÄÖÜ].*[.?]$/)
  })
})

function codeOf(answer: DirectoryAnswer): string | undefined {
  return 'problem' in answer ? answer.problem.code : undefined
}

function groupsOf(answer: DirectoryAnswer): string[] {
  return 'person' in answer ? [...answer.person.groups].sort() : []
}

async function atServer(server: Server, work: (port: number) => Promise<void>): Promise<void> {
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const address = server.address()
  try {
    await work(typeof address === 'object' && address ? address.port : 0)
  } finally {
    server.close()
  }
}
