import { ensurePerson } from '../../src/access/persons/actions.ts'
import type { Belongings } from '../access/belongings.ts'

/** As many events as wanted, each of a person who was not known before. */
export async function createPersonEvents(
  { deps, actor }: Belongings,
  count: number,
): Promise<void> {
  for (let number = 1; number <= count; number += 1) {
    await ensurePerson(deps, actor, { name: `Amt ${number}` })
  }
}
