/** What the inventory proposes: to accept, to change, to refuse. @module */
import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import { dayOf, germanDay } from '../../core/day.ts'
import { addressOf, pathOf } from '../../web/address.ts'
import { Button } from '../../web/form.tsx'
import { Empty, Heading, LinkButton } from '../../web/Heading.tsx'
import { kindWords } from '../kindWords.ts'
import type { TargetObjectProposal } from '../targetObjectProposal.ts'
import { fieldWord, spokenValue } from '../targetObjects/keptText.ts'
import { type ChangedProposal, fewOf, type Listing, type Move } from './listing.ts'
import { goneId, groupId, linksId, recountId } from './selectProposals.ts'

const base = '/zielobjekte/vorschlaege'

type PageProps = {
  domain: InformationDomain
  listing: Listing
  csrfToken: string
  mayWrite: boolean
}

export function ProposalsPage({ domain, listing, csrfToken, mayWrite }: PageProps) {
  const query = { verbund: domain.code }
  return (
    <>
      <Heading
        title={titleOf(listing)}
        lead={leadOf(listing)}
        actions={
          <LinkButton href={addressOf('/zielobjekte', query)}>Zu den Zielobjekten</LinkButton>
        }
      />
      {listing.count > 0 ? (
        <form method="post" action={addressOf(`${base}/annahmen`, query)} class="proposals">
          <input type="hidden" name="_csrf" value={csrfToken} />
          {mayWrite ? <AcceptBar count={listing.count} /> : null}
          <FreshTables {...{ domain, listing, mayWrite }} />
          <ChangedTable {...{ domain, listing, mayWrite }} />
          <GoneTable {...{ domain, listing, mayWrite }} />
          <LinkList {...{ listing, mayWrite }} />
        </form>
      ) : (
        <Empty title="Die Zielobjekte entsprechen dem Bestand">
          <p>
            Kommen Geräte oder Fachanwendungen hinzu oder ändern sie sich, steht hier, was daraus
            folgt. Nichts davon gilt, bevor Sie es übernehmen.
          </p>
        </Empty>
      )}
      <RefusedTable {...{ domain, listing, csrfToken, mayWrite }} />
      <RestTable listing={listing} />
    </>
  )
}

function titleOf({ count }: Listing): string {
  if (count === 0) return 'Keine offenen Vorschläge'
  return count === 1 ? '1 Vorschlag aus dem Bestand' : `${count} Vorschläge aus dem Bestand`
}

function leadOf({ fresh, changed, gone, recounts, rest, refused }: Listing): string {
  const freshCount = fresh.reduce((sum, { proposals }) => sum + proposals.length, 0)
  const restCount = rest.reduce((sum, { labels }) => sum + labels.length, 0)
  const parts = [
    freshCount > 0 ? `${freshCount} neu` : '',
    changed.length + recounts.length > 0 ? `${changed.length + recounts.length} geändert` : '',
    gone.length > 0 ? `${gone.length} ohne Bestand` : '',
    refused.length > 0 ? `${refused.length} abgelehnt` : '',
    restCount > 0 ? `${restCount} ohne Gruppe` : '',
  ].filter(Boolean)
  return parts.length === 0 ? 'Alles ist zugeordnet.' : `${parts.join(', ')}.`
}

function AcceptBar({ count }: { count: number }) {
  return (
    <p class="actions accept-bar">
      <Button isPrimary>Ausgewählte übernehmen</Button>
      <Button name="alle" value={String(count)}>{`Alle ${count} übernehmen`}</Button>
    </p>
  )
}

type PartProps = { domain: InformationDomain; listing: Listing; mayWrite: boolean }

function FreshTables({ domain, listing, mayWrite }: PartProps) {
  return (
    <>
      {listing.fresh.map(({ prefix, label, proposals }) => (
        <section aria-labelledby={`neu-${prefix}`}>
          <div class="section-heading">
            <h2 id={`neu-${prefix}`}>
              Neu: {label} ({proposals.length})
            </h2>
            {mayWrite && proposals.length > 1 ? (
              <Button name="art" value={prefix}>{`Alle ${proposals.length} übernehmen`}</Button>
            ) : null}
          </div>
          <table class="cards">
            <thead>
              <tr>
                {mayWrite ? <ChoiceHead /> : null}
                <th scope="col">Zielobjekt</th>
                <th scope="col" class="number">
                  Anzahl
                </th>
                <th scope="col">Warum</th>
                {mayWrite ? <th scope="col">Entscheidung</th> : null}
              </tr>
            </thead>
            <tbody>{proposals.map((each) => freshRow(each, domain, mayWrite))}</tbody>
          </table>
        </section>
      ))}
    </>
  )
}

function ChoiceHead() {
  return (
    <th scope="col">
      <span class="kern-sr-only">Auswahl</span>
    </th>
  )
}

function Choice({ id, label }: { id: string; label: string }) {
  return (
    <td class="choice">
      <input type="checkbox" name="vorschlag" value={id} aria-label={`${label} auswählen`} />
    </td>
  )
}

function freshRow(proposal: TargetObjectProposal, domain: InformationDomain, mayWrite: boolean) {
  const { name, kinds, count, reason, hints, groupKey } = proposal
  const detail = addressOf('/zielobjekte/vorschlag', { verbund: domain.code, gruppe: groupKey })
  return (
    <tr>
      {mayWrite ? <Choice id={groupId(proposal)} label={name} /> : null}
      <th scope="row">
        <a href={detail}>{name}</a>
        <small>{kindWords(kinds)}</small>
      </th>
      <td class="number" data-label="Anzahl">
        {count}
      </td>
      <td>
        {reason}
        {hints.map((hint) => (
          <small class="soon">{hint}</small>
        ))}
      </td>
      {mayWrite ? (
        <td class="decision">
          <button type="submit" class="plain" name="nur" value={groupId(proposal)}>
            Übernehmen<span class="kern-sr-only">: {name}</span>
          </button>
          <a href={detail}>
            Ändern oder ablehnen<span class="kern-sr-only">: {name}</span>
          </a>
        </td>
      ) : null}
    </tr>
  )
}

function ChangedTable({ domain, listing, mayWrite }: PartProps) {
  const { changed, recounts } = listing
  if (changed.length + recounts.length === 0) return null
  return (
    <section aria-labelledby="geaendert">
      <h2 id="geaendert">Geändert ({changed.length + recounts.length})</h2>
      <table class="cards">
        <thead>
          <tr>
            {mayWrite ? <ChoiceHead /> : null}
            <th scope="col">Zielobjekt</th>
            <th scope="col">Was sich ändert</th>
            {mayWrite ? <th scope="col">Entscheidung</th> : null}
          </tr>
        </thead>
        <tbody>
          {changed.map((each) => changedRow(each, domain, mayWrite))}
          {recounts.map(({ id, code, before, after }) => (
            <tr>
              {mayWrite ? <Choice id={recountId({ id })} label={code} /> : null}
              <th scope="row">{objectLink(code, domain)}</th>
              <td>
                Anzahl {before} → {after}
              </td>
              {mayWrite ? <td class="decision">{acceptButton(recountId({ id }), code)}</td> : null}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function changedRow(
  { proposal, moves }: ChangedProposal,
  domain: InformationDomain,
  mayWrite: boolean,
) {
  const { code, name, changes, groupKey } = proposal
  return (
    <tr>
      {mayWrite ? <Choice id={groupId(proposal)} label={code} /> : null}
      <th scope="row">
        {objectLink(code, domain)}
        <small>{name}</small>
      </th>
      <td>
        <ul class="changes">
          {changes
            .filter(({ field }) => field !== 'reason')
            .map(({ field, before, after }) => (
              <li>
                <span class="muted">{fieldWord(field)}</span> {spokenValue(field, before)} →{' '}
                {spokenValue(field, after)}
              </li>
            ))}
          {moves.map((move) => (
            <li>{moveText(move)}</li>
          ))}
        </ul>
      </td>
      {mayWrite ? (
        <td class="decision">
          {acceptButton(groupId(proposal), code)}
          {changes.length > 0 ? (
            <button
              type="submit"
              class="plain"
              name="gruppe"
              value={groupKey}
              formaction={addressOf(`${base}/beibehaltungen`, { verbund: domain.code })}
            >
              Bisheriges behalten<span class="kern-sr-only">: {code}</span>
            </button>
          ) : null}
        </td>
      ) : null}
    </tr>
  )
}

/** „3 Geräte kommen von C004: Netz: bisher …“. */
export function moveText({ direction, otherCode, labels, reason }: Move): string {
  const many = labels.length === 1 ? '1 Gerät' : `${labels.length} Geräte`
  const verb = labels.length === 1 ? ['kommt', 'geht'] : ['kommen', 'gehen']
  const way =
    direction === 'in'
      ? `${verb[0]} von ${otherCode ?? 'außen'}`
      : otherCode === null
        ? `${labels.length === 1 ? 'verlässt' : 'verlassen'} die Gruppe`
        : `${verb[1]} zu ${otherCode}`
  return `${many} ${way} (${fewOf(labels)}): ${reason}`
}

function GoneTable({ domain, listing, mayWrite }: PartProps) {
  if (listing.gone.length === 0) return null
  return (
    <section aria-labelledby="entfallen">
      <h2 id="entfallen">Ohne Bestand ({listing.gone.length})</h2>
      <table class="cards">
        <thead>
          <tr>
            {mayWrite ? <ChoiceHead /> : null}
            <th scope="col">Zielobjekt</th>
            <th scope="col">Was daraus folgt</th>
            {mayWrite ? <th scope="col">Entscheidung</th> : null}
          </tr>
        </thead>
        <tbody>
          {listing.gone.map((each) => (
            <tr>
              {mayWrite ? <Choice id={goneId(each)} label={each.code} /> : null}
              <th scope="row">
                {objectLink(each.code, domain)}
                <small>{each.name}</small>
              </th>
              <td>{each.reason}</td>
              {mayWrite ? <td class="decision">{acceptButton(goneId(each), each.code)}</td> : null}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function LinkList({ listing, mayWrite }: { listing: Listing; mayWrite: boolean }) {
  if (listing.links.length === 0) return null
  return (
    <section aria-labelledby="abhaengigkeiten">
      <div class="section-heading">
        <h2 id="abhaengigkeiten">Abhängigkeiten ({listing.links.length})</h2>
        {mayWrite ? (
          <Button name="nur" value={linksId}>
            Abhängigkeiten übernehmen
          </Button>
        ) : null}
      </div>
      <ul class="plain-list">
        {listing.links.map(({ text, isNew, reason }) => (
          <li>
            <strong>{isNew ? 'neu' : 'entfällt'}</strong> {text}.{' '}
            <span class="muted">{reason}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function RefusedTable({ domain, listing, csrfToken, mayWrite }: PageProps) {
  if (listing.refused.length === 0) return null
  return (
    <section aria-labelledby="abgelehnt">
      <h2 id="abgelehnt">Abgelehnt ({listing.refused.length})</h2>
      <table class="cards">
        <thead>
          <tr>
            <th scope="col">Gruppe</th>
            <th scope="col">Grund</th>
            <th scope="col">Von, am</th>
            {mayWrite ? <th scope="col">Entscheidung</th> : null}
          </tr>
        </thead>
        <tbody>
          {listing.refused.map(({ groupKey, draft, reason, refusedBy, refusedAt }) => (
            <tr>
              <th scope="row">
                {draft?.name ?? groupKey}
                <small>{draft ? `Anzahl ${draft.count}` : 'steht nicht mehr im Bestand'}</small>
              </th>
              <td data-label="Grund">{reason}</td>
              <td data-label="Von, am">
                {refusedBy}, {germanDay(dayOf(refusedAt))}
              </td>
              {mayWrite ? (
                <td>
                  <form
                    method="post"
                    action={addressOf(`${base}/ablehnungen/ruecknahme`, { verbund: domain.code })}
                  >
                    <input type="hidden" name="_csrf" value={csrfToken} />
                    <input type="hidden" name="gruppe" value={groupKey} />
                    <button type="submit" class="plain">
                      Zurücknehmen<span class="kern-sr-only">: {draft?.name ?? groupKey}</span>
                    </button>
                  </form>
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function RestTable({ listing }: { listing: Listing }) {
  if (listing.rest.length === 0) return null
  return (
    <section aria-labelledby="rest">
      <h2 id="rest">In keiner Gruppe</h2>
      <table class="cards">
        <thead>
          <tr>
            <th scope="col">Was</th>
            <th scope="col">Warum</th>
            <th scope="col">Was zu tun ist</th>
          </tr>
        </thead>
        <tbody>
          {listing.rest.map(({ labels, reason, todo }) => (
            <tr>
              <th scope="row">
                {labels.length > 1 ? <small>{labels.length} Einträge</small> : null}
                {fewOf(labels)}
              </th>
              <td data-label="Warum">{reason}</td>
              <td data-label="Zu tun">{todo}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function acceptButton(id: string, label: string) {
  return (
    <button type="submit" class="plain" name="nur" value={id}>
      Übernehmen<span class="kern-sr-only">: {label}</span>
    </button>
  )
}

function objectLink(code: string, domain: InformationDomain) {
  return <a href={addressOf(pathOf('/zielobjekte', code), { verbund: domain.code })}>{code}</a>
}
