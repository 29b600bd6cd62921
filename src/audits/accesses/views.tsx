/** Who from outside may read which snapshot: granted, shortened, extended, revoked by the officer. @module */
import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import { germanDay } from '../../core/day.ts'
import type { Snapshot } from '../../snapshots/snapshot.ts'
import { addressOf, pathOf } from '../../web/address.ts'
import { DayText } from '../../web/DayText.tsx'
import {
  Button,
  DayField,
  Form,
  FormActions,
  type FormState,
  Hidden,
  SelectField,
  TextField,
} from '../../web/form.tsx'
import { Empty, Heading, LinkButton } from '../../web/Heading.tsx'
import { type AccessState, accessStateLabels, speakPeriod } from '../auditAccess.ts'
import type { AccessEntry, Accesses } from './readAccesses.ts'

export const accessPath = '/pruefungen'

type Domain = Pick<InformationDomain, 'code' | 'name'>

export type AccessListProps = {
  domain: Domain
  accesses: Accesses
  mayWrite: boolean
}

export function AccessList({ domain, accesses, mayWrite }: AccessListProps) {
  const { entries } = accesses
  const open = entries.filter(({ state }) => state === 'open').length
  return (
    <>
      <Heading
        title={headingOf(open)}
        detail={domain.name}
        lead="Wer prüft, sieht nur den freigegebenen Stand, nur im Zeitraum, und ändert nichts außer den eigenen Feststellungen."
        actions={
          <>
            <LinkButton href={addressOf('/feststellungen', { verbund: domain.code })}>
              Feststellungen
            </LinkButton>
            {mayWrite ? (
              <LinkButton href={addressOf(`${accessPath}/neu`, { verbund: domain.code })} isPrimary>
                Prüfzugang gewähren
              </LinkButton>
            ) : null}
          </>
        }
      />
      {entries.length === 0 ? (
        <Empty title="Was hierher gehört">
          <p>
            Auditorinnen und Auditoren lesen einen Stand zum Stichtag auf eigenen Seiten, von einem
            Tag bis zu einem anderen. Ihre Feststellungen tragen sie dort selbst ein.
          </p>
        </Empty>
      ) : (
        <AccessTable domain={domain} entries={entries} mayWrite={mayWrite} />
      )}
    </>
  )
}

function headingOf(open: number): string {
  if (open === 0) return 'Zurzeit prüft niemand von außen'
  return open === 1 ? '1 Prüfzugang ist offen' : `${open} Prüfzugänge sind offen`
}

function AccessTable({
  domain,
  entries,
  mayWrite,
}: {
  domain: Domain
  entries: readonly AccessEntry[]
  mayWrite: boolean
}) {
  return (
    <div class="table-wrap">
      <table class="cards">
        <caption class="kern-sr-only">Prüfzugänge</caption>
        <thead>
          <tr>
            <th scope="col">Wer prüft</th>
            <th scope="col">Stand</th>
            <th scope="col">Von</th>
            <th scope="col">Bis</th>
            <th scope="col">Zugang</th>
            <th scope="col">Ansicht</th>
          </tr>
        </thead>
        <tbody>
          {entries.map(({ access, auditor, snapshot, state }) => (
            <tr>
              <th scope="row">
                {mayWrite ? (
                  <a href={addressOf(pathOf(accessPath, access.id), { verbund: domain.code })}>
                    {auditor}
                  </a>
                ) : (
                  auditor
                )}
                <small>{access.purpose}</small>
              </th>
              <td data-label="Stand">
                {snapshot ? (
                  <>
                    {snapshot.name}
                    <small>Stichtag {germanDay(snapshot.takenOn)}</small>
                  </>
                ) : null}
              </td>
              <td data-label="Von" class="nowrap">
                <DayText day={access.fromOn} />
              </td>
              <td data-label="Bis" class="nowrap">
                <DayText day={access.untilOn} />
              </td>
              <td data-label="Zugang">
                <StateText state={state} />
              </td>
              <td data-label="Ansicht">
                <a href={pathOf('/pruefung', access.id)}>
                  Prüfseiten ansehen<span class="kern-sr-only"> von {auditor}</span>
                </a>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function StateText({ state }: { state: AccessState }) {
  const tone = state === 'open' ? 'good' : state === 'upcoming' ? undefined : 'muted'
  return <span class={tone}>{accessStateLabels[state]}</span>
}

export type GrantPageProps = {
  domain: Domain
  accesses: Accesses
  state: FormState
  csrfToken: string
  /** Whether the person may make accounts. */
  mayAddUsers: boolean
}

export function GrantPage(props: GrantPageProps) {
  const { domain, accesses, state, csrfToken } = props
  const query = { verbund: domain.code }
  const isReady = accesses.auditors.length > 0 && accesses.snapshots.length > 0
  return (
    <>
      <Crumb domain={domain} />
      <Heading
        title="Prüfzugang gewähren"
        lead="Die Person meldet sich mit ihrem eigenen Zugang an und findet auf ihrer Startseite, was Sie freigeben."
      />
      {isReady ? (
        <Form action={addressOf(accessPath, query)} csrfToken={csrfToken} problems={state.problems}>
          <SelectField
            state={state}
            name="userId"
            label="Wer prüft"
            none="Bitte wählen"
            options={accesses.auditors.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <SelectField
            state={state}
            name="snapshotId"
            label="Stand zum Stichtag"
            hint="Nur dieser Stand wird sichtbar; was danach geändert wird, nicht."
            options={accesses.snapshots.map(snapshotOption)}
          />
          <PeriodFields state={state} />
          <FormActions save="Prüfzugang gewähren" back={addressOf(accessPath, query)} />
        </Form>
      ) : (
        <Missing {...props} />
      )}
    </>
  )
}

function snapshotOption({ id, name, takenOn }: Snapshot) {
  return { value: id, label: `${name} (Stichtag ${germanDay(takenOn)})` }
}

function Missing({ domain, accesses, mayAddUsers }: GrantPageProps) {
  return (
    <Empty title="Was vorher zu tun ist">
      <ul>
        {accesses.snapshots.length === 0 ? (
          <li>
            Halten Sie einen{' '}
            <a href={addressOf('/staende', { verbund: domain.code })}>Stand zum Stichtag</a> fest.
            Nur ein fester Stand wird geprüft.
          </li>
        ) : null}
        {accesses.auditors.length === 0 ? (
          <li>
            Es gibt noch keinen Zugang mit der Rolle „Auditor“ für {domain.name}.{' '}
            {mayAddUsers ? (
              <a href="/verwaltung/zugaenge">Legen Sie ihn in der Verwaltung an.</a>
            ) : (
              'Bitten Sie die Administration, ihn unter „Verwaltung“ mit der Mailadresse der prüfenden Person anzulegen.'
            )}{' '}
            Prüft jemand ohne Zugang, tragen Sie die Feststellungen selbst ein.
          </li>
        ) : null}
      </ul>
    </Empty>
  )
}

function PeriodFields({ state }: { state: FormState }) {
  return (
    <>
      <DayField state={state} name="fromOn" label="Erster Tag" />
      <DayField state={state} name="untilOn" label="Letzter Tag" />
      <TextField
        state={state}
        name="purpose"
        label="Zweck"
        hint="Zum Beispiel „Testat nach der Basis-Absicherung“."
        maxlength={500}
      />
    </>
  )
}

export type AccessPageProps = {
  domain: Domain
  entry: AccessEntry
  state: FormState
  csrfToken: string
}

export function AccessPage({ domain, entry, state, csrfToken }: AccessPageProps) {
  const { access, auditor, snapshot } = entry
  const query = { verbund: domain.code }
  const path = pathOf(accessPath, access.id)
  return (
    <>
      <Crumb domain={domain} />
      <Heading
        title={`${auditor}: ${accessStateLabels[entry.state]}`}
        lead={`Stand „${snapshot?.name ?? ''}“, Zugang ${speakPeriod(access)}`}
        actions={<LinkButton href={pathOf('/pruefung', access.id)}>Prüfseiten ansehen</LinkButton>}
      />
      {entry.state === 'revoked' ? (
        <p>
          Widerrufen von {access.revokedBy ?? ''}. Ein widerrufener Zugang bleibt zu; gewähren Sie
          einen neuen, wenn weiter geprüft wird.
        </p>
      ) : (
        <>
          <Form action={addressOf(path, query)} csrfToken={csrfToken} problems={state.problems}>
            <Hidden values={{ version: state.values.version ?? '' }} />
            <PeriodFields state={state} />
            <FormActions save="Zeitraum speichern" back={addressOf(accessPath, query)} />
          </Form>
          <h2>Zugang beenden</h2>
          <p>Der Zugang endet sofort. Feststellungen, die schon eingetragen sind, bleiben.</p>
          <Form action={addressOf(`${path}/widerruf`, query)} csrfToken={csrfToken} class="actions">
            <Hidden values={{ version: access.version }} />
            <Button>Prüfzugang widerrufen</Button>
          </Form>
        </>
      )}
    </>
  )
}

function Crumb({ domain }: { domain: Domain }) {
  return (
    <p class="crumb">
      <a href={addressOf(accessPath, { verbund: domain.code })}>Prüfungen</a>
    </p>
  )
}
