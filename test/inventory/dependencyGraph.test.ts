import { describe, expect, it } from 'vitest'
import { type GraphLink, layOutGraph, shownPerLayer } from '../../src/inventory/dependencyGraph.ts'

const object = (code: string) => ({ id: code.toLowerCase(), code, name: `Name ${code}` })
const link = (from: string, to: string): GraphLink => ({
  fromId: from,
  toId: to,
  relation: 'depends_on',
})
const many = (count: number) =>
  Array.from({ length: count }, (_, index) => object(`C${String(index + 1).padStart(3, '0')}`))

function graphOf(codes: readonly string[], links: readonly GraphLink[]) {
  const [centre, ...others] = codes.map(object)
  return layOutGraph(centre ?? object('S001'), others, links)
}

describe('the picture of dependencies', () => {
  it('is none where nothing is linked', () => {
    expect(graphOf(['S001', 'A001'], [])).toBeUndefined()
  })

  it('puts what depends on it left, and what it depends on right, two steps far', () => {
    const graph = graphOf(
      ['S001', 'GP001', 'A001', 'R001', 'G001', 'G002'],
      [
        link('gp001', 'a001'),
        link('a001', 's001'),
        link('s001', 'r001'),
        link('r001', 'g001'),
        link('g001', 'g002'),
      ],
    )

    const columns = [...(graph?.nodes ?? [])].sort((a, b) => a.x - b.x).map((n) => n.object?.code)
    expect(columns).toEqual(['GP001', 'A001', 'S001', 'R001', 'G001'])
    expect(graph?.edges).toHaveLength(4)
    expect(graph?.nodes.filter(({ isCentre }) => isCentre)).toHaveLength(1)
  })

  it.each([
    ['as many as fit are all shown', shownPerLayer, shownPerLayer, 0],
    ['one more is told as two others', shownPerLayer + 1, shownPerLayer - 1, 2],
    ['of 40 neighbours 33 are a number', 40, 7, 33],
  ])('%s', (_, count, shown, hidden) => {
    const objects = many(count)

    const graph = layOutGraph(
      object('NZ001'),
      objects,
      objects.map(({ id }) => link(id, 'nz001')),
    )

    const others = graph?.nodes.filter(({ isCentre }) => !isCentre) ?? []
    expect(others.filter((each) => each.object !== null)).toHaveLength(shown)
    expect(others.find((each) => each.object === null)?.count ?? 0).toBe(hidden)
    expect(graph?.edges).toHaveLength(shown)
  })

  it('draws one line between two that are linked twice', () => {
    const graph = graphOf(
      ['S001', 'R001'],
      [link('s001', 'r001'), { ...link('s001', 'r001'), relation: 'located_in' }],
    )

    expect(graph?.edges).toHaveLength(1)
  })

  it('survives a circle, and leaves out what lies in another information domain', () => {
    const graph = graphOf(
      ['S001', 'S002'],
      [link('s001', 's002'), link('s002', 's001'), link('s001', 'elsewhere')],
    )

    expect(graph?.nodes.map((each) => each.object?.code)).toEqual(['S001', 'S002'])
  })

  it('lets no nodes lie upon each other', () => {
    const objects = many(8)

    const graph = layOutGraph(
      object('NZ001'),
      objects,
      objects.map(({ id }) => link(id, 'nz001')),
    )

    const places = new Set(graph?.nodes.map(({ x, y }) => `${x} ${y}`))
    expect(places.size).toBe(9)
    for (const { y } of graph?.nodes ?? []) expect(y).toBeGreaterThanOrEqual(0)
  })
})
