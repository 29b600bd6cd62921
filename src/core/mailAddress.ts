/** Mail addresses as mail servers take them; umlauts may stand in the domain. @module */
import { z } from 'zod'

/** Dots between words of these characters. Umlauts before the @ are taken by few servers. */
const localPart = /^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*$/
const domainLabels = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?=.*[a-z])[a-z0-9-]{2,63}$/
const unfit = 'Bitte geben Sie eine gültige Mailadresse an, z. B. it@stadt.example.'

/** As people write it, with the umlauts of its domain; `message` says what is expected. */
export function formAddress(message: string) {
  return z
    .string(message)
    .trim()
    .max(254, message)
    .refine((text) => asciiAddress(text) !== undefined, message)
}

export const mailAddress = formAddress(unfit)

/**
 * The address as it goes over the wire, its domain in Punycode; undefined for what is no address. Spaces, line ends and
 * angle brackets, by which more recipients or headers could be smuggled in, are never part of one.
 */
export function asciiAddress(text: string): string | undefined {
  const at = text.lastIndexOf('@')
  const local = text.slice(0, Math.max(at, 0))
  const domain = asciiDomain(text.slice(at + 1))
  if (local.length > 64 || !localPart.test(local) || !domain) return undefined
  return `${local}@${domain}`
}

/** A name of the net in Punycode and small letters; undefined for what is none, and for numbers. */
export function asciiDomain(text: string): string | undefined {
  if (!/^[\p{L}\p{M}\p{N}.-]+$/u.test(text) || !URL.canParse(`http://${text}`)) return undefined
  const { hostname } = new URL(`http://${text}`)
  return hostname.length <= 253 && domainLabels.test(hostname) ? hostname : undefined
}
