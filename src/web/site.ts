/** What the settings say of the way to people's browsers. @module */
export type Site = {
  /** People reach us by https only: cookies say so. */
  readonly isSecure: boolean
  /** Addresses whose `X-Forwarded-For` is believed. */
  readonly trustedProxies: readonly string[]
}

/** Without settings: on this machine, with nothing in between. */
export const localSite: Site = { isSecure: false, trustedProxies: [] }
