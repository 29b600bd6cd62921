/**
 * Where the labels of vertical lines stand above a chart, so that none covers another. Rows count from 0, the one
 * next to the plot; each line goes up to the row of its label.
 * @module
 */
export type LabelWish = { readonly x: number; readonly width: number }

/** `from` and `to` are the ends of the text; `anchor` says on which side of its line it stands. */
export type PlacedLabel = {
  readonly row: number
  readonly from: number
  readonly to: number
  readonly anchor: 'start' | 'end'
}

type Placed = PlacedLabel & { readonly x: number }

/** Between a line and its label, and between two labels. */
const gap = 5

/**
 * One place for each wish, in the order given. Labels stand right of their line, left of it where they would
 * leave the chart. Worked off from right to left, so that of two neighbours the left one stands above and no line
 * has to cross a label.
 */
export function placeLabels(
  wishes: readonly LabelWish[],
  bounds: { readonly left: number; readonly right: number },
): PlacedLabel[] {
  const placed = new Map<LabelWish, Placed>()
  for (const wish of wishes.toSorted((a, b) => b.x - a.x)) {
    const span = spanOf(wish, bounds)
    const others = [...placed.values()]
    const row = findRow({ ...span, x: wish.x }, others)
    placed.set(wish, { ...span, x: wish.x, row })
  }
  return wishes.flatMap((wish) => placed.get(wish) ?? [])
}

/** How many rows the labels need. */
export function rowsOf(labels: readonly PlacedLabel[]): number {
  return Math.max(0, ...labels.map(({ row }) => row + 1))
}

function spanOf(
  { x, width }: LabelWish,
  { left, right }: { left: number; right: number },
): Omit<PlacedLabel, 'row'> {
  const end = x + gap + width
  if (end <= right || x - gap - width < left) {
    const to = Math.min(end, right)
    return { from: to - width, to, anchor: 'start' }
  }
  return { from: x - gap - width, to: x - gap, anchor: 'end' }
}

/** The lowest row without a collision; above all others at the latest, where lines alone may cross. */
function findRow(label: Omit<Placed, 'row'>, others: readonly Placed[]): number {
  const top = rowsOf(others)
  for (let row = 0; row < top; row += 1) {
    if (isFree({ ...label, row }, others)) return row
  }
  return top
}

function isFree(label: Placed, others: readonly Placed[]): boolean {
  return others.every((other) => {
    if (other.row === label.row) return label.to + gap <= other.from || other.to + gap <= label.from
    const [upper, lower] = other.row > label.row ? [other, label] : [label, other]
    return upper.x < lower.from - 1 || upper.x > lower.to + 1
  })
}
