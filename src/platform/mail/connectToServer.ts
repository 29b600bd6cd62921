/** From the name of the mail server to an open connection. @module */
import { lookup } from 'node:dns/promises'
import { connect, type Socket } from 'node:net'
import type { MailFailureCode } from '../../reminders/mailing/mailFailure.ts'
import type { MailWay } from './mail.ts'

/** Thrown for what this program itself does not want; the code goes on as it is. */
export type OwnRefusal = Error & { readonly failureCode: MailFailureCode }

/** By the machine's own rules, so that its hosts file counts. */
export async function findAddresses({ settings, mayBeHere, patience }: MailWay): Promise<string[]> {
  const found = await inTime(patience.connect, lookup(settings.host, { all: true }))
  const addresses = [...new Set(found.map(({ address }) => address))]
  const isHere = addresses.some(isLoopbackAddress)
  if (isHere && !mayBeHere) throw refusalOf('host_forbidden')
  if (settings.security === 'none' && !addresses.every(isLoopbackAddress)) {
    throw refusalOf('plain_elsewhere')
  }
  return addresses
}

/** Tries one address after the other; throws what the last one said. */
export async function connectToAny(
  addresses: readonly string[],
  { settings, patience }: MailWay,
): Promise<Socket> {
  let last: unknown
  for (const address of addresses) {
    try {
      return await connectTo(address, settings.port, patience.connect)
    } catch (error) {
      last = error
    }
  }
  throw last
}

/** Rejects with ETIMEDOUT when the work takes longer; what it comes to later is nobody's business. */
export async function inTime<Result>(
  milliseconds: number,
  work: Promise<Result>,
  giveUp: () => void = () => {},
): Promise<Result> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      giveUp()
      reject(Object.assign(new Error('timed out'), { code: 'ETIMEDOUT' }))
    }, milliseconds)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

export function refusalOf(failureCode: MailFailureCode): OwnRefusal {
  return Object.assign(new Error(failureCode), { failureCode })
}

async function connectTo(host: string, port: number, milliseconds: number): Promise<Socket> {
  const socket = connect({ host, port })
  const connected = new Promise<Socket>((resolve, reject) => {
    socket.once('connect', () => resolve(socket))
    socket.once('error', reject)
  })
  return inTime(milliseconds, connected, () => socket.destroy())
}

function isLoopbackAddress(address: string): boolean {
  return /^(127\.|::1$|::ffff:127\.|0\.0\.0\.0$|::$)/.test(address)
}
