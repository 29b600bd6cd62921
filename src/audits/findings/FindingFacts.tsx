/** One finding in full: what was found, what it is about, what became of it. @module */
import type { Child } from 'hono/jsx'
import { germanInstant } from '../../core/day.ts'
import { measureStatusLabels } from '../../measures/measure.ts'
import { DayText } from '../../web/DayText.tsx'
import { KindText } from './FindingTable.tsx'
import type { FindingEntry } from './findingEntry.ts'

type FindingFactsProps = {
  entry: FindingEntry
  /** What it is about, with links where there is something to look at. */
  about: Child
  /** The measure, as a link where it may be seen. */
  measure: Child
}

export function FindingFacts({ entry, about, measure }: FindingFactsProps) {
  const { finding } = entry
  return (
    <>
      <p class="lines">{finding.text}</p>
      <dl class="facts">
        <dt>Art</dt>
        <dd>
          <KindText kind={finding.kind} />
        </dd>
        <dt>Bezug</dt>
        <dd>{about}</dd>
        <dt>Festgestellt am</dt>
        <dd>
          <DayText day={finding.foundOn} />
        </dd>
        <dt>Zu beheben bis</dt>
        <dd>
          <DayText day={finding.dueOn} none="keine Frist der Prüfung" />
        </dd>
        <dt>Eingetragen</dt>
        <dd>
          {finding.createdBy}, {germanInstant(finding.createdAt)}
        </dd>
        <dt>Maßnahme</dt>
        <dd>{measure}</dd>
        <Ending entry={entry} />
      </dl>
    </>
  )
}

/** The measure in words: where it stands and until when. */
export function MeasureState({ entry: { measure } }: { entry: FindingEntry }) {
  if (!measure) return <>noch keine</>
  return (
    <>
      {measureStatusLabels[measure.status]}
      {measure.doneOn ? (
        <>
          {' '}
          am <DayText day={measure.doneOn} />
        </>
      ) : measure.dueOn && measure.status !== 'dropped' ? (
        <>
          , bis <DayText day={measure.dueOn} />
        </>
      ) : null}
    </>
  )
}

function Ending({ entry: { finding } }: { entry: FindingEntry }) {
  if (finding.withdrawnOn !== null) {
    return (
      <>
        <dt>Zurückgezogen</dt>
        <dd>
          am <DayText day={finding.withdrawnOn} />: {finding.withdrawnBecause}
        </dd>
      </>
    )
  }
  if (finding.answeredOn === null) return null
  return (
    <>
      <dt>Behoben</dt>
      <dd>
        am <DayText day={finding.answeredOn} />: {finding.answer}
        <small> {finding.answeredBy}</small>
      </dd>
    </>
  )
}
