import { randomInt } from 'node:crypto'
import { hash } from '@node-rs/argon2'

/** Letters and digits that cannot be mistaken for one another when read aloud or typed. */
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789'

/** Argon2id with the parameters that OWASP recommends (19 MiB, two passes). */
export async function hashPassword(password: string): Promise<string> {
  return hash(password, { memoryCost: 19_456, timeCost: 2, parallelism: 1 })
}

/** Four groups of four characters, about 79 bits, to be used once. */
export function newOneTimePassword(): string {
  const group = () => Array.from({ length: 4 }, () => alphabet[randomInt(alphabet.length)]).join('')
  return [group(), group(), group(), group()].join('-')
}
