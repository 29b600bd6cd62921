/**
 * The neighbourhood of a target object as a picture: what needs it stands left of it, what it needs right of it, in
 * layers; at most `shownPerLayer` in each, the rest is a number.
 * @module
 */
import { compareByCode } from './order.ts'
import type { Relation } from './targetObject.ts'

export type GraphObject = { readonly id: string; readonly code: string; readonly name: string }

export type GraphLink = {
  readonly fromId: string
  readonly toId: string
  readonly relation: Relation
}

/** `x`, `y`: the upper left corner in pixels. `count` instead of an object: so many others stand there. */
export type GraphNode = {
  readonly id: string
  readonly x: number
  readonly y: number
  readonly object: GraphObject | null
  readonly count: number
  readonly isCentre: boolean
}

export type GraphEdge = GraphLink & {
  readonly from: { readonly x: number; readonly y: number }
  readonly to: { readonly x: number; readonly y: number }
}

export type Graph = {
  readonly nodes: readonly GraphNode[]
  readonly edges: readonly GraphEdge[]
  readonly width: number
  readonly height: number
}

export const nodeWidth = 168
export const nodeHeight = 44
const gapX = 52
const gapY = 12
const margin = 4

/** Neighbours of neighbours are shown, no further. */
const depth = 2
export const shownPerLayer = 8

/** Undefined where nothing is linked. Links to objects that are not given are left out. */
export function layOutGraph(
  centre: GraphObject,
  objects: readonly GraphObject[],
  links: readonly GraphLink[],
): Graph | undefined {
  const known = new Map(objects.map((each) => [each.id, each]))
  known.set(centre.id, centre)
  const inside = links.filter(({ fromId, toId }) => known.has(fromId) && known.has(toId))
  const placed = new Set([centre.id])
  const right = layersOf(centre, known, placed, (id) => targets(inside, id))
  const left = layersOf(centre, known, placed, (id) => sources(inside, id))
  if (left.length + right.length === 0) return undefined
  const centreLayer: Layer = { objects: [centre], hidden: 0 }
  return positioned([...left.toReversed(), centreLayer, ...right], centre, inside)
}

type Layer = { readonly objects: readonly GraphObject[]; readonly hidden: number }

function layersOf(
  centre: GraphObject,
  known: ReadonlyMap<string, GraphObject>,
  placed: Set<string>,
  next: (id: string) => string[],
): Layer[] {
  const layers: Layer[] = []
  let from: readonly GraphObject[] = [centre]
  for (let step = 0; step < depth; step += 1) {
    const ids = new Set(from.flatMap(({ id }) => next(id)).filter((id) => !placed.has(id)))
    const found = [...ids].flatMap((id) => known.get(id) ?? []).sort(compareByCode)
    if (found.length === 0) break
    for (const { id } of found) placed.add(id)
    // One that is left over is shown rather than „1 weiteres“.
    const shown = found.length > shownPerLayer ? found.slice(0, shownPerLayer - 1) : found
    layers.push({ objects: shown, hidden: found.length - shown.length })
    from = shown
  }
  return layers
}

function targets(links: readonly GraphLink[], id: string): string[] {
  return links.filter(({ fromId }) => fromId === id).map(({ toId }) => toId)
}

function sources(links: readonly GraphLink[], id: string): string[] {
  return links.filter(({ toId }) => toId === id).map(({ fromId }) => fromId)
}

/** Each layer is a column, centred upright. */
function positioned(
  layers: readonly Layer[],
  centre: GraphObject,
  links: readonly GraphLink[],
): Graph {
  const heights = layers.map(({ objects, hidden }) =>
    columnHeight(objects.length + (hidden ? 1 : 0)),
  )
  const height = Math.max(...heights)
  const nodes = layers.flatMap(({ objects, hidden }, column) => {
    const x = margin + column * (nodeWidth + gapX)
    const top = margin + (height - (heights[column] ?? 0)) / 2
    const y = (row: number) => top + row * (nodeHeight + gapY)
    const shown: GraphNode[] = objects.map((object, row) => ({
      id: object.id,
      x,
      y: y(row),
      object,
      count: 1,
      isCentre: object.id === centre.id,
    }))
    const rest = { id: `rest-${column}`, x, y: y(objects.length), object: null, isCentre: false }
    return hidden > 0 ? [...shown, { ...rest, count: hidden }] : shown
  })
  return {
    nodes,
    edges: edgesBetween(nodes, links),
    width: 2 * margin + layers.length * nodeWidth + (layers.length - 1) * gapX,
    height: height + 2 * margin,
  }
}

function columnHeight(rows: number): number {
  return rows * nodeHeight + (rows - 1) * gapY
}

/** From the right side of one node to the left side of the other; several links between two are one line. */
function edgesBetween(nodes: readonly GraphNode[], links: readonly GraphLink[]): GraphEdge[] {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const drawn = new Set<string>()
  return links.flatMap((link) => {
    const [from, to] = [byId.get(link.fromId), byId.get(link.toId)]
    const key = `${link.fromId} ${link.toId}`
    if (!from || !to || from.x >= to.x || drawn.has(key)) return []
    drawn.add(key)
    const middle = nodeHeight / 2
    return [
      {
        ...link,
        from: { x: from.x + nodeWidth, y: from.y + middle },
        to: { x: to.x, y: to.y + middle },
      },
    ]
  })
}
