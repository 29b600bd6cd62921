/** What stands before every page: headers, and the proof that a change comes from our own pages. @module */
import { createHash, timingSafeEqual } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import { Failure } from '../core/failure.ts'
import { readValues } from '../web/submit.ts'
import type { WebEnv } from '../web/visit.ts'

/** No inline script or style, nothing from elsewhere. KERN's icons are `data:` addresses. */
const policy = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  fontSrc: ["'self'"],
  imgSrc: ["'self'", 'data:'],
  connectSrc: ["'self'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
  baseUri: ["'none'"],
}

const otherHeaders = {
  referrerPolicy: 'same-origin',
  crossOriginOpenerPolicy: 'same-origin',
  crossOriginResourcePolicy: 'same-origin',
  xFrameOptions: 'DENY',
  strictTransportSecurity: 'max-age=31536000',
}

const strict = secureHeaders({
  ...otherHeaders,
  contentSecurityPolicy: policy,
  permissionsPolicy: { camera: [], geolocation: [], microphone: [] },
})

/** Where codes are scanned: the camera, and WebAssembly for browsers that cannot read codes themselves. */
const withCamera = secureHeaders({
  ...otherHeaders,
  contentSecurityPolicy: { ...policy, scriptSrc: ["'self'", "'wasm-unsafe-eval'"] },
  permissionsPolicy: { camera: ['self'], geolocation: [], microphone: [] },
})

/** Around the mail that it shows: a frame, with a page of ours in it. */
const aroundMail = secureHeaders({
  ...otherHeaders,
  contentSecurityPolicy: { ...policy, frameSrc: ["'self'"] },
  permissionsPolicy: { camera: [], geolocation: [], microphone: [] },
})

/** The mail itself: its own styles and nothing else, without any right, in our frame alone. */
const insideMail = secureHeaders({
  ...otherHeaders,
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    styleSrc: ["'unsafe-inline'"],
    formAction: ["'none'"],
    frameAncestors: ["'self'"],
    baseUri: ["'none'"],
    sandbox: ['allow-popups', 'allow-popups-to-escape-sandbox'],
  },
  xFrameOptions: 'SAMEORIGIN',
})

/** Only a page that says so gets the camera, or shows a mail. */
export const securityHeaders: MiddlewareHandler<WebEnv> = async (c, next) => {
  await next()
  await headersFor(c.var)(c, async () => {})
}

function headersFor({ usesCamera, mailFrame }: WebEnv['Variables']): MiddlewareHandler {
  if (usesCamera) return withCamera
  if (mailFrame === undefined) return strict
  return mailFrame === 'around' ? aroundMail : insideMail
}

/** Pages hold what only this person may see: no cache on the way keeps them. */
export const keepPrivate: MiddlewareHandler = async (c, next) => {
  await next()
  if (!c.res.headers.has('Cache-Control')) c.header('Cache-Control', 'no-store')
}

/**
 * Refuses changes that another site sends: by the headers that browsers add, and Origin for older ones. Behind a
 * proxy the host is the one that people type. Throws `forbidden`.
 */
export const requireSameOrigin: MiddlewareHandler<WebEnv> = async (c, next) => {
  if (isReading(c.req.method)) return next()
  const site = c.req.header('Sec-Fetch-Site')
  const origin = c.req.header('Origin')
  const isOurs =
    site !== undefined ? site === 'same-origin' : hostOf(origin) === c.req.header('Host')
  if (!isOurs) throw foreign()
  return next()
}

/** The same where programs that are no browser may send too: those name no site. Throws `forbidden`. */
export const refuseOtherSites: MiddlewareHandler<WebEnv> = async (c, next) => {
  const isNamed = ['Sec-Fetch-Site', 'Origin'].some((name) => c.req.header(name) !== undefined)
  return isNamed ? requireSameOrigin(c, next) : next()
}

/** Refuses a form without the token of the session. htmx sends the same field. Throws `forbidden`. */
export const requireToken: MiddlewareHandler<WebEnv> = async (c, next) => {
  if (isReading(c.req.method)) return next()
  const given = (await readValues(c))._csrf ?? ''
  if (!isSame(given, c.var.visit.csrfToken)) throw foreign()
  return next()
}

function isReading(method: string): boolean {
  return method === 'GET' || method === 'HEAD'
}

function hostOf(origin: string | undefined): string | undefined {
  return origin && URL.canParse(origin) ? new URL(origin).host : undefined
}

function isSame(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(a), digest(b))
}

function foreign(): Failure {
  return new Failure(
    'forbidden',
    'Diese Eingabe kam nicht von einer Seite dieser Anwendung, oder die Seite ist zu alt. Bitte laden Sie die Seite neu und versuchen Sie es noch einmal.',
  )
}
