/** Where a request comes from. @module */
import type { Site } from './site.ts'

export type Client = { readonly address: string; readonly userAgent: string }

/** What of a request says where it comes from, whoever sends it. */
type Sent = {
  readonly env: unknown
  readonly req: { readonly header: (name: string) => string | undefined }
  readonly var: { readonly site: Site }
}

export function clientOf(c: Sent): Client {
  return {
    address: addressOfClient(
      remoteAddressOf(c.env),
      c.req.header('X-Forwarded-For'),
      c.var.site.trustedProxies,
    ),
    userAgent: c.req.header('User-Agent') ?? '',
  }
}

/**
 * The address of the connection, or, behind trusted proxies, the last one in their list that is no proxy: what
 * stands before it anybody can write.
 */
export function addressOfClient(
  remote: string,
  forwardedFor: string | undefined,
  trustedProxies: readonly string[],
): string {
  const path = [...(forwardedFor ?? '').split(',').map(plain), plain(remote)].filter(Boolean)
  for (const address of path.reverse()) {
    if (!trustedProxies.includes(address)) return address
  }
  return plain(remote)
}

/** IPv4 in IPv6 as IPv4, without port or brackets. */
function plain(address: string): string {
  return address
    .trim()
    .replace(/^\[(.*)\](:\d+)?$/, '$1')
    .replace(/^::ffff:(?=\d+\.)/i, '')
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1')
}

/** As @hono/node-server hands the connection over; a test has none. */
function remoteAddressOf(env: unknown): string {
  const { incoming } = (env ?? {}) as { incoming?: { socket?: { remoteAddress?: string } } }
  return incoming?.socket?.remoteAddress ?? ''
}
