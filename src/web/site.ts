/** What the settings say of the way to people's browsers. @module */
export type Site = {
  /** People reach us by https only: cookies say so. */
  readonly isSecure: boolean
  /** Addresses whose `X-Forwarded-For` is believed. */
  readonly trustedProxies: readonly string[]
  /** The address that people type (`BASISLOTSE_URL`), where it was set. */
  readonly baseUrl?: string | undefined
}

/** Without settings: on this machine, with nothing in between. */
export const localSite: Site = { isSecure: false, trustedProxies: [] }

/** Without a slash at the end; where nothing was set, what the browser asked for. */
export function baseUrlOf({ baseUrl }: Site, requested: string): string {
  return (baseUrl ?? new URL(requested).origin).replace(/\/+$/, '')
}
