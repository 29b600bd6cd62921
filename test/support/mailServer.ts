/** A real mail server for tests, which takes mail or misbehaves as it is told. */
import type { Socket } from 'node:net'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { createAuthority } from './certificates.ts'

/** What a session comes to, in its order. */
export type Moment =
  | 'connect'
  | 'login'
  | 'sender'
  | 'recipient'
  | 'data'
  /** In the middle of the mail, before the final dot. */
  | 'middle'
  /** The final dot was read, nothing is answered yet. */
  | 'dot'

/** `drop`: the connection breaks; `hang`: nothing is ever answered; a text: it is answered so, e.g. `452 full`. */
export type Behaviour = 'drop' | 'hang' | `${number} ${string}`

export type Received = {
  readonly messageId: string
  readonly from: string
  readonly to: readonly string[]
  readonly raw: string
  readonly mail: Email
  readonly isEncrypted: boolean
  readonly user: string
}

export type MailServer = {
  readonly port: number
  /** Mails that were taken, in their order. */
  readonly received: Received[]
  /** How often a connection was made. */
  readonly connections: () => number
  /** What happens at a moment, for those recipients or all; `undefined` goes on as usual. */
  behave: (behaviour: (moment: Moment, address: string) => Behaviour | undefined) => void
  /** Is told of each moment and waited for, before the server goes on. */
  watch: (watcher: (moment: Moment, address: string) => void | Promise<void>) => void
  stop: () => Promise<void>
}

export type MailServerOptions = {
  readonly certificate?: { cert: string; key: string }
  /** TLS from the start instead of STARTTLS. */
  readonly isTls?: boolean
  /** No STARTTLS is offered. */
  readonly isPlain?: boolean
  readonly login?: { user: string; password: string }
  /** No PIPELINING: one command after the other. */
  readonly isSlow?: boolean
  readonly size?: number
}

export const authority = createAuthority()

export async function startMailServer(options: MailServerOptions = {}): Promise<MailServer> {
  const received: Received[] = []
  let connections = 0
  let behaviour: (moment: Moment, address: string) => Behaviour | undefined = () => undefined
  let watcher: (moment: Moment, address: string) => void | Promise<void> = () => {}

  /** Goes on by `done`, unless it drops or hangs. */
  const at = async (
    moment: Moment,
    address: string,
    sessionId: string,
    done: (error?: Error | null) => void,
  ) => {
    await watcher(moment, address)
    const wanted = behaviour(moment, address)
    if (wanted === 'hang') return
    if (wanted === 'drop') dropSession(server, sessionId)
    else done(wanted === undefined ? null : answerOf(wanted))
  }

  const server = new SMTPServer({
    ...optionsOf(options),
    onConnect(session, done) {
      connections += 1
      void at('connect', '', session.id, done)
    },
    onAuth(auth, session, done) {
      const { login } = options
      const isRight = auth.username === login?.user && auth.password === login?.password
      void at('login', '', session.id, (error) => {
        if (error) done(error)
        else if (isRight) done(null, { user: auth.username })
        else done(answerOf(`535 5.7.8 no: ${auth.password}`))
      })
    },
    onMailFrom: ({ address }, session, done) => void at('sender', address, session.id, done),
    onRcptTo: ({ address }, session, done) => void at('recipient', address, session.id, done),
    onData(stream, session, done) {
      const to = session.envelope.rcptTo.map(({ address }) => address)
      const address = to[0] ?? ''
      const parts: Buffer[] = []
      const begun = at('data', address, session.id, (error) => {
        if (error) done(error)
      })
      stream.on('data', (part: Buffer) => {
        if (parts.length === 0) void begun.then(() => at('middle', address, session.id, () => {}))
        parts.push(part)
      })
      stream.on('error', () => {})
      stream.on('end', () => {
        const raw = Buffer.concat(parts).toString()
        void begun
          .then(() => PostalMime.parse(raw))
          .then((mail) => {
            const { mailFrom } = session.envelope
            const from = mailFrom ? mailFrom.address : ''
            const messageId = mail.messageId ?? ''
            const isEncrypted = session.secure
            const user = String(session.user ?? '')
            const one = { messageId, from, to, raw, mail, isEncrypted, user }
            return at('dot', address, session.id, (error) => {
              if (!error) received.push(one)
              done(error)
            }).then(() => {
              if (behaviour('dot', address) === 'drop') received.push(one)
            })
          })
      })
    },
  })
  server.on('error', () => {})
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  const address = server.server.address()
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    received,
    connections: () => connections,
    behave: (next) => {
      behaviour = next
    },
    watch: (next) => {
      watcher = next
    },
    stop: () =>
      new Promise<void>((resolve) => {
        for (const connection of server.connections) socketOf(connection).destroy()
        server.close(() => resolve())
      }),
  }
}

function optionsOf(options: MailServerOptions): SMTPServerOptions {
  const { certificate = authority.issue('localhost'), isTls, isPlain, login, isSlow } = options
  return {
    ...certificate,
    secure: isTls ?? false,
    hideSTARTTLS: isPlain ?? false,
    disabledCommands: [...(isPlain ? ['STARTTLS'] : []), ...(login ? [] : ['AUTH'])],
    authOptional: login === undefined,
    allowInsecureAuth: isPlain ?? false,
    hidePIPELINING: isSlow ?? false,
    disableReverseLookup: true,
    closeTimeout: 100,
    logger: false,
    ...(options.size ? { size: options.size } : {}),
  }
}

function answerOf(line: string): Error {
  const [, status = '550', text = ''] = /^(\d{3}) (.*)$/.exec(line) ?? []
  return Object.assign(new Error(text), { responseCode: Number(status) })
}

function dropSession(server: SMTPServer, sessionId: string): void {
  for (const connection of server.connections) {
    if (connection.id === sessionId) socketOf(connection).destroy()
  }
}

/** The library keeps it to itself. */
function socketOf(connection: object): Socket {
  return (connection as { _socket: Socket })._socket
}
