type Link = { readonly fromId: string; readonly toId: string }

/**
 * The way from `toId` back to `fromId`, both included, that a new dependency would close to a circle; undefined
 * where there is none.
 */
export function findCircle(links: readonly Link[], { fromId, toId }: Link): string[] | undefined {
  const next = new Map<string, string[]>()
  for (const link of links) next.set(link.fromId, [...(next.get(link.fromId) ?? []), link.toId])
  const cameFrom = new Map<string, string | null>([[toId, null]])
  const queue = [toId]
  // The queue grows while it is walked through.
  for (const id of queue) {
    if (id === fromId) return wayTo(id, cameFrom)
    for (const other of next.get(id) ?? []) {
      if (cameFrom.has(other)) continue
      cameFrom.set(other, id)
      queue.push(other)
    }
  }
  return undefined
}

function wayTo(end: string, cameFrom: ReadonlyMap<string, string | null>): string[] {
  const way: string[] = []
  for (let id: string | null = end; id !== null; id = cameFrom.get(id) ?? null) way.unshift(id)
  return way
}
