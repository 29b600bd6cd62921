/** The head of the event chain, who gets it each month, and how the mails went. @module */
import type { HeadMail, HeadReader } from '../../../db/queries/chainHeadMails.ts'
import { dayOf, germanDay, germanInstant } from '../../core/day.ts'
import { Button, Form, FormActions, type FormState, TextField } from '../../web/form.tsx'
import { Heading } from '../../web/Heading.tsx'
import { hashGroups, headMailStateLabels, speakMonth } from './headMail.ts'

export const headsPath = '/verwaltung/kopf-der-kette'

type HeadPageProps = {
  head: { readonly sequence: number; readonly hash: string; readonly at: string | null }
  readers: readonly HeadReader[]
  mails: readonly HeadMail[]
  /** Why no mail gets out; undefined where one does. */
  missing: string | undefined
  state: FormState
  csrfToken: string
}

export function HeadPage({ head, readers, mails, missing, state, csrfToken }: HeadPageProps) {
  const count =
    readers.length === 1 ? 'Eine Adresse bekommt' : `${readers.length} Adressen bekommen`
  return (
    <>
      <p class="crumb">
        <a href="/verwaltung">Verwaltung</a>
      </p>
      <Heading
        title={
          readers.length === 0
            ? 'Niemand hat den Kopf der Kette'
            : `${count} den Kopf der Kette jeden Monat`
        }
        lead="Wer ihn außerhalb der Stadt aufhebt, kann später zeigen, dass das Änderungsprotokoll nicht neu geschrieben wurde. Gut geeignet sind Auditor, Rechnungsprüfung, Bürgermeister."
      />
      <HeadFacts {...head} />
      {missing ? (
        <div class="problems">
          <p>
            <strong>Es geht keine Mail hinaus:</strong> {missing}
          </p>
        </div>
      ) : null}
      <h2>Wer ihn bekommt</h2>
      <Readers readers={readers} csrfToken={csrfToken} />
      <h2>Adresse eintragen</h2>
      <Form action={headsPath} csrfToken={csrfToken} problems={state.problems}>
        <p>
          Die Mail geht am ersten Arbeitstag des Monats hinaus, an neue Adressen bei der nächsten
          Gelegenheit. Sie enthält die Prüfsumme und sagt, wozu sie gut ist.
        </p>
        <TextField name="name" label="Name" state={state} />
        <TextField name="email" label="Mailadresse" type="email" state={state} />
        <FormActions save="Adresse eintragen" />
      </Form>
      <h2>Was hinausging</h2>
      <Mails mails={mails} />
    </>
  )
}

/** In groups, as it is compared with a print or a mail. */
export function HeadFacts({ sequence, hash, at }: HeadPageProps['head']) {
  if (at === null) return <p>Das Änderungsprotokoll hat noch keinen Eintrag.</p>
  return (
    <dl class="facts">
      <dt>Kopf der Kette</dt>
      <dd>
        <code class="hash">{hashGroups(hash).join(' ')}</code>
      </dd>
      <dt>Ereignis</dt>
      <dd>
        {sequence} vom {germanInstant(at)}
      </dd>
    </dl>
  )
}

function Readers({ readers, csrfToken }: Pick<HeadPageProps, 'readers' | 'csrfToken'>) {
  if (readers.length === 0) return <p>Noch ist niemand eingetragen.</p>
  return (
    <div class="table-wrap">
      <table class="cards">
        <caption class="kern-sr-only">Wer den Kopf der Kette bekommt</caption>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Mailadresse</th>
            <th scope="col">Eingetragen</th>
            <th scope="col">
              <span class="kern-sr-only">Aktion</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {readers.map(({ id, name, email, addedBy, addedAt }) => (
            <tr>
              <th scope="row">{name}</th>
              <td data-label="Mailadresse">{email}</td>
              <td data-label="Eingetragen">
                {germanDay(dayOf(addedAt))} von {addedBy}
              </td>
              <td>
                <Form action={`${headsPath}/${id}/entfernung`} csrfToken={csrfToken}>
                  <Button>
                    Streichen<span class="kern-sr-only"> von {name}</span>
                  </Button>
                </Form>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Mails({ mails }: Pick<HeadPageProps, 'mails'>) {
  if (mails.length === 0) return <p>Noch ging keine Mail hinaus.</p>
  return (
    <div class="table-wrap">
      <table class="cards">
        <caption class="kern-sr-only">Mails mit dem Kopf der Kette</caption>
        <thead>
          <tr>
            <th scope="col">Monat</th>
            <th scope="col">An</th>
            <th scope="col">Ereignis</th>
            <th scope="col">Stand</th>
          </tr>
        </thead>
        <tbody>
          {mails.map(({ month, name, email, sequence, state, sentAt, problem }) => (
            <tr>
              <th scope="row">{speakMonth(month)}</th>
              <td data-label="An">
                {name} <small>{email}</small>
              </td>
              <td data-label="Ereignis" class="number">
                {sequence}
              </td>
              <td data-label="Stand" class={state === 'given_up' ? 'late' : undefined}>
                {headMailStateLabels[state]}
                {sentAt ? `, ${germanInstant(sentAt)}` : ''}
                {problem ? <small>{problem}</small> : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
