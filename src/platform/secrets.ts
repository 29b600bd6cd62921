/**
 * Passwords, tokens and one-time codes: what needs chance or a library of its own. Actions get it by `Deps`.
 * @module
 */
import { randomBytes } from 'node:crypto'
import { verify } from '@node-rs/argon2'
import { Secret, TOTP } from 'otpauth'
import { hashPassword, newOneTimePassword } from './passwords.ts'

export type Secrets = {
  hashPassword: (password: string) => Promise<string>
  /** Without a hash it takes as long and is false: an unknown account answers no sooner. */
  isPassword: (hash: string | null, password: string) => Promise<boolean>
  newOneTimePassword: () => string
  /** 256 bits in base64url, for the cookie of a session. */
  newToken: () => string
  /** 160 bits in base32, as RFC 4226 recommends. */
  newTotpSecret: () => string
  /** The 30-second step whose code this is, now or one step away; null for a wrong code. */
  totpStep: (secret: string, code: string, milliseconds: number) => number | null
  /** The picture that an authenticator app reads, as a `data:` address. */
  totpPicture: (secret: string, account: string) => Promise<string>
}

const stepMilliseconds = 30_000

/** White behind it, with the quiet zone of four modules, so that cameras read it in a dark page too. */
const pictureOptions = { bcid: 'qrcode', padding: 4, backgroundcolor: 'ffffff' } as const

let hashOfNobody: Promise<string> | undefined

export const secrets: Secrets = {
  hashPassword,
  async isPassword(known, password) {
    hashOfNobody ??= hashPassword(randomBytes(16).toString('hex'))
    const isSame = await verify(known ?? (await hashOfNobody), password).catch(() => false)
    return known !== null && isSame
  },
  newOneTimePassword,
  newToken: () => randomBytes(32).toString('base64url'),
  newTotpSecret: () => new Secret({ size: 20 }).base32,
  totpStep(secret, code, milliseconds) {
    const delta = totpOf(secret).validate({ token: code, timestamp: milliseconds, window: 1 })
    return delta === null ? null : Math.floor(milliseconds / stepMilliseconds) + delta
  },
  async totpPicture(secret, account) {
    // Loaded only when somebody sets a second factor up: it takes 10 MB.
    const { drawingSVG, qrcode } = await import('bwip-js/node')
    const address = totpOf(secret, account).toString()
    const svg = qrcode({ ...pictureOptions, text: address }, drawingSVG())
    return `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`
  },
}

function totpOf(secret: string, label = ''): TOTP {
  return new TOTP({ issuer: 'Basislotse', label, secret, digits: 6, period: 30 })
}
