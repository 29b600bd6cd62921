import { describe, expect, it } from 'vitest'
import { browserName } from '../../src/access/sessions/browserName.ts'
import { addMinutes, isLive, stageOf } from '../../src/access/sessions/session.ts'
import { addressOfClient } from '../../src/web/client.ts'

const now = '2025-05-22T10:00:00.000Z'

describe('a session', () => {
  it.each([
    ['lives a minute before two idle hours', -119, 1, true],
    ['ends at two idle hours', -120, 1, false],
    ['lives until its end', -1, 1, true],
    ['ends at its end', -1, 0, false],
  ])('%s', (_sentence, lastSeen, end, lives) => {
    const times = { lastSeenAt: addMinutes(now, lastSeen), endsAt: addMinutes(now, end) }

    expect(isLive(times, now)).toBe(lives)
  })

  const plain = {
    secondFactorAt: null,
    totpConfirmedAt: null,
    passwordIsOneTime: false,
    isFromDirectory: false,
    roles: ['officer'],
    secondFactorRoles: [],
  } as const

  it.each([
    ['opens after the password', {}, 'open'],
    ['asks for the code first', { totpConfirmedAt: now, passwordIsOneTime: true }, 'code'],
    ['opens after the code', { totpConfirmedAt: now, secondFactorAt: now }, 'open'],
    ['asks for an own password', { passwordIsOneTime: true }, 'password'],
    [
      'asks for an own password before the second factor is set up',
      { passwordIsOneTime: true, secondFactorRoles: ['officer'] },
      'password',
    ],
    ['asks to set up what a role requires', { secondFactorRoles: ['officer'] }, 'setup'],
    [
      'of a directory asks for no own password',
      { isFromDirectory: true, passwordIsOneTime: true },
      'open',
    ],
    [
      'of a directory asks for what a role requires',
      { isFromDirectory: true, secondFactorRoles: ['officer'] },
      'setup',
    ],
    [
      'of a directory that asked for a second factor asks for none',
      { isFromDirectory: true, secondFactorRoles: ['officer'], secondFactorAt: now },
      'open',
    ],
    ['asks nobody with other roles', { secondFactorRoles: ['admin'] }, 'open'],
    [
      'opens for whoever has what the role requires',
      { secondFactorRoles: ['officer'], totpConfirmedAt: now, secondFactorAt: now },
      'open',
    ],
  ] as const)('%s', (_sentence, change, stage) => {
    expect(stageOf({ ...plain, ...change })).toBe(stage)
  })
})

describe('the address of a client', () => {
  it.each([
    ['is that of the connection', '203.0.113.1', undefined, [], '203.0.113.1'],
    ['is not what a stranger says', '203.0.113.1', '10.0.0.1', [], '203.0.113.1'],
    ['is what a trusted proxy says', '127.0.0.1', '203.0.113.9', ['127.0.0.1'], '203.0.113.9'],
    [
      'is the last that a proxy added, not what stood before',
      '127.0.0.1',
      '10.0.0.1, 203.0.113.9',
      ['127.0.0.1'],
      '203.0.113.9',
    ],
    [
      'goes through two proxies',
      '127.0.0.1',
      '203.0.113.9, 10.1.1.1',
      ['127.0.0.1', '10.1.1.1'],
      '203.0.113.9',
    ],
    ['is IPv4 also inside IPv6', '::ffff:127.0.0.1', '203.0.113.9', ['127.0.0.1'], '203.0.113.9'],
    ['has no port', '127.0.0.1', '203.0.113.9:4711', ['127.0.0.1'], '203.0.113.9'],
    ['has no brackets', '127.0.0.1', '[2001:db8::1]:4711', ['127.0.0.1'], '2001:db8::1'],
    ['is the proxy where it says nothing', '127.0.0.1', undefined, ['127.0.0.1'], '127.0.0.1'],
  ])('%s', (_sentence, remote, forwarded, proxies, address) => {
    expect(addressOfClient(remote, forwarded, proxies)).toBe(address)
  })
})

describe('the name of a browser', () => {
  it.each([
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0',
      'Edge auf Windows',
    ],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox auf Linux'],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1',
      'Safari auf iPhone',
    ],
    ['curl/8.0', 'unbekannter Browser'],
    ['', 'unbekannter Browser'],
  ])('%s', (userAgent, name) => {
    expect(browserName(userAgent)).toBe(name)
  })
})
