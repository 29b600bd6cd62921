/** One mail over one connection, step by step. @module */
import type { Socket } from 'node:net'
import { Readable } from 'node:stream'
import { type ConnectionOptions, checkServerIdentity, rootCertificates } from 'node:tls'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import { germanDay } from '../../core/day.ts'
import type { MailOutcome } from '../../reminders/mailing/mailFailure.ts'
import { type ComposedMail, composeMail } from './composeMail.ts'
import { connectToAny, findAddresses, inTime, refusalOf } from './connectToServer.ts'
import { explainMailError, type MailStage } from './explainMailError.ts'
import type { MailWay, OutgoingMail } from './mail.ts'

/** Hears of each step that worked, with what was found. */
export type Tell = (title: string, text: string) => void

const bytesPerPart = 16_384

export async function deliverMail(
  way: MailWay,
  mail: OutgoingMail,
  tell: Tell = () => {},
): Promise<MailOutcome> {
  const composed = await composeMail(way.settings, mail)
  if (!composed) return { failure: { code: 'bad_address', answer: '' } }
  if (way.settings.user && way.password === undefined) {
    return { failure: { code: 'password_missing', answer: '' } }
  }
  let stage: MailStage = 'name'
  const reach = (next: MailStage) => {
    stage = next
  }
  let stop = () => {}
  try {
    const work = walk(way, composed, {
      reach,
      tell,
      onStop: (how) => {
        stop = how
      },
    })
    const answer = await inTime(way.patience.whole, work, () => stop())
    return { answer: withoutSecret(answer, way) }
  } catch (error) {
    const failure = explainMailError(error, stage)
    return { failure: { ...failure, answer: withoutSecret(failure.answer, way) } }
  }
}

type Walk = {
  readonly reach: (stage: MailStage) => void
  readonly tell: Tell
  /** How to end it when it takes too long. */
  readonly onStop: (stop: () => void) => void
}

async function walk(way: MailWay, composed: ComposedMail, walker: Walk): Promise<string> {
  const { reach, tell, onStop } = walker
  const { host, port } = way.settings
  const addresses = await findAddresses(way)
  tell('Name gefunden', `${host} hat die Adresse ${addresses.join(' und ')}.`)
  reach('connect')
  const socket = await connectToAny(addresses, way)
  tell('Verbunden', `Am Anschluss ${port} antwortet ein Rechner.`)
  reach('greet')
  const connection = new SMTPConnection(optionsOf(way, socket, tell))
  onStop(() => connection.close())
  // Also after all is done: an error that nobody hears would end the process.
  const broken = new Promise<never>((_, reject) => connection.on('error', reject))
  broken.catch(() => {})
  try {
    return await Promise.race([broken, talk(connection, way, composed, walker)])
  } finally {
    connection.close()
  }
}

async function talk(
  connection: SMTPConnection,
  { settings, password }: MailWay,
  { envelope, bytes }: ComposedMail,
  { reach, tell }: Walk,
): Promise<string> {
  await promise<void>((done) => connection.connect((error) => done(error)))
  if (settings.user) {
    reach('login')
    if (!connection.allowsAuth) throw refusalOf('login_not_offered')
    const credentials = { user: settings.user, pass: password ?? '' }
    await promise<unknown>((done) => connection.login({ credentials }, done))
    tell('Angemeldet', `Der Mailserver kennt ${settings.user}.`)
  }
  reach('envelope')
  const source = Readable.from(
    partsOf(bytes, () => reach('content')),
    { objectMode: false },
  )
  source.once('end', () => reach('answer'))
  const size = bytes.length
  const { response } = await promise<{ response: string }>((done) =>
    connection.send({ ...envelope, size }, source, done),
  )
  connection.quit()
  return response
}

function optionsOf({ settings, patience, trusted }: MailWay, socket: Socket, tell: Tell) {
  const { host, port, security } = settings
  return {
    connection: socket,
    host,
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    tls: tlsOptions(security, trusted, tell),
    connectionTimeout: patience.greeting,
    greetingTimeout: patience.greeting,
    socketTimeout: patience.silence,
    socketCloseTimeout: 1_000,
  }
}

function tlsOptions(security: string, trusted: string | undefined, tell: Tell): ConnectionOptions {
  return {
    minVersion: 'TLSv1.2',
    ...(trusted ? { ca: [...rootCertificates, trusted] } : {}),
    // Asked after the chain was found sound, and before anything is sent.
    checkServerIdentity(name, certificate) {
      const problem = checkServerIdentity(name, certificate)
      if (problem) return problem
      const until = new Date(certificate.valid_to).toISOString().slice(0, 10)
      tell('Verschlüsselt', security === 'tls' ? 'Mit TLS von Anfang an.' : 'Mit STARTTLS.')
      tell('Zertifikat', `Es gilt für ${name} bis zum ${germanDay(until)}.`)
      return undefined
    },
  }
}

function* partsOf(bytes: Buffer, begin: () => void) {
  begin()
  for (let start = 0; start < bytes.length; start += bytesPerPart) {
    yield bytes.subarray(start, start + bytesPerPart)
  }
}

function promise<Result>(
  work: (done: (error?: Error | null, result?: Result) => void) => void,
): Promise<Result> {
  return new Promise((resolve, reject) => {
    work((error, result) => (error ? reject(error) : resolve(result as Result)))
  })
}

/** A server that repeats what it was told must not get the password into the database or onto a page. */
function withoutSecret(text: string, { password, settings }: MailWay): string {
  if (!password) return text
  const base64 = (value: string) => Buffer.from(value).toString('base64')
  const secrets = [password, base64(password), base64(`\0${settings.user}\0${password}`)]
  return secrets.reduce((rest, secret) => rest.replaceAll(secret, '•••'), text)
}
