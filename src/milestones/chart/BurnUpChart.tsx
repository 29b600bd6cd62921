/** The burn-up chart: drawn twice, for desks and for phones, and its figures as a table. @module */
import { germanDay } from '../../core/day.ts'
import type { DayFigure } from '../pace.ts'
import {
  type BurnUp,
  type BurnUpFacts,
  burnUp,
  type Frame,
  type Mark,
  monthFigures,
  narrowFrame,
  wideFrame,
} from './burnUp.ts'

/** `summary` says in one sentence what the picture shows, `subject` what is counted. */
export function BurnUpChart({
  facts,
  summary,
  subject = 'Erfüllte Basis-Anforderungen',
}: {
  facts: BurnUpFacts
  summary: string
  subject?: string
}) {
  if (facts.days.length < 2) {
    return (
      <p class="muted">
        Die Kurve entsteht aus den Zahlen jedes Tages; von morgen an steht sie hier.
      </p>
    )
  }
  return (
    <figure class="burn-up">
      <Picture {...{ facts, summary, subject }} frame={wideFrame} size="wide" />
      <Picture {...{ facts, summary, subject }} frame={narrowFrame} size="small" />
      <FigureTable days={facts.days} subject={subject} />
    </figure>
  )
}

type PictureProps = {
  facts: BurnUpFacts
  summary: string
  subject: string
  frame: Frame
  size: 'wide' | 'small'
}

function Picture({ facts, summary, subject, frame, size }: PictureProps) {
  const drawing = burnUp(facts, frame)
  const { width, height, plot, met, total, forecast, ticks } = drawing
  const id = `verlaufskurve-${size}`
  return (
    <svg
      class={`chart ${size}`}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-labelledby={`${id}-titel ${id}-text`}
    >
      <title id={`${id}-titel`}>{subject} im Verlauf</title>
      <desc id={`${id}-text`}>{summary}</desc>
      <path class="axis" d={`M${plot.left},${plot.bottom}H${plot.right}`} />
      {ticks.map(({ x, text }) => (
        <text class="tick" x={x} y={plot.bottom + 17}>
          {text}
        </text>
      ))}
      <text class="tick" x={plot.left - 8} y={plot.bottom} text-anchor="end">
        0
      </text>
      <text class="tick" x={plot.left - 8} y={drawing.totalText.y + 4} text-anchor="end">
        {drawing.totalText.text}
      </text>
      <path class="total" d={total} />
      {drawing.marks.map((mark) => (
        <MarkLine mark={mark} bottom={plot.bottom} />
      ))}
      {forecast ? (
        <path
          class="ahead"
          d={`M${forecast.from.x},${forecast.from.y}L${forecast.to.x},${forecast.to.y}`}
        />
      ) : null}
      <path class="met" d={met} />
      <Today today={drawing.today} bottom={plot.bottom} />
    </svg>
  )
}

function MarkLine({ mark, bottom }: { mark: Mark; bottom: number }) {
  const { x, y, text, look, anchor, from, to } = mark
  return (
    <g class={`mark ${look}`}>
      <path d={`M${x},${y - 10}V${bottom}`} />
      <text x={anchor === 'start' ? from : to} y={y} text-anchor={anchor}>
        {text}
      </text>
    </g>
  )
}

function Today({ today, bottom }: { today: BurnUp['today']; bottom: number }) {
  const { x, y, text, anchor } = today
  return (
    <g class="today">
      <path d={`M${x},${y}V${bottom}`} />
      <circle cx={x} cy={y} r="4" />
      <text x={anchor === 'end' ? x - 8 : x + 8} y={y - 10} text-anchor={anchor}>
        {text}
      </text>
    </g>
  )
}

function FigureTable({ days, subject }: { days: readonly DayFigure[]; subject: string }) {
  return (
    <details class="no-print">
      <summary>Zahlen als Tabelle</summary>
      <table class="figures">
        <caption>{subject} am Ende jedes Monats und heute</caption>
        <thead>
          <tr>
            <th scope="col">Tag</th>
            <th scope="col" class="number">
              erfüllt
            </th>
            <th scope="col" class="number">
              von
            </th>
          </tr>
        </thead>
        <tbody>
          {monthFigures(days)
            .toReversed()
            .map(({ day, met, total }) => (
              <tr>
                <th scope="row">{germanDay(day)}</th>
                <td class="number">{met}</td>
                <td class="number">{total}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </details>
  )
}
