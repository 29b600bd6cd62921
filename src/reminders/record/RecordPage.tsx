/** The delivery record: who was told what when, and what became of the mail. @module */
import { germanDay, germanInstant } from '../../core/day.ts'
import { FilterSelect, Filters } from '../../web/Filters.tsx'
import { Empty, Heading, LinkButton } from '../../web/Heading.tsx'
import { type PageOf, Pager } from '../../web/Pager.tsx'
import { reminderKindLabels, reminderKinds } from '../reminderKind.ts'
import { type ReminderState, reminderStateLabels, reminderStates } from '../reminderState.ts'
import type { DeliveryRecord, RecordRow } from './readRecord.ts'
import { type RecordFilter, recordQuery } from './recordFilter.ts'

export const recordPath = '/erinnerungen'

type Props = {
  record: DeliveryRecord
  filter: RecordFilter
  page: PageOf
  /** Only what was sent to the person who looks. */
  isOwn: boolean
  maySet: boolean
  mayExport: boolean
}

export function RecordPage(props: Props) {
  const { record, filter, page, maySet } = props
  const isFiltered = Object.values(filter).some((value) => value !== undefined)
  const isEmpty = record.found === 0 && !isFiltered
  return (
    <>
      <Heading title={titleOf(props)} lead={leadOf(props)} actions={<Actions {...props} />} />
      {isEmpty ? (
        <Empty title="Noch keine Erinnerung">
          <p>
            Hier steht, wer wann woran erinnert wurde, und ob die Mail ankam.
            {maySet ? ' Schalten Sie die Erinnerungen in den Einstellungen ein.' : ''}
          </p>
        </Empty>
      ) : (
        <>
          <RecordFilters {...props} />
          <RecordTable rows={record.rows} />
          <Pager page={page} path={recordPath} query={recordQuery(filter)} />
        </>
      )}
    </>
  )
}

function Actions({ maySet, mayExport, isOwn }: Props) {
  return (
    <>
      {mayExport ? <LinkButton href="/exporte#reminders">Als Arbeitsmappe</LinkButton> : null}
      {maySet ? <LinkButton href="/verwaltung/erinnerungen">Einstellen</LinkButton> : null}
      <LinkButton href="/erinnerungen/vorschau">Vorschau</LinkButton>
      {isOwn ? <LinkButton href="/konto/erinnerungen">Für mich einstellen</LinkButton> : null}
    </>
  )
}

function titleOf({ record: { states, givenUpLately }, isOwn }: Props): string {
  if (isOwn) return 'Ihre Erinnerungen'
  if (givenUpLately > 0) {
    return givenUpLately === 1
      ? 'Eine Erinnerung konnte nicht zugestellt werden'
      : `${givenUpLately} Erinnerungen konnten nicht zugestellt werden`
  }
  if (states.waiting > 0) {
    return states.waiting === 1
      ? 'Eine Erinnerung wartet auf den Mailserver'
      : `${states.waiting} Erinnerungen warten auf den Mailserver`
  }
  return states.sent > 0 ? 'Die letzten Erinnerungen sind zugestellt' : 'Erinnerungen'
}

function leadOf({ record: { states, lastSentAt } }: Props): string {
  if (lastSentAt === null) return 'Noch ist keine hinausgegangen.'
  const sent = states.sent === 1 ? 'Eine ist' : `${states.sent} sind`
  const waiting = states.waiting > 0 ? `, ${states.waiting} warten` : ''
  return `${sent} zugestellt${waiting}. Die letzte nahm der Mailserver am ${germanInstant(lastSentAt)} an.`
}

function RecordFilters({ record, filter, isOwn }: Props) {
  return (
    <Filters path={recordPath} keep={{}}>
      <FilterSelect
        name="stand"
        label="Stand"
        all="Jeder Stand"
        value={filter.state}
        options={reminderStates.map((state) => ({
          value: state,
          label: reminderStateLabels[state],
        }))}
      />
      {isOwn ? null : (
        <FilterSelect
          name="person"
          label="Person"
          all="Alle Personen"
          value={filter.recipientId}
          options={record.people.map(({ recipientId, name }) => ({
            value: recipientId,
            label: name,
          }))}
        />
      )}
      <FilterSelect
        name="art"
        label="Art"
        all="Alle Arten"
        value={filter.kind}
        options={reminderKinds.map((kind) => ({ value: kind, label: reminderKindLabels[kind] }))}
      />
      <label class="day-filter">
        Tag <input type="date" name="tag" value={filter.day ?? ''} />
      </label>
    </Filters>
  )
}

function RecordTable({ rows }: { rows: readonly RecordRow[] }) {
  if (rows.length === 0) return <p class="muted">Zu dieser Auswahl gibt es keine Erinnerung.</p>
  return (
    <div class="table-wrap">
      <table class="cards">
        <caption class="kern-sr-only">Erinnerungen, die neueste zuerst</caption>
        <thead>
          <tr>
            <th scope="col">Erinnerung</th>
            <th scope="col">Empfänger</th>
            <th scope="col">Woran</th>
            <th scope="col">Stand</th>
          </tr>
        </thead>
        <tbody>{rows.map((row) => recordRow(row))}</tbody>
      </table>
    </div>
  )
}

function recordRow(row: RecordRow) {
  const { id, day, isLate, recipientName, email, kinds, nearestDueOn } = row
  const count = kinds.reduce((sum, each) => sum + each.count, 0)
  return (
    <tr>
      <th scope="row" class="nowrap">
        <a href={`${recordPath}/${id}`}>
          {germanDay(day)}
          <span class="kern-sr-only"> an {recipientName}</span>
        </a>
        {isLate ? <small class="soon">verspätet</small> : null}
      </th>
      <td data-label="Empfänger">
        {recipientName}
        <small class="muted">{email}</small>
      </td>
      <td data-label="Woran">
        {count === 1 ? '1 Termin' : `${count} Termine`}
        {nearestDueOn ? `, der erste am ${germanDay(nearestDueOn)}` : ''}
        <small class="muted">
          {kinds.map((each) => `${reminderKindLabels[each.kind]}: ${each.count}`).join(' · ')}
        </small>
      </td>
      <td data-label="Stand">
        <StateText reminder={row} />
      </td>
    </tr>
  )
}

export const stateSignals: Readonly<Record<ReminderState, string>> = {
  waiting: 'soon',
  sent: 'good',
  given_up: 'late',
  replaced: 'muted',
}

function StateText({ reminder }: { reminder: RecordRow }) {
  const { state, sentAt, problem, nextAttemptAt, attempts } = reminder
  return (
    <>
      <span class={stateSignals[state]}>{reminderStateLabels[state]}</span>
      {sentAt ? <small class="muted">{germanInstant(sentAt)}</small> : null}
      {state === 'waiting' && attempts > 0 ? (
        <small class="muted">
          nach {attempts === 1 ? 'einem Versuch' : `${attempts} Versuchen`}, der nächste ab{' '}
          {germanInstant(nextAttemptAt)}
        </small>
      ) : null}
      {problem && state !== 'sent' ? <small>{problem}</small> : null}
    </>
  )
}
