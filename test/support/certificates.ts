/**
 * Certificates for tests, written byte by byte (X.509 version 3 in DER): no other program is needed for them, and they
 * may be of any time.
 */
import { generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'

export type Certificate = { readonly cert: string; readonly key: string }

export type Authority = {
  /** Its own certificate, PEM. */
  readonly cert: string
  /** A certificate for the name, valid from an hour ago for that many hours, negative for the past. */
  readonly issue: (name: string, hours?: number) => Certificate
}

const hour = 3_600_000
const ecdsaWithSha256 = Buffer.from('300a06082a8648ce3d040302', 'hex')

export function createAuthority(name = 'Stelle der Tests'): Authority {
  const own = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const issue = (subject: string, publicKey: KeyObject, hours: number, extensions: Buffer[]) => {
    const from = Date.now() - hour
    const until = hours > 0 ? from + hours * hour : from + hour / 2
    const body = sequence(
      tagged(0xa0, Buffer.from('020102', 'hex')),
      tagged(0x02, Buffer.concat([Buffer.from([1]), randomBytes(8)])),
      ecdsaWithSha256,
      nameOf(name),
      sequence(timeOf(hours > 0 ? from : from - 48 * hour), timeOf(until)),
      nameOf(subject),
      publicKey.export({ type: 'spki', format: 'der' }),
      tagged(0xa3, sequence(...extensions)),
    )
    const signature = sign('sha256', body, own.privateKey)
    return pem(sequence(body, ecdsaWithSha256, bitString(signature)))
  }
  const isAuthority = extension('551d13', sequence(Buffer.from('0101ff', 'hex')))
  return {
    cert: issue(name, own.publicKey, 48, [isAuthority]),
    issue(subject, hours = 48) {
      const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
      const names = extension('551d11', sequence(tagged(0x82, Buffer.from(subject))))
      const key = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
      return { cert: issue(subject, publicKey, hours, [names]), key }
    },
  }
}

function nameOf(text: string): Buffer {
  const commonName = sequence(Buffer.from('0603550403', 'hex'), tagged(0x0c, Buffer.from(text)))
  return sequence(tagged(0x31, commonName))
}

function timeOf(milliseconds: number): Buffer {
  const digits = new Date(milliseconds).toISOString().replace(/[-:T]|\.\d+/g, '')
  return tagged(0x17, Buffer.from(digits.slice(2)))
}

function extension(oid: string, value: Buffer): Buffer {
  return sequence(tagged(0x06, Buffer.from(oid, 'hex')), tagged(0x04, value))
}

function bitString(bytes: Buffer): Buffer {
  return tagged(0x03, Buffer.concat([Buffer.from([0]), bytes]))
}

function sequence(...parts: Buffer[]): Buffer {
  return tagged(0x30, Buffer.concat(parts))
}

function tagged(tag: number, value: Buffer): Buffer {
  const { length } = value
  const size =
    length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255]
  return Buffer.concat([Buffer.from([tag, ...size]), value])
}

function pem(der: Buffer): string {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? []
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`
}
