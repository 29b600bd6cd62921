/** One encrypted connection to an LDAP server, for a few seconds. @module */
import { connect as connectPlain, isIP, type Socket } from 'node:net'
import { type ConnectionOptions, connect as connectTls } from 'node:tls'
import type { Client } from 'ldapts'
import { type LdapSettings, usualPort } from '../../access/directory/directorySettings.ts'

/** Whatever takes longer has failed: the login waits for it. */
export const patienceMilliseconds = 5_000

/**
 * Runs the work on a connection whose certificate was verified, and closes it. It is opened once: ldapts would
 * silently open a lost one again, after StartTLS an open one, and send the password over it. Throws when it is
 * lost or not finished in time.
 */
export async function atLdapServer<Result>(
  settings: LdapSettings,
  work: (client: Client) => Promise<Result>,
): Promise<Result> {
  const { Client: LdapClient } = await import('ldapts')
  const sockets: Socket[] = []
  const keep = <Kind extends Socket>(socket: Kind): Kind => {
    sockets.push(socket)
    return socket
  }
  const ensureFirst = () => {
    if (sockets.length > 0) throw new Error('Connection closed')
  }
  const client = new LdapClient({
    url: urlOf(settings),
    timeout: patienceMilliseconds,
    connectTimeout: patienceMilliseconds,
    ...(settings.security === 'ldaps' ? { tlsOptions: tlsOptionsOf(settings) } : {}),
    createConnection: ((port: number, host: string) => {
      ensureFirst()
      return keep(connectPlain(port, host))
    }) as typeof connectPlain,
    createSecureConnection: ((
      ...given: [number, string, ConnectionOptions] | [ConnectionOptions]
    ) => {
      if (given.length === 1) return keep(connectTls(given[0]))
      ensureFirst()
      const [port, host, options] = given
      return keep(connectTls({ ...options, port, host }))
    }) as typeof connectTls,
  })
  const timer = deadline()
  try {
    return await Promise.race([timer.passed, connected(client, settings, work)])
  } finally {
    timer.stop()
    // The server may never answer: the end of the socket is the end of the conversation.
    for (const socket of sockets) socket.destroy()
  }
}

async function connected<Result>(
  client: Client,
  settings: LdapSettings,
  work: (client: Client) => Promise<Result>,
): Promise<Result> {
  if (settings.security === 'starttls') await client.startTLS(tlsOptionsOf(settings))
  return work(client)
}

function urlOf({ host, port, security }: LdapSettings): string {
  const name = isIP(plainHost(host)) === 6 ? `[${plainHost(host)}]` : host
  return `${security === 'ldaps' ? 'ldaps' : 'ldap'}://${name}:${port ?? usualPort[security]}`
}

/** A certificate that was entered takes the place of those that the machine knows. */
function tlsOptionsOf({ host, certificate }: LdapSettings): ConnectionOptions {
  const name = plainHost(host)
  return {
    host: name,
    ...(isIP(name) === 0 ? { servername: name } : {}),
    ...(certificate === '' ? {} : { ca: certificate }),
    rejectUnauthorized: true,
    minVersion: 'TLSv1.2',
  }
}

function plainHost(host: string): string {
  return host.replace(/^\[(.*)\]$/, '$1')
}

function deadline(): { passed: Promise<never>; stop: () => void } {
  let timer: NodeJS.Timeout | undefined
  const passed = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('Connection timeout')), patienceMilliseconds)
  })
  return { passed, stop: () => clearTimeout(timer) }
}
