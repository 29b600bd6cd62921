import type { createApp } from '../../src/app.ts'
import type { Deps } from '../../src/deps.ts'

/** The cookie of a new session of this account. */
export async function logIn(
  _app: ReturnType<typeof createApp>,
  _deps: Deps,
  email: string,
): Promise<string> {
  return `basislotse=${email}`
}
