import { listMembers } from '../../../db/queries/organisations.ts'
import { listUnreachable, type Unreachable } from '../../../db/queries/unreachable.ts'
import type { Deps } from '../../deps.ts'
import { mailFailureTexts } from '../mailing/mailFailure.ts'
import { readMailServer } from '../mailing/readMailServer.ts'

export async function readReadiness(
  deps: Deps,
  organisationId: string,
): Promise<{
  /** Why no mail gets out, for people; undefined where nothing is in the way. */
  mailProblem: string | undefined
  accounts: number
  unreachable: readonly Unreachable[]
}> {
  const { missing } = await readMailServer(deps, organisationId)
  return deps.store.read(organisationId, async (db) => {
    const open = (await listMembers(db)).filter(({ isLocked }) => !isLocked)
    return {
      mailProblem: missing && mailFailureTexts[missing],
      accounts: new Set(open.map(({ userId }) => userId)).size,
      unreachable: await listUnreachable(db),
    }
  })
}
