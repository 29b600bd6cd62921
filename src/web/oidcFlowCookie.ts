/**
 * What a browser keeps while its person is away at a provider: only the browser that began a login can finish it.
 * @module
 */
import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { z } from 'zod'
import type { WebEnv } from './visit.ts'

const name = 'basislotse_oidc'

/** Whoever takes longer begins again. */
const flowMinutes = 10

const flowSchema = z.object({
  organisationId: z.string(),
  state: z.string().min(20),
  nonce: z.string().min(20),
  verifier: z.string().min(40),
  next: z.string(),
  beganAt: z.string(),
})

export type OidcFlowCookie = z.infer<typeof flowSchema>

/** Lax: it comes along when the provider sends the browser back. */
export function writeOidcFlow(c: Context<WebEnv>, flow: OidcFlowCookie | undefined): void {
  const { isSecure } = c.var.site
  const value = flow ? Buffer.from(JSON.stringify(flow)).toString('base64url') : ''
  setCookie(c, name, value, {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure: isSecure,
    maxAge: flow ? flowMinutes * 60 : 0,
    ...(isSecure ? { prefix: 'host' } : {}),
  })
}

/** Undefined when there is none, or it is too old. */
export function readOidcFlow(c: Context<WebEnv>): OidcFlowCookie | undefined {
  const text = c.var.site.isSecure ? getCookie(c, name, 'host') : getCookie(c, name)
  const flow = flowSchema.safeParse(parse(text ?? '')).data
  if (!flow) return undefined
  const age = Date.parse(c.var.deps.serverTime()) - Date.parse(flow.beganAt)
  return age >= 0 && age <= flowMinutes * 60_000 ? flow : undefined
}

function parse(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
  } catch {
    return undefined
  }
}
