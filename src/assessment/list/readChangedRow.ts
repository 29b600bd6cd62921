import type { Db } from '../../../db/db.ts'
import { type CheckList, type ListRequest, readCheckList } from './readCheckList.ts'
import { type CheckRow, readCheckRows } from './readCheckRows.ts'
import type { CheckTarget } from './readCheckTarget.ts'

/** The list after a change, and the row that was changed, also where it no longer belongs to the list. */
export async function readChangedRow(
  db: Db,
  request: ListRequest,
  { place, code, object }: CheckTarget,
): Promise<{ list: CheckList; row: CheckRow | undefined }> {
  const isChanged = (one: { targetObjectId: string; requirement: string }) =>
    one.targetObjectId === place.targetObjectId && one.requirement === place.requirement
  const list = await readCheckList(db, { ...request, keep: place })
  const entry = list.entries.find(isChanged)
  if (entry) {
    const [row] = await readCheckRows(db, list, [entry])
    return { list, row }
  }
  const filter = { ...request.filter, levels: ['basic', 'standard', 'high'] as const }
  const atObject = await readCheckList(db, {
    ...request,
    filter,
    list: { kind: 'object', code },
    keep: place,
  })
  const objects = new Map([...atObject.objects, [object.id, object]])
  const [row] = await readCheckRows(
    db,
    { ...atObject, objects },
    atObject.entries.filter(isChanged),
  )
  return { list, row }
}
