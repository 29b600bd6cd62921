/** Stocktaking rounds in a list, and the form that begins one. @module */
import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import { germanInstant } from '../../core/day.ts'
import { addressOf, pathOf } from '../../web/address.ts'
import { Form, FormActions, type FormState, SelectField, TextField } from '../../web/form.tsx'
import { Empty, Heading, LinkButton } from '../../web/Heading.tsx'
import type { FindCounts, Round } from './round.ts'

export const path = '/inventur'

export type ListedRound = {
  readonly round: Round
  readonly site: string
  readonly startedBy: string
  readonly counts: FindCounts
}

export function RoundListPage({
  domain,
  rounds,
  mayWrite,
}: {
  domain: InformationDomain
  rounds: readonly ListedRound[]
  mayWrite: boolean
}) {
  const running = rounds.filter(({ round }) => round.finishedAt === null).length
  const query = { verbund: domain.code }
  return (
    <>
      <Heading
        title={
          running === 0
            ? 'Keine Inventur läuft'
            : `${running} laufende Inventur${running === 1 ? '' : 'en'}`
        }
        detail={domain.name}
        lead="Raum für Raum scannen, was da ist. Am Ende steht ein Protokoll; der Bestand ändert sich erst, wenn Sie es dort sagen."
        actions={
          mayWrite ? (
            <LinkButton href={addressOf(`${path}/neu`, query)} isPrimary>
              Inventur beginnen
            </LinkButton>
          ) : undefined
        }
      />
      {rounds.length === 0 ? (
        <Empty title="Noch keine Inventur">
          <p>Beginnen Sie eine für einen Standort, z. B. für eine Schule in den Ferien.</p>
        </Empty>
      ) : (
        <div class="table-wrap">
          <table class="cards dense">
            <caption class="kern-sr-only">Inventuren, die letzte zuerst</caption>
            <thead>
              <tr>
                <th scope="col">Inventur</th>
                <th scope="col">Standort</th>
                <th scope="col">Begonnen</th>
                <th scope="col">Stand</th>
                <th scope="col">Gescannt</th>
              </tr>
            </thead>
            <tbody>{rounds.map((one) => roundRow(one, query, mayWrite))}</tbody>
          </table>
        </div>
      )}
    </>
  )
}

function roundRow(
  { round, site, startedBy, counts }: ListedRound,
  query: { verbund: string },
  mayWrite: boolean,
) {
  const isRunning = round.finishedAt === null
  const own = pathOf(path, round.id)
  const scanned = counts.found + counts.wrong_room + counts.unexpected + counts.unknown
  return (
    <tr>
      <th scope="row">
        <a href={addressOf(isRunning && mayWrite ? own : `${own}/protokoll`, query)}>
          {round.name}
        </a>
      </th>
      <td data-label="Standort">{site}</td>
      <td data-label="Begonnen">
        {germanInstant(round.startedAt)} <span class="muted">{startedBy}</span>
      </td>
      <td data-label="Stand">
        {round.finishedAt === null ? (
          <span class="soon">läuft</span>
        ) : (
          `beendet ${germanInstant(round.finishedAt)}`
        )}
      </td>
      <td data-label="Gescannt">{scanned}</td>
    </tr>
  )
}

export function NewRoundPage({
  domain,
  sites,
  state,
  csrfToken,
}: {
  domain: InformationDomain
  sites: readonly { readonly value: string; readonly label: string }[]
  state: FormState
  csrfToken: string
}) {
  const query = { verbund: domain.code }
  return (
    <>
      <Heading
        title="Inventur beginnen"
        lead="Öffnen Sie die Inventur danach auf dem Telefon: Sie läuft weiter, wenn im Keller das Netz fehlt."
      />
      <Form action={addressOf(path, query)} csrfToken={csrfToken} problems={state.problems}>
        <SelectField
          state={state}
          name="siteId"
          label="Standort"
          none="Bitte wählen"
          options={sites}
        />
        <TextField
          state={state}
          name="name"
          label="Name"
          hint="z. B. Sommerferien 2025"
          maxlength={120}
        />
        <FormActions save="Inventur beginnen" back={addressOf(path, query)} />
      </Form>
    </>
  )
}
