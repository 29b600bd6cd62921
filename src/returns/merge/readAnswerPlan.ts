import { createHash } from 'node:crypto'
import type { Db } from '../../../db/db.ts'
import { canonicalJson } from '../../core/canonicalJson.ts'
import { type AnswerPlan, planAnswers } from './planAnswers.ts'
import type { PlanOrder } from './planOrder.ts'
import { readCheckKind } from './readCheckKind.ts'
import { readWibaKind } from './readWibaKind.ts'
import type { StoreKind } from './storeKind.ts'

/** What taking the cells over would do with the answers as they are now; with the kind to store them by. */
export async function readAnswerPlan(
  db: Db,
  order: PlanOrder,
): Promise<{ plan: AnswerPlan; kind: StoreKind; digest: string }> {
  const { contents, decisions } = order
  const kind =
    contents.about === 'wiba' ? await readWibaKind(db, order) : await readCheckKind(db, order)
  const plan = planAnswers(contents.cells, kind, decisions)
  return { plan, kind, digest: digestOf(plan) }
}

/** Says which plan a person has seen, whatever was decided about its conflicts. */
function digestOf({ changes, conflicts, held, refused }: AnswerPlan): string {
  const seen = (cells: readonly { name: string; today: string; value: string }[]) =>
    cells.map(({ name, today, value }) => `${name} ${today} ${value}`)
  const kept = [...new Set(seen([...changes, ...held, ...conflicts, ...refused]))].sort()
  return createHash('sha256').update(canonicalJson(kept)).digest('hex')
}
