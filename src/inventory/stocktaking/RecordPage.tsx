/** The record of a round: what was found, missing, elsewhere, unknown; from here the inventory is put right. @module */
import type { Child } from 'hono/jsx'
import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import { germanInstant } from '../../core/day.ts'
import { addressOf, pathOf } from '../../web/address.ts'
import { Button, Form, Hidden, ProblemList } from '../../web/form.tsx'
import { Heading, LinkButton } from '../../web/Heading.tsx'
import type { Problems } from '../../web/submit.ts'
import { noRoom } from './findResult.ts'
import { path } from './RoundPages.tsx'
import type { Find } from './round.ts'
import type { RoundRecord } from './roundRecord.ts'

type Props = {
  domain: InformationDomain
  record: RoundRecord
  mayWrite: boolean
  problems: Problems | undefined
  csrfToken: string
}

export function RecordPage(props: Props) {
  const { domain, record, mayWrite, problems, csrfToken } = props
  const { round, site, counts, uncounted, rooms, by } = record
  const query = { verbund: domain.code }
  const own = pathOf(path, round.id)
  const isRunning = round.finishedAt === null
  return (
    <>
      <Heading
        title={`${counts.found} da, ${counts.wrong_room} woanders, ${counts.missing} fehlen, ${counts.unknown} unbekannt`}
        detail={`${round.name}, ${site}`}
        lead={
          round.finishedAt === null
            ? `Zwischenstand: Die Inventur läuft seit ${germanInstant(round.startedAt)}.`
            : `Inventur von ${germanInstant(round.startedAt)} bis ${germanInstant(round.finishedAt)}, beendet von ${by}.`
        }
        actions={
          <>
            {isRunning && mayWrite ? (
              <LinkButton href={addressOf(own, query)} isPrimary>
                Weiter zählen
              </LinkButton>
            ) : null}
            <button type="button" class="kern-btn kern-btn--secondary" data-print hidden>
              <span class="kern-label">Drucken</span>
            </button>
          </>
        }
      />
      <ProblemList problems={problems} />
      <Form
        action={addressOf(`${own}/protokoll`, query)}
        csrfToken={csrfToken}
        class="inline-form no-print"
      >
        <Button>Protokoll als Arbeitsmappe (XLSX)</Button>
      </Form>
      {uncounted.length > 0 ? (
        <p class="soon">
          {uncounted.length} von {rooms} Räumen nicht gezählt: {uncounted.join('; ')}.
        </p>
      ) : null}
      <WrongRooms {...props} />
      <Missing {...props} />
      <Unexpected {...props} />
      <Unknown {...props} />
      <FindSection domain={domain} title="Erwartet und da" finds={record.found} none="Nichts." />
      {!isRunning && mayWrite ? (
        <Form
          action={addressOf(`${own}/wiederaufnahme`, query)}
          csrfToken={csrfToken}
          class="no-print"
        >
          <div class="form-actions">
            <Button>Inventur wieder öffnen</Button>
          </div>
        </Form>
      ) : null}
    </>
  )
}

function WrongRooms({ domain, record, mayWrite, csrfToken }: Props) {
  const { round, wrongRooms, rebookable } = record
  const query = { verbund: domain.code }
  const action = addressOf(`${pathOf(path, round.id)}/umbuchungen`, query)
  const all = rebookable.filter(({ roomId }) => roomId !== noRoom)
  return (
    <FindSection
      domain={domain}
      title="Woanders gefunden"
      finds={wrongRooms}
      none="Kein Gerät stand woanders als im Bestand."
      placeTitle="Laut Bestand"
      placeOf={({ statedPlace }) => statedPlace}
      actionTitle={mayWrite ? 'Umbuchen' : undefined}
      actionOf={(find) =>
        find.rebookedAt !== null ? (
          <span class="good">umgebucht</span>
        ) : find.roomId === noRoom ? (
          <span class="muted">Raum am Gerät eintragen</span>
        ) : (
          <Form action={action} csrfToken={csrfToken} class="inline-form">
            <Hidden values={{ find: find.id }} />
            <button type="submit" class="kern-btn kern-btn--secondary">
              <span class="kern-label">
                hierher umbuchen<span class="kern-sr-only">: {find.label}</span>
              </span>
            </button>
          </Form>
        )
      }
    >
      {mayWrite && all.length > 1 ? (
        <Form action={action} csrfToken={csrfToken} class="no-print">
          <Hidden values={{ all: 'ja' }} />
          <Button>Alle {all.length} hierher umbuchen</Button>
          <p class="hint">
            Lässt sich unter <a href={addressOf('/geraete/aenderungen', query)}>Vorgänge</a>{' '}
            rückgängig machen.
          </p>
        </Form>
      ) : null}
    </FindSection>
  )
}

function Missing({ domain, record, mayWrite }: Props) {
  return (
    <FindSection
      domain={domain}
      title="Fehlt"
      finds={record.missing}
      none="In den gezählten Räumen fehlt nichts."
      actionTitle={mayWrite ? 'Folge' : undefined}
      actionOf={({ deviceId, label }) => (
        <a
          href={addressOf(`${pathOf('/geraete', deviceId ?? '')}/verlust`, {
            verbund: domain.code,
          })}
        >
          als verloren melden<span class="kern-sr-only">: {label}</span>
        </a>
      )}
    />
  )
}

function Unexpected({ domain, record }: Props) {
  if (record.unexpected.length === 0) return null
  return (
    <FindSection
      domain={domain}
      title="Wieder aufgetaucht"
      finds={record.unexpected}
      none=""
      placeTitle="Laut Bestand"
      placeOf={({ statedPlace }) => statedPlace}
    />
  )
}

function Unknown({ domain, record, mayWrite }: Props) {
  return (
    <FindSection
      domain={domain}
      title="Unbekannt"
      finds={record.unknown}
      none="Nichts Unbekanntes."
    >
      {mayWrite && record.unknown.length > 0 ? (
        <p class="no-print">
          <a href={addressOf('/geraete/schnell', { verbund: domain.code })}>Gerät erfassen</a>
        </p>
      ) : null}
    </FindSection>
  )
}

/** A device that is known has a page. */
function FoundDevice({ find, domain }: { find: Find; domain: InformationDomain }) {
  const { deviceId, label } = find
  if (deviceId === null) return <>{label}</>
  return <a href={addressOf(pathOf('/geraete', deviceId), { verbund: domain.code })}>{label}</a>
}

function FindSection({
  title,
  domain,
  finds,
  none,
  placeTitle,
  placeOf,
  actionTitle,
  actionOf,
  children,
}: {
  title: string
  domain: InformationDomain
  finds: readonly Find[]
  none: string
  placeTitle?: string
  placeOf?: (find: Find) => string
  actionTitle?: string | undefined
  actionOf?: (find: Find) => Child
  children?: Child
}) {
  return (
    <section>
      <h2>
        {title} <span class="detail">{finds.length}</span>
      </h2>
      {finds.length === 0 ? (
        <p class="muted">{none}</p>
      ) : (
        <div class="table-wrap">
          <table class="cards dense">
            <caption class="kern-sr-only">{title}</caption>
            <thead>
              <tr>
                <th scope="col">Gerät</th>
                <th scope="col">Raum</th>
                {placeTitle ? <th scope="col">{placeTitle}</th> : null}
                <th scope="col">Wann</th>
                {actionTitle ? <th scope="col">{actionTitle}</th> : null}
              </tr>
            </thead>
            <tbody>
              {finds.map((find) => (
                <tr>
                  <th scope="row">
                    <FoundDevice find={find} domain={domain} />
                  </th>
                  <td data-label="Raum">{find.roomName}</td>
                  {placeTitle ? <td data-label={placeTitle}>{placeOf?.(find)}</td> : null}
                  <td data-label="Wann">{germanInstant(find.at)}</td>
                  {actionTitle ? <td data-label={actionTitle}>{actionOf?.(find)}</td> : null}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {children}
    </section>
  )
}
