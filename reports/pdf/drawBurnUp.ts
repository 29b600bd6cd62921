import {
  type BurnUpFacts,
  burnUp,
  type Frame,
  type Mark,
  type MarkLook,
} from '../../src/milestones/chart/burnUp.ts'
import { escapeXml } from '../workbook/xml.ts'

/** As wide as the text of a page when 12 units are 9 points. */
const frame: Frame = { width: 640, plotHeight: 165 }

const ink = '#1b1d22'
const muted = '#5b6270'
const accent = '#1f4b99'
const colours: Record<MarkLook, string> = {
  late: '#a5111c',
  coming: '#7a5200',
  good: '#0f6b3c',
  forecast: accent,
}

/** The line of a mark stops where the label of another one crosses it. */
const halo = 'stroke="#ffffff" stroke-width="3" paint-order="stroke"'

/** More lines would cover the curve. */
const mostGoals = 8

/** The burn-up chart of the pages as SVG for paper; undefined with figures of less than two days. */
export function drawBurnUp(facts: BurnUpFacts): string | undefined {
  if (facts.days.length < 2) return undefined
  const { width, height, plot, met, total, totalText, today, forecast, marks, ticks } = burnUp(
    { ...facts, goals: nearestGoals(facts) },
    frame,
  )
  const axisX = plot.left - 8
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="Fira Sans" font-size="12">`,
    stroke(`M${plot.left},${plot.bottom}H${plot.right}`, muted, 1),
    ...ticks.map(({ x, text }) => label(x, plot.bottom + 17, text, muted)),
    label(axisX, plot.bottom, '0', muted, 'end'),
    label(axisX, totalText.y + 4, totalText.text, muted, 'end'),
    stroke(total, muted, 1, '3 3'),
    ...marks.map((mark) => drawLine(mark, plot.bottom)),
    ...marks.map(drawLabel),
    forecast
      ? stroke(
          `M${forecast.from.x},${forecast.from.y}L${forecast.to.x},${forecast.to.y}`,
          accent,
          1.8,
          '6 5',
        )
      : '',
    stroke(met, accent, 2.4),
    stroke(`M${today.x},${today.y}V${plot.bottom}`, ink, 0.8, '1 3'),
    `<circle cx="${today.x}" cy="${today.y}" r="3.5" fill="${accent}"/>`,
    label(
      today.anchor === 'end' ? today.x - 8 : today.x + 8,
      today.y - 10,
      today.text,
      accent,
      today.anchor,
      600,
    ),
    '</svg>',
  ].join('')
}

function nearestGoals({ goals, days, today }: BurnUpFacts): BurnUpFacts['goals'] {
  const first = days[0]?.day ?? today
  const shown = goals.filter(({ day }) => day >= first)
  if (shown.length <= mostGoals) return shown
  const distance = (day: string) => Math.abs(Date.parse(day) - Date.parse(today))
  const near = new Set(
    shown.toSorted((a, b) => distance(a.day) - distance(b.day)).slice(0, mostGoals),
  )
  return shown.filter((goal) => near.has(goal))
}

function drawLine({ x, y, look }: Mark, bottom: number): string {
  const dashes = look === 'forecast' ? '6 5' : undefined
  return stroke(`M${x},${y - 10}V${bottom}`, colours[look], 1, dashes)
}

function drawLabel({ y, text, look, anchor, from, to }: Mark): string {
  return label(anchor === 'start' ? from : to, y, text, colours[look], anchor)
}

function stroke(path: string, colour: string, width: number, dashes?: string): string {
  const dashed = dashes ? ` stroke-dasharray="${dashes}"` : ''
  return `<path d="${path}" fill="none" stroke="${colour}" stroke-width="${width}"${dashed}/>`
}

function label(
  x: number,
  y: number,
  text: string,
  colour: string,
  anchor: 'start' | 'end' = 'start',
  weight = 400,
): string {
  const place = `x="${x}" y="${y}" text-anchor="${anchor}" font-weight="${weight}"`
  return `<text ${place} fill="${colour}" ${halo}>${escapeXml(text)}</text>`
}
