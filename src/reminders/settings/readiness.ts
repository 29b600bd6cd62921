/** What stands between an organisation and its first reminder. @module */

/** Each is a thing that somebody can do something about. */
export const obstacles = ['off', 'demo', 'no_mail', 'no_base_url', 'nobody'] as const

export type Obstacle = (typeof obstacles)[number]

export type Readiness = {
  readonly isEnabled: boolean
  /** The clock of the sample city stands still. */
  readonly isDemo: boolean
  readonly hasMail: boolean
  /** Links in mails need the address that people type. */
  readonly hasBaseUrl: boolean
  /** Accounts that are open; each has a mail address. */
  readonly accounts: number
}

/** Empty when the next digest can go out. */
export function obstaclesOf(readiness: Readiness): Obstacle[] {
  const { isEnabled, isDemo, hasMail, hasBaseUrl, accounts } = readiness
  const found: Readonly<Record<Obstacle, boolean>> = {
    off: !isEnabled,
    demo: isDemo,
    no_mail: !hasMail,
    no_base_url: !hasBaseUrl,
    nobody: accounts === 0,
  }
  return obstacles.filter((obstacle) => found[obstacle])
}
