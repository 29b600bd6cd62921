import type { Row, Sheet } from '../sheet.ts'

/** Rows one by one, with a look ahead, from what is at hand (`Iterable`) or still coming. */
export type RowReader = {
  next: () => Row | undefined | Promise<Row | undefined>
  hasMore: () => Promise<boolean>
  close: () => Promise<void>
}

export function readRows(rows: Sheet['rows']): RowReader {
  const iterator =
    Symbol.asyncIterator in rows ? rows[Symbol.asyncIterator]() : rows[Symbol.iterator]()
  let ahead: Row | undefined
  const draw = () => {
    const step = iterator.next()
    return step instanceof Promise ? step.then(rowOf) : rowOf(step)
  }
  return {
    next: () => {
      const row = ahead ?? draw()
      ahead = undefined
      return row
    },
    hasMore: async () => {
      ahead ??= await draw()
      return ahead !== undefined
    },
    close: async () => {
      await iterator.return?.()
    },
  }
}

function rowOf(step: IteratorResult<Row>): Row | undefined {
  return step.done ? undefined : step.value
}
