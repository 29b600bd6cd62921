/** What goes along through the login: where to, and what was typed before the session was lost. @module */
import { isOwnAddress } from './address.ts'
import { type Carried, parseCarried } from './carried.ts'
import type { FormValues } from './submit.ts'

export type Passage = { readonly next: string; readonly carried: Carried | undefined }

export function passageOf(values: FormValues): Passage {
  return { next: nextOf(values.nach), carried: parseCarried(values.carried) }
}

/** A page of ours, and not the login itself. */
export function nextOf(given: string | undefined): string {
  return given && isOwnAddress(given) && !given.startsWith('/anmelden') ? given : '/'
}
