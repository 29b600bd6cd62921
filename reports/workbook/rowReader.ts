import type { Row, Sheet } from '../sheet.ts'

/** Rows one by one, with a look ahead, from what is at hand or still coming in parts. */
export type RowReader = {
  next: () => Row | undefined | Promise<Row | undefined>
  hasMore: () => Promise<boolean>
  close: () => Promise<void>
}

export function readRows(rows: Sheet['rows']): RowReader {
  const source = Symbol.asyncIterator in rows ? drawParts(rows) : drawHeld(rows)
  let ahead: Row | undefined
  return {
    next: () => {
      const row = ahead ?? source.draw()
      ahead = undefined
      return row
    },
    hasMore: async () => {
      ahead ??= await source.draw()
      return ahead !== undefined
    },
    close: source.close,
  }
}

type Source = { draw: RowReader['next']; close: RowReader['close'] }

function drawHeld(rows: Iterable<Row>): Source {
  const iterator = rows[Symbol.iterator]()
  return {
    draw: () => {
      const step = iterator.next()
      return step.done ? undefined : step.value
    },
    close: async () => {
      iterator.return?.()
    },
  }
}

function drawParts(rows: AsyncIterable<readonly Row[]>): Source {
  const iterator = rows[Symbol.asyncIterator]()
  let part: readonly Row[] = []
  let drawn = 0
  const drawNextPart = async (): Promise<Row | undefined> => {
    for (;;) {
      const step = await iterator.next()
      if (step.done) return undefined
      const [first] = step.value
      if (first === undefined) continue
      part = step.value
      drawn = 1
      return first
    }
  }
  return {
    draw: () => {
      if (drawn === part.length) return drawNextPart()
      drawn += 1
      return part[drawn - 1]
    },
    close: async () => {
      await iterator.return?.()
    },
  }
}
