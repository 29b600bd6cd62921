/** One digest: what stood in it, and how its delivery went. @module */
import type { StoredReminder } from '../../../db/queries/reminderOutbox.ts'
import { germanDay, germanInstant } from '../../core/day.ts'
import { Button, Form } from '../../web/form.tsx'
import { Heading } from '../../web/Heading.tsx'
import { type PageOf, Pager } from '../../web/Pager.tsx'
import { countOf, nounOf } from '../mail/itemWords.ts'
import type { ReminderItem } from '../reminderItem.ts'
import { reminderStateLabels } from '../reminderState.ts'
import { recordPath, stateSignals } from './RecordPage.tsx'
import { speakLead, speakReason } from './reminderWords.ts'

type Props = {
  reminder: StoredReminder
  items: readonly ReminderItem[]
  page: PageOf
  mayRetry: boolean
  csrfToken: string
}

export function ReminderPage(props: Props) {
  const { reminder, page, items } = props
  return (
    <>
      <p class="crumb">
        <a href={recordPath}>Erinnerungen</a>
      </p>
      <Heading
        title={`${reminder.recipientName}, ${germanDay(reminder.day)}`}
        detail={page.total === 1 ? '1 Termin' : `${page.total} Termine`}
        lead={leadOf(reminder)}
        actions={<Retry {...props} />}
      />
      <h2>Zustellung</h2>
      <DeliveryFacts reminder={reminder} />
      <h2>Woran erinnert wurde</h2>
      <ItemTable items={items} />
      <Pager page={page} path={`${recordPath}/${reminder.id}`} query={{}} />
    </>
  )
}

function Retry({ reminder: { id, state }, mayRetry, csrfToken }: Props) {
  if (!mayRetry || state !== 'given_up') return null
  return (
    <Form action={`${recordPath}/${id}/zustellung`} csrfToken={csrfToken} class="inline">
      <Button isPrimary>Erneut versuchen</Button>
    </Form>
  )
}

function leadOf({ state, sentAt, problem, nextAttemptAt }: StoredReminder): string {
  switch (state) {
    case 'sent':
      return `Der Mailserver nahm die Mail am ${germanInstant(sentAt ?? nextAttemptAt)} an.`
    case 'waiting':
      return `Die Mail wartet; der nächste Versuch ist ab ${germanInstant(nextAttemptAt)}.`
    case 'given_up':
      return `Die Mail wurde aufgegeben: ${problem}`
    case 'replaced':
      return 'Die Mail ging an ihrem Tag nicht hinaus. Was noch offen war, steht in der nächsten Erinnerung.'
  }
}

function DeliveryFacts({ reminder }: { reminder: StoredReminder }) {
  const { recipientName, email, state, isLate, attempts, sentAt, serverAnswer, problem } = reminder
  return (
    <dl class="facts">
      <dt>Empfänger</dt>
      <dd>
        {recipientName}, {email}
      </dd>
      <dt>Stand</dt>
      <dd>
        <span class={stateSignals[state]}>{reminderStateLabels[state]}</span>
        {isLate ? ' · enthält Verspätetes' : ''}
      </dd>
      <dt>Entschieden</dt>
      <dd>{germanInstant(reminder.createdAt)}</dd>
      <Fact label="Zugestellt" value={sentAt ? germanInstant(sentAt) : ''} />
      <dt>Versuche</dt>
      <dd>{attempts}</dd>
      <Fact
        label="Nächster Versuch"
        value={state === 'waiting' ? `ab ${germanInstant(reminder.nextAttemptAt)}` : ''}
      />
      <Fact label="Hindernis" value={state === 'sent' ? '' : problem} />
      <Fact label="Antwort des Mailservers" value={serverAnswer} />
      <dt>Message-ID</dt>
      <dd>
        <code class="hash">{reminder.messageId}</code>
      </dd>
    </dl>
  )
}

function Fact({ label, value }: { label: string; value: string }) {
  if (value === '') return null
  return (
    <>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </>
  )
}

function ItemTable({ items }: { items: readonly ReminderItem[] }) {
  if (items.length === 0) return <p>Die Einträge gehören zu anderen Informationsverbünden.</p>
  return (
    <div class="table-wrap">
      <table class="cards">
        <caption class="kern-sr-only">Einträge der Erinnerung</caption>
        <thead>
          <tr>
            <th scope="col">Termin</th>
            <th scope="col">Gegenstand</th>
            <th scope="col">Art</th>
            <th scope="col">Verantwortlich</th>
            <th scope="col">Erinnert</th>
          </tr>
        </thead>
        <tbody>{items.map((item) => itemRow(item))}</tbody>
      </table>
    </div>
  )
}

function itemRow(item: ReminderItem) {
  const { title, place, path, dueOn, originalDueOn, responsible, isLate } = item
  const count = countOf(item)
  return (
    <tr>
      <td data-label="Termin" class="nowrap">
        {germanDay(dueOn)}
        {originalDueOn === dueOn ? null : (
          <small class="muted">ursprünglich {germanDay(originalDueOn)}</small>
        )}
      </td>
      <th scope="row">
        <a href={path}>{title}</a>
        {place ? <small class="muted">{place}</small> : null}
        {count ? <small class="muted">{count}</small> : null}
      </th>
      <td data-label="Art">{nounOf(item)}</td>
      <td data-label="Verantwortlich">{responsible || '–'}</td>
      <td data-label="Erinnert">
        {speakLead(item)}
        {isLate ? <span class="soon"> (verspätet)</span> : null}
        <small class="muted">{speakReason(item)}</small>
      </td>
    </tr>
  )
}
