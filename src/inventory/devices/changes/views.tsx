/** What was done to many devices at once: the list of it, and one of it with the way back. @module */
import type { InformationDomain } from '../../../../db/queries/informationDomains.ts'
import { germanInstant } from '../../../core/day.ts'
import { addressOf } from '../../../web/address.ts'
import { Button, Form } from '../../../web/form.tsx'
import { Empty, Heading } from '../../../web/Heading.tsx'
import { type DeviceChangeSet, deviceChangeKindLabels, speakExtent } from './changeSet.ts'
import type { ChangeSetPage, ShownChange } from './readChangeSetPage.ts'

const path = '/geraete/aenderungen'

export function ChangeSetList({
  domain,
  sets,
  nameOfActor,
  older,
}: {
  domain: InformationDomain
  sets: readonly DeviceChangeSet[]
  nameOfActor: (actorId: string) => string
  /** The page of those that are older; undefined where there are none. */
  older: string | undefined
}) {
  return (
    <>
      <Heading
        title="Vorgänge an vielen Geräten"
        detail={domain.name}
        lead={
          <>
            Was an vielen Geräten auf einmal geändert oder eingelesen wurde. Solange danach niemand
            dieselben Geräte geändert hat, lässt es sich rückgängig machen.{' '}
            <a href={addressOf('/geraete', { verbund: domain.code })}>Zu den Geräten</a>
          </>
        }
      />
      {sets.length === 0 ? (
        <Empty title="Noch keine">
          <p>
            Hier steht jede Liste, die Sie einlesen, und jede Auswahl von Geräten, die Sie auf
            einmal ändern.
          </p>
        </Empty>
      ) : (
        <div class="table-wrap">
          <table class="cards dense">
            <caption class="kern-sr-only">Vorgänge, der letzte zuerst</caption>
            <thead>
              <tr>
                <th scope="col">Vorgang</th>
                <th scope="col">Wann</th>
                <th scope="col">Wer</th>
                <th scope="col">Geräte</th>
                <th scope="col">Stand</th>
              </tr>
            </thead>
            <tbody>
              {sets.map((set) => (
                <tr>
                  <th scope="row">
                    <a href={addressOf(`${path}/${set.id}`, { verbund: domain.code })}>
                      {deviceChangeKindLabels[set.kind]}
                    </a>
                    {set.file ? <small>{set.file}</small> : null}
                  </th>
                  <td data-label="Wann">{germanInstant(set.at)}</td>
                  <td data-label="Wer">{nameOfActor(set.actorId)}</td>
                  <td data-label="Geräte">{speakExtent(set)}</td>
                  <td data-label="Stand">
                    {set.undoneAt === null ? 'gilt' : 'rückgängig gemacht'}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {older ? (
        <nav class="pager" aria-label="Seiten">
          <a href={older} rel="next">
            Ältere
          </a>
        </nav>
      ) : null}
    </>
  )
}

export function ChangeSetDetail({
  domain,
  page: { set, changes, nameOfActor },
  mayUndo,
  problem,
  csrfToken,
}: {
  domain: InformationDomain
  page: ChangeSetPage
  mayUndo: boolean
  /** Why it could not be undone, after it was tried. */
  problem: string | undefined
  csrfToken: string
}) {
  const query = { verbund: domain.code }
  const total = set.created + set.changed
  const hidden = total - changes.length
  const isBlocked = changes.some(({ obstacle }) => obstacle !== '')
  return (
    <>
      <Heading
        title={`${deviceChangeKindLabels[set.kind]}: ${speakExtent(set)}`}
        detail={domain.name}
        lead={`${nameOfActor(set.actorId)} am ${germanInstant(set.at)}${set.file ? ` aus „${set.file}“` : ''}.`}
      />
      {problem ? (
        <div class="problems" role="alert" tabindex={-1}>
          <p>
            <strong>{problem}</strong>
          </p>
        </div>
      ) : null}
      {set.undoneAt !== null ? (
        <p>
          Rückgängig gemacht am {germanInstant(set.undoneAt)} von {nameOfActor(set.undoneBy ?? '')}.
        </p>
      ) : isBlocked ? (
        <p class="late">
          Das lässt sich nicht mehr rückgängig machen, weil Geräte seither geändert wurden. Sie sind
          unten bezeichnet.
        </p>
      ) : mayUndo ? (
        <Form
          action={addressOf(`${path}/${set.id}/ruecknahme`, query)}
          csrfToken={csrfToken}
          class="inline-form"
        >
          <Button isPrimary>Rückgängig machen</Button>
          <span class="muted">
            {set.created > 0
              ? 'Neue Geräte werden entfernt, geänderte erhalten ihre früheren Werte.'
              : 'Alle Geräte erhalten ihre früheren Werte.'}
          </span>
        </Form>
      ) : null}
      <div class="table-wrap">
        <table class="cards dense">
          <caption class="kern-sr-only">Geräte dieses Vorgangs</caption>
          <thead>
            <tr>
              <th scope="col">Gerät</th>
              <th scope="col">{set.undoneAt === null ? 'Vorher und jetzt' : 'Was geändert war'}</th>
            </tr>
          </thead>
          <tbody>{changes.map(changeRow)}</tbody>
        </table>
      </div>
      {hidden > 0 ? <p class="muted">und {hidden} weitere Geräte</p> : null}
      <p>
        <a href={addressOf('/geraete', query)}>Zu den Geräten</a> ·{' '}
        <a href={addressOf(path, query)}>Alle Vorgänge</a>
      </p>
    </>
  )
}

/** Above the list, right after it was done: what it was, and the way back. */
export function ChangeNotice({
  set,
  verbund,
  csrfToken,
}: {
  set: DeviceChangeSet
  verbund: string
  csrfToken: string
}) {
  const page = `${path}/${set.id}`
  return (
    <div class="notice change-notice no-print" role="status">
      <span>
        {set.undoneAt === null ? '' : 'Rückgängig gemacht: '}
        Geräte: {speakExtent(set)}. <a href={addressOf(page, { verbund })}>Ansehen</a>
      </span>
      {set.undoneAt === null ? (
        <form method="post" action={addressOf(`${page}/ruecknahme`, { verbund })}>
          <input type="hidden" name="_csrf" value={csrfToken} />
          <button type="submit" class="plain">
            Rückgängig machen
          </button>
        </form>
      ) : null}
    </div>
  )
}

function changeRow({ name, fields, obstacle }: ShownChange) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td data-label="Änderung">
        {fields === null ? 'neu erfasst' : null}
        {fields?.map(({ label, before, after }) => (
          <span class="field-change">
            {label}: <del>{before || 'leer'}</del> → <ins>{after || 'leer'}</ins>
          </span>
        ))}
        {obstacle ? <strong class="late"> {obstacle}</strong> : null}
      </td>
    </tr>
  )
}
