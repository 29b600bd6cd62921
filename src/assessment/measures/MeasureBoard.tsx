/** The board: a column for each state; a card moves by its buttons. @module */
import {
  type MeasureStatus,
  measureStatuses,
  measureStatusLabels,
  nextStatuses,
} from '../../measures/measure.ts'
import { addressOf, pathOf } from '../../web/address.ts'
import { Hidden } from '../../web/form.tsx'
import {
  MeasureDay,
  MeasureFilters,
  MeasureFrame,
  type MeasureListProps,
  measurePath,
  ViewLinks,
} from './MeasureList.tsx'
import type { MeasureRow } from './readMeasures.ts'

/** More cards than that in a column stand in the table. */
const cardsPerColumn = 100

/** What each step is called on a button. */
const stepLabels: Record<MeasureStatus, string> = {
  planned: 'Zurückstellen',
  in_progress: 'Beginnen',
  done: 'Erledigt …',
  dropped: 'Verwerfen',
}

type BoardProps = MeasureListProps & { csrfToken: string; here: string }

export function MeasureBoard(props: BoardProps) {
  return (
    <MeasureFrame {...props}>
      <ViewLinks {...props} />
      <MeasureFilters {...props} />
      <div class="board">
        {measureStatuses.map((status) => (
          <Column {...props} status={status} />
        ))}
      </div>
    </MeasureFrame>
  )
}

function Column(props: BoardProps & { status: MeasureStatus }) {
  const { status, listed, domain, query } = props
  const cards = listed.filter((measure) => measure.status === status)
  const hidden = cards.length - cardsPerColumn
  return (
    <section aria-labelledby={`spalte-${status}`}>
      <h2 id={`spalte-${status}`}>
        {measureStatusLabels[status]} <span class="muted">{cards.length}</span>
      </h2>
      <ul>
        {cards.slice(0, cardsPerColumn).map((measure) => (
          <Card {...props} measure={measure} />
        ))}
      </ul>
      {cards.length === 0 ? <p class="muted">Keine Maßnahme.</p> : null}
      {hidden > 0 ? (
        <p>
          <a href={addressOf(measurePath, { verbund: domain.code, ...query, stand: status })}>
            {hidden} weitere in der Tabelle
          </a>
        </p>
      ) : null}
    </section>
  )
}

function Card({ measure, today, domain, csrfToken, here }: BoardProps & { measure: MeasureRow }) {
  const path = pathOf(measurePath, measure.code)
  const verbund = domain.code
  return (
    <li>
      <a href={addressOf(path, { verbund })}>{measure.title}</a>
      <small>
        {measure.code}
        {measure.responsible ? ` · ${measure.responsible}` : ' · niemand verantwortlich'}
      </small>
      <p>
        <MeasureDay measure={measure} today={today} isSentence />
      </p>
      {measure.mayReport ? (
        <form method="post" action={addressOf(`${path}/stand`, { verbund })} class="steps">
          <Hidden values={{ _csrf: csrfToken, version: measure.version, zurueck: here }} />
          {nextStatuses(measure.status).map((status) => (
            <button
              type="submit"
              name="status"
              value={status}
              class="plain"
              aria-label={`${measure.code}: ${stepOf(measure.status, status)}`}
            >
              {stepOf(measure.status, status)}
            </button>
          ))}
        </form>
      ) : null}
    </li>
  )
}

function stepOf(from: MeasureStatus, to: MeasureStatus): string {
  return from === 'done' || from === 'dropped' ? 'Wieder aufnehmen' : stepLabels[to]
}
