import {
  type Graph,
  type GraphEdge,
  type GraphNode,
  nodeHeight,
  nodeWidth,
} from './dependencyGraph.ts'
import { type Relation, relationLabels, relations } from './targetObject.ts'

/**
 * A picture for the eyes; the list beside it says the same in words and has the links. It scrolls sideways where the
 * page is narrow, hence the tab stop.
 */
export function DependencyPicture({ graph, code }: { graph: Graph; code: string }) {
  const used = relations.filter((each) => graph.edges.some(({ relation }) => relation === each))
  return (
    <figure class="dependencies">
      <section class="graph-wrap" tabindex={0} aria-label={`Abhängigkeiten von ${code} als Bild`}>
        <svg
          role="img"
          aria-labelledby="graph-title graph-text"
          viewBox={`0 0 ${graph.width} ${graph.height}`}
          width={graph.width}
          height={graph.height}
        >
          <title id="graph-title">Abhängigkeiten von {code}</title>
          <desc id="graph-text">{descriptionOf(graph, code)}</desc>
          {graph.edges.map(edge)}
          {graph.nodes.map(node)}
        </svg>
      </section>
      <figcaption class="muted">
        Links steht, was sich auf {code} stützt; rechts, worauf sich {code} stützt.{' '}
        {used.map((relation) => (
          <span class="graph-key">
            <svg width="34" height="8" aria-hidden="true" focusable="false">
              <path class={`edge r-${relation}`} d="M0 4H34" />
            </svg>{' '}
            {relationLabels[relation]}
          </span>
        ))}
      </figcaption>
    </figure>
  )
}

function edge({ from, to, relation }: GraphEdge) {
  const bend = Math.max(20, (to.x - from.x) / 2)
  const tip = to.x - 5
  return (
    <g class={`edge-group r-${relation}`}>
      <path
        class={`edge r-${relation}`}
        d={`M${from.x} ${from.y}C${from.x + bend} ${from.y} ${tip - bend} ${to.y} ${tip} ${to.y}`}
      />
      <path class="arrow" d={`M${to.x} ${to.y}l-7 -4v8z`} />
    </g>
  )
}

function node({ x, y, object, count, isCentre }: GraphNode) {
  const middle = x + 10
  if (object === null) {
    return (
      <g>
        <rect class="node more" x={x} y={y} width={nodeWidth} height={nodeHeight} rx="4" />
        <text class="node-more" x={middle} y={y + 27}>
          und {count} weitere
        </text>
      </g>
    )
  }
  return (
    <g>
      <rect
        class={isCentre ? 'node centre' : 'node'}
        x={x}
        y={y}
        width={nodeWidth}
        height={nodeHeight}
        rx="4"
      />
      <text class={isCentre ? 'node-code centre' : 'node-code'} x={middle} y={y + 18}>
        {object.code}
      </text>
      <text class={isCentre ? 'node-name centre' : 'node-name'} x={middle} y={y + 35}>
        {shortened(object.name)}
      </text>
    </g>
  )
}

/** About as many letters as fit into a node. */
function shortened(name: string): string {
  return name.length > 24 ? `${name.slice(0, 23).trimEnd()}…` : name
}

function descriptionOf({ edges, nodes }: Graph, code: string): string {
  const codes = new Map(nodes.map(({ id, object }) => [id, object?.code ?? '']))
  const said = (relation: Relation) => relationLabels[relation]
  const sentences = edges.map(
    ({ fromId, toId, relation }) => `${codes.get(fromId)} ${said(relation)} ${codes.get(toId)}`,
  )
  const hidden = nodes.filter(({ object }) => object === null).reduce((sum, n) => sum + n.count, 0)
  const more = hidden > 0 ? ` ${hidden} weitere stehen nur in der Liste.` : ''
  return `${code} mit seinen Nachbarn: ${sentences.join('; ')}.${more}`
}
