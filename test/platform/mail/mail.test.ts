/** Sending over a real mail server: what is taken, what is refused, and what breaks on the way. */
import { afterEach, describe, expect, it } from 'vitest'
import type { OutgoingMail, MailServer as Server } from '../../../src/platform/mail/mail.ts'
import {
  type MailFailureCode,
  mailFailureKinds,
  mailFailureTexts,
} from '../../../src/reminders/mailing/mailFailure.ts'
import type { MailSettings } from '../../../src/reminders/mailSettings.ts'
import { createAuthority } from '../../support/certificates.ts'
import { freePort } from '../../support/freePort.ts'
import {
  authority,
  type Behaviour,
  type MailServer,
  type MailServerOptions,
  type Moment,
  startMailServer,
} from '../../support/mailServer.ts'
import { sampleMail, settingsAt, testMail } from '../../support/sampleMail.ts'

const running: MailServer[] = []
const login = { user: 'basislotse', password: 'Kennwort "ü" $1' }

afterEach(async () => {
  for (const server of running.splice(0)) await server.stop()
})

async function start(options: MailServerOptions = {}): Promise<MailServer> {
  const server = await startMailServer(options)
  running.push(server)
  return server
}

function serverAt(port: number, change: Partial<MailSettings> = {}, password?: string): Server {
  return { settings: settingsAt(port, change), password, mayBeHere: true }
}

function mailWith(change: Partial<OutgoingMail>): OutgoingMail {
  return { ...sampleMail, ...change }
}

/** More than the buffers of a connection hold. */
const longMail = mailWith({ text: 'Zeile mit etwas Text darin.\n'.repeat(600_000) })

describe('a mail', () => {
  it('is taken over STARTTLS with a login, and the answer of the server is kept', async () => {
    const server = await start({ login })

    const outcome = await testMail().send(
      serverAt(server.port, { user: login.user }, login.password),
      sampleMail,
    )

    expect(outcome).toEqual({ answer: expect.stringMatching(/^250 /) })
    expect(server.received).toHaveLength(1)
    expect(server.received[0]).toMatchObject({
      isEncrypted: true,
      user: login.user,
      from: 'basislotse@stadt.example',
      to: ['joerg@stadt.example'],
      messageId: sampleMail.messageId,
    })
  })

  it.each(['PIPELINING', 'one command after the other'])(
    'arrives as it was written, with %s',
    async (way) => {
      const server = await start({ isSlow: way !== 'PIPELINING' })
      const headers = {
        'Auto-Submitted': 'auto-generated',
        'List-Unsubscribe': '<https://basislotse.stadt.example/abmelden/x>',
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      }
      const attachment = {
        filename: 'Termine März.ics',
        contentType: 'text/calendar; charset=utf-8; method=PUBLISH',
        content: 'BEGIN:VCALENDAR\r\nSUMMARY:Löschkonzept\r\nEND:VCALENDAR\r\n',
      }

      await testMail().send(
        serverAt(server.port, { replyTo: 'it@stadt.example' }),
        mailWith({ html: '<p>Löschkonzept</p>', headers, attachments: [attachment] }),
      )

      const { mail, raw } = server.received[0] ?? {}
      expect(mail?.subject).toBe(sampleMail.subject)
      expect(mail?.text?.replaceAll('\r\n', '\n').trim()).toBe(sampleMail.text.trim())
      expect(mail?.html).toContain('Löschkonzept')
      expect(mail?.to?.[0]).toMatchObject({ name: 'Jörg Müßig', address: 'joerg@stadt.example' })
      expect(mail?.from).toMatchObject({ name: 'Basislotse Stadt Süd' })
      expect(mail?.replyTo?.[0]).toMatchObject({ address: 'it@stadt.example' })
      expect(mail?.date).toBe('2025-05-22T04:30:00.000Z')
      expect(mail?.attachments[0]).toMatchObject({ filename: 'Termine März.ics' })
      for (const [name, value] of Object.entries(headers)) {
        expect(raw?.replace(/\r\n\s+/g, ' ')).toContain(`${name}: ${value}`)
      }
      expect(raw?.split('\r\n').every((line) => line.length <= 998)).toBe(true)
    },
  )

  it('sent again is the same to the last byte', async () => {
    const server = await start()
    const withPicture = mailWith({ html: '<p>x</p>' })

    for (const _ of [1, 2]) await testMail().send(serverAt(server.port), withPicture)

    expect(server.received).toHaveLength(2)
    expect(bodyOf(server, 0)).toBe(bodyOf(server, 1))
  })

  it('goes over TLS from the start', async () => {
    const server = await start({ isTls: true })

    const outcome = await testMail().send(serverAt(server.port, { security: 'tls' }), sampleMail)

    expect(outcome).toHaveProperty('answer')
    expect(server.received[0]?.isEncrypted).toBe(true)
  })

  it('goes without encryption to this machine only', async () => {
    const server = await start({ isPlain: true })
    const plain = serverAt(server.port, { security: 'none' })

    const here = await testMail().send(plain, sampleMail)
    const elsewhere = await testMail().send(
      { ...plain, settings: { ...plain.settings, host: '192.0.2.1' } },
      sampleMail,
    )

    expect(here).toHaveProperty('answer')
    expect(elsewhere).toEqual(failure('plain_elsewhere'))
  })

  it('may go to a domain with umlauts', async () => {
    const server = await start()
    const to = { name: 'Größe, Käthe', address: 'kaethe@köthen-süd.example' }

    await testMail().send(serverAt(server.port), mailWith({ to }))

    // The server of the tests shows what came in Punycode as people write it.
    const { to: reached, raw, mail } = server.received[0] ?? {}
    expect(reached).toEqual([to.address])
    expect(raw).toContain('\n <kaethe@xn--kthen-sd-n4a0e.example>\r\n')
    expect(mail?.to?.[0]?.name).toBe(to.name)
  })

  it.each([
    ['without an @', 'stadt.example'],
    ['with a second recipient', 'a@stadt.example, b@stadt.example'],
    ['with a line end', 'a@stadt.example\r\nRCPT TO:<b@stadt.example>'],
    ['with angle brackets', '<a@stadt.example>'],
    ['with a space', 'a b@stadt.example'],
    ['with umlauts before the @', 'jörg@stadt.example'],
    ['of no domain', 'a@'],
    ['of a number', 'a@127.0.0.1'],
    ['with a NUL', 'a\0@stadt.example'],
    ['that is too long', `${'a'.repeat(65)}@stadt.example`],
    ['that is empty', ''],
  ])('to an address %s is refused before anybody is asked', async (_what, address) => {
    const server = await start()

    const outcome = await testMail().send(
      serverAt(server.port),
      mailWith({ to: { name: 'x', address } }),
    )

    expect(outcome).toEqual(failure('bad_address'))
    expect(server.connections()).toBe(0)
  })

  it('cannot be given a header of its own by a name or a subject', async () => {
    const server = await start()

    await testMail().send(
      serverAt(server.port),
      mailWith({
        to: { name: 'x\r\nBcc: y@stadt.example', address: 'a@stadt.example' },
        subject: 'x\nX-Eigen: 1\u2028y',
      }),
    )

    const { to, mail, raw = '' } = server.received[0] ?? {}
    expect(to).toEqual(['a@stadt.example'])
    expect(mail?.subject).toBe('x X-Eigen: 1 y')
    expect(raw.split('\r\n\r\n')[0]).not.toMatch(/^(Bcc|X-Eigen):/m)
  })

  it('with a header of the program that breaks its line is a bug and is not sent', async () => {
    const server = await start()
    const headers = { 'List-Unsubscribe': '<x>\r\nBcc: y@stadt.example' }

    await expect(testMail().send(serverAt(server.port), mailWith({ headers }))).rejects.toThrow()
    await expect(
      testMail().send(serverAt(server.port), mailWith({ messageId: 'x' })),
    ).rejects.toThrow()
    expect(server.connections()).toBe(0)
  })
})

describe('a server that says no', () => {
  it.each<[string, Moment, Behaviour, MailFailureCode]>([
    ['is busy', 'connect', '421 4.3.2 later', 'busy'],
    ['does not want this machine', 'connect', '554 5.7.1 listed', 'client_refused'],
    ['refuses the sender', 'sender', '553 5.7.1 not yours', 'sender_refused'],
    ['wants a login first', 'sender', '530 5.7.0 log in', 'login_required'],
    ['defers the sender', 'sender', '451 4.7.1 slow down', 'deferred'],
    ['does not know the recipient', 'recipient', '550 5.1.1 unknown', 'recipient_refused'],
    ['does not know the recipient, in few words', 'recipient', '550 no', 'recipient_refused'],
    ['defers the recipient (greylisting)', 'recipient', '450 4.2.0 later', 'deferred'],
    ['has a full mailbox for now', 'recipient', '452 4.2.2 quota', 'mailbox_full_now'],
    ['has a full mailbox', 'recipient', '552 5.2.2 quota', 'mailbox_full'],
    ['does not relay', 'recipient', '554 5.7.1 Relay access denied', 'relay_refused'],
    ['has no room', 'dot', '452 4.3.1 disk full', 'mailbox_full_now'],
    ['defers the content', 'dot', '451 4.7.1 later', 'deferred'],
    ['refuses the content', 'dot', '554 5.7.1 spam', 'content_refused'],
    ['finds the mailbox full at the end', 'dot', '552 5.2.2 quota', 'mailbox_full'],
    ['finds the mail too large', 'dot', '552 5.3.4 too large', 'too_large'],
  ])('%s: %s, %s', async (_what, moment, behaviour, code) => {
    for (const isSlow of [true, false]) {
      const server = await start({ isSlow })
      server.behave((now) => (now === moment ? behaviour : undefined))

      const outcome = await testMail().send(serverAt(server.port), sampleMail)

      expect(outcome).toEqual(failure(code, expect.stringContaining(behaviour.slice(0, 3))))
      expect(server.received).toEqual([])
    }
  })

  it('refuses what is larger than it takes, before it is sent', async () => {
    const server = await start({ size: 500 })

    const outcome = await testMail().send(
      serverAt(server.port),
      mailWith({ text: 'x\n'.repeat(900) }),
    )

    expect(outcome).toEqual(failure('too_large', expect.any(String)))
  })

  it('refuses the login, and repeats the password in vain', async () => {
    const server = await start({ login })
    const wrong = 'falsches Kennwort'

    const outcome = await testMail().send(
      serverAt(server.port, { user: login.user }, wrong),
      sampleMail,
    )

    expect(outcome).toEqual(failure('login_refused', expect.stringMatching(/^535 .*•••/)))
    expect(JSON.stringify(outcome)).not.toContain(wrong)
  })

  it('offers no login although a user is named: the mail does not go out without one', async () => {
    const server = await start()

    const outcome = await testMail().send(serverAt(server.port, { user: 'x' }, 'y'), sampleMail)

    expect(outcome).toEqual(failure('login_not_offered'))
    expect(server.received).toEqual([])
  })

  it('is not asked without the password', async () => {
    const server = await start({ login })

    const outcome = await testMail().send(serverAt(server.port, { user: login.user }), sampleMail)

    expect(outcome).toEqual(failure('password_missing'))
    expect(server.connections()).toBe(0)
  })
})

describe('a connection that breaks', () => {
  it.each<[string, Moment, MailFailureCode]>([
    ['at the greeting', 'connect', 'silent'],
    ['at the login', 'login', 'silent'],
    ['at the sender', 'sender', 'broken'],
    ['at the recipient', 'recipient', 'broken'],
    ['in the middle of the mail', 'middle', 'broken'],
    ['after the final dot', 'dot', 'answer_lost'],
  ])('%s', async (_what, moment, code) => {
    const server = await start({ login })
    server.behave((now) => (now === moment ? 'drop' : undefined))
    const mail = moment === 'middle' ? longMail : sampleMail

    const outcome = await testMail().send(
      serverAt(server.port, { user: login.user }, login.password),
      mail,
    )

    expect(outcome).toEqual(failure(code, expect.any(String)))
    expect(server.received).toHaveLength(moment === 'dot' ? 1 : 0)
  })

  it.each<[string, Moment, MailFailureCode]>([
    ['at the greeting', 'connect', 'silent'],
    ['at the login', 'login', 'silent'],
    ['at the recipient', 'recipient', 'broken'],
    ['after the final dot', 'dot', 'answer_lost'],
  ])('or hangs %s', async (_what, moment, code) => {
    const server = await start({ login })
    server.behave((now) => (now === moment ? 'hang' : undefined))
    // Long enough for a slow machine to get there, where it then waits in vain.
    const patience = { greeting: moment === 'connect' ? 300 : 30_000, silence: 1_500 }

    const outcome = await testMail(patience).send(
      serverAt(server.port, { user: login.user }, login.password),
      sampleMail,
    )

    expect(outcome).toEqual(failure(code, expect.any(String)))
  })

  it('never takes longer than the whole may', async () => {
    const server = await start()
    server.behave((now) => (now === 'dot' ? 'hang' : undefined))

    const outcome = await testMail({ whole: 1_500 }).send(serverAt(server.port), sampleMail)

    expect(outcome).toEqual(failure('answer_lost', expect.any(String)))
  })
})

describe('the way to the server', () => {
  it('is closed: nobody listens, the name is unknown, or something else answers', async () => {
    const port = await freePort()
    const refused = await testMail().send(serverAt(port), sampleMail)
    const unknown = await testMail().send(
      serverAt(port, { host: 'gibt-es-nicht.invalid' }),
      sampleMail,
    )

    expect(refused).toEqual(failure('unreachable', expect.stringContaining('ECONNREFUSED')))
    expect(['host_unknown', 'name_service']).toContain(codeOf(unknown))
  })

  it('leads to something else, whose words are not repeated', async () => {
    const { createServer } = await import('node:net')
    const other = createServer((socket) => socket.end('SSH-2.0-geheim\r\n'))
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', () => resolve()))
    const { port } = other.address() as { port: number }

    const outcome = await testMail().send(serverAt(port), sampleMail)

    expect(outcome).toEqual(failure('no_mail_server'))
    other.close()
  })

  it('is not to this very machine where an organisation among several chose it', async () => {
    const server = await start()

    const outcome = await testMail().send(
      { ...serverAt(server.port), mayBeHere: false },
      sampleMail,
    )

    expect(outcome).toEqual(failure('host_forbidden'))
    expect(server.connections()).toBe(0)
  })

  it('is not encrypted: no STARTTLS is offered, and nothing is sent', async () => {
    const server = await start({ isPlain: true, login })

    const outcome = await testMail().send(
      serverAt(server.port, { user: login.user }, login.password),
      sampleMail,
    )

    expect(outcome).toEqual(failure('starttls_missing', expect.any(String)))
    expect(server.received).toEqual([])
  })

  it('is of the other encryption', async () => {
    const starttls = await start()
    const tls = await start({ isTls: true })

    const tlsAtPlain = await testMail().send(
      serverAt(starttls.port, { security: 'tls' }),
      sampleMail,
    )
    const plainAtTls = await testMail({ greeting: 500 }).send(serverAt(tls.port), sampleMail)

    expect(codeOf(tlsAtPlain)).toBe('encryption')
    expect(codeOf(plainAtTls)).toBe('silent')
    expect(mailFailureTexts.silent).toContain('465')
  })

  it.each([
    ['of an unknown authority', () => createAuthority('Fremd').issue('localhost'), /stelle/],
    ['that has expired', () => authority.issue('localhost', -1), /abgelaufen/],
    ['of another name', () => authority.issue('mail.other.example'), /anderen Namen/],
  ])('has a certificate %s', async (_what, issue, text) => {
    for (const security of ['starttls', 'tls'] as const) {
      const server = await start({ certificate: issue(), isTls: security === 'tls', login })

      const outcome = await testMail().send(
        serverAt(server.port, { security, user: login.user }, login.password),
        sampleMail,
      )

      expect(outcome).toEqual(failure('certificate', expect.stringMatching(text)))
      expect(server.received).toEqual([])
    }
  })
})

describe('trying it out', () => {
  it('tells every step that worked', async () => {
    const server = await start({ login })

    const { steps, failure } = await testMail().check(
      serverAt(server.port, { user: login.user }, login.password),
      sampleMail,
    )

    expect(failure).toBeUndefined()
    expect(steps.map(({ title, isFine }) => [title, isFine])).toEqual([
      ['Name gefunden', true],
      ['Verbunden', true],
      ['Verschlüsselt', true],
      ['Zertifikat', true],
      ['Angemeldet', true],
      ['Angenommen', true],
    ])
    expect(steps[3]?.text).toMatch(/^Es gilt für localhost bis zum \d\d\.\d\d\.\d{4}\.$/)
  })

  it('ends with the step that did not, and says what to do', async () => {
    const server = await start({ login })

    const { steps, failure } = await testMail().check(
      serverAt(server.port, { user: login.user }, 'falsch'),
      sampleMail,
    )

    expect(failure?.code).toBe('login_refused')
    expect(steps.at(-1)).toMatchObject({
      title: 'Angemeldet',
      isFine: false,
      text: mailFailureTexts.login_refused,
    })
  })
})

it('every failure says in a German sentence what to do', () => {
  for (const [code, text] of Object.entries(mailFailureTexts)) {
    expect(mailFailureKinds).toHaveProperty(code)
    expect(text).toMatch(/^[A-ZÄÖÜ].*\.$/)
  }
})

function failure(code: MailFailureCode, answer: unknown = '') {
  return { failure: { code, answer } }
}

function codeOf(outcome: object): string {
  return 'failure' in outcome ? (outcome.failure as { code: string }).code : 'taken'
}

/** Without what a server writes on top. */
function bodyOf(server: MailServer, index: number): string {
  return server.received[index]?.raw ?? ''
}
