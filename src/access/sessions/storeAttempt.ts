import {
  findLoginSuccess,
  insertLoginAttempt,
  listLoginAttempts,
} from '../../../db/queries/loginAttempts.ts'
import type { Deps } from '../../deps.ts'
import { addMinutes } from './session.ts'
import { minutesToWait, windowMinutes } from './throttle.ts'

/** Whether one may try now: the attempt's id, or the minutes to wait. */
export type Permit = { readonly attemptId: string } | { readonly minutes: number }

/**
 * Counts an attempt as failed before it is looked at, so that tries at the same time count as well; the caller turns
 * it into a success. What is refused is not counted: trying again does not lengthen the wait.
 */
export async function storeAttempt(
  deps: Deps,
  { account, address }: { account: string; address: string },
): Promise<Permit> {
  const now = deps.serverTime()
  const since = addMinutes(now, -windowMinutes)
  return deps.store.write('', async (db) => {
    const attempts = await listLoginAttempts(db, { account, address, since })
    const isKnownAddress = await findLoginSuccess(db, { account, address })
    const minutes = minutesToWait(attempts, { account, address, isKnownAddress, now })
    if (minutes > 0) return { minutes }
    const attemptId = deps.newId()
    await insertLoginAttempt(db, { id: attemptId, account, address, at: now, isSuccess: false })
    return { attemptId }
  })
}
