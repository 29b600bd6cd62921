/** Findings as the city works on them: the list, one with its measure and answer, the form. @module */
import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import type { StoredMeasure } from '../../../db/queries/measures.ts'
import { type Day, germanDay } from '../../core/day.ts'
import { findingKindLabels, findingKinds } from '../../core/findingKind.ts'
import type { Snapshot } from '../../snapshots/snapshot.ts'
import { addressOf, pathOf } from '../../web/address.ts'
import { FilterSelect, Filters, FilterText } from '../../web/Filters.tsx'
import {
  Button,
  DayField,
  Form,
  FormActions,
  type FormState,
  Hidden,
  SelectField,
  TextArea,
  TextField,
} from '../../web/form.tsx'
import { Empty, Heading, LinkButton } from '../../web/Heading.tsx'
import { offsetOf, type PageOf, Pager } from '../../web/Pager.tsx'
import { findingStateLabels } from '../finding.ts'
import type { NamedThings } from './ensureNamed.ts'
import { FindingFacts, MeasureState } from './FindingFacts.tsx'
import { FindingFields } from './FindingFields.tsx'
import { FindingTable } from './FindingTable.tsx'
import {
  aboutText,
  type FindingEntry,
  findingChoiceLabels,
  findingChoices,
  speakFindings,
} from './findingEntry.ts'

export const findingPath = '/feststellungen'

type Domain = Pick<InformationDomain, 'code' | 'name'>

export type FindingListProps = {
  domain: Domain
  today: Day
  /** All of the information domain, and those that pass the filters. */
  entries: readonly FindingEntry[]
  listed: readonly FindingEntry[]
  page: PageOf
  query: Readonly<Record<string, string | undefined>>
  mayWrite: boolean
}

export function FindingList(props: FindingListProps) {
  const { domain, today, entries, listed, page, query, mayWrite } = props
  const verbund = domain.code
  return (
    <>
      <Heading
        title={speakFindings(entries)}
        detail={domain.name}
        lead="Jede Feststellung einer Prüfung bekommt eine Maßnahme mit Termin und am Ende eine Antwort."
        actions={
          <>
            <LinkButton href={addressOf('/pruefungen', { verbund })}>Prüfungen</LinkButton>
            {mayWrite ? (
              <>
                <LinkButton href={addressOf(`${findingPath}/mappe`, { verbund })}>
                  Als Arbeitsmappe
                </LinkButton>
                <LinkButton href={addressOf(`${findingPath}/neu`, { verbund })} isPrimary>
                  Feststellung eintragen
                </LinkButton>
              </>
            ) : null}
          </>
        }
      />
      {entries.length === 0 ? (
        <Empty title="Was hierher gehört">
          <p>
            Empfehlungen und Abweichungen aus einem Audit. Wer prüft, trägt sie auf den Prüfseiten
            ein; was Sie per Mail oder als Bericht bekommen, tragen Sie hier ein.
          </p>
        </Empty>
      ) : (
        <>
          <Filters path={findingPath} keep={{ verbund }}>
            <FilterSelect
              name="stand"
              label="Stand"
              all="Alle"
              value={query.stand}
              options={findingChoices.map((value) => ({
                value,
                label: findingChoiceLabels[value],
              }))}
            />
            <FilterSelect
              name="art"
              label="Art"
              all="Alle Arten"
              value={query.art}
              options={findingKinds.map((value) => ({ value, label: findingKindLabels[value] }))}
            />
            <FilterText name="suche" label="Suche" value={query.suche} />
          </Filters>
          {listed.length === 0 ? (
            <p>Keine Feststellung passt zu diesen Filtern.</p>
          ) : (
            <FindingTable
              entries={listed.slice(offsetOf(page)).slice(0, page.size)}
              today={today}
              hrefOf={({ finding }) => addressOf(pathOf(findingPath, finding.id), { verbund })}
            />
          )}
          <Pager page={page} path={findingPath} query={{ verbund, ...query }} />
        </>
      )}
    </>
  )
}

/** The forms of the page; the one that came back holds what was typed. */
export type FindingFormName = 'plan' | 'link' | 'answer' | 'withdrawal'

export type FindingPageProps = {
  domain: Domain
  entry: FindingEntry
  snapshot: Pick<Snapshot, 'name' | 'takenOn'> | undefined
  forms: Readonly<Record<FindingFormName, FormState>>
  /** Measures that may settle it. */
  measures: readonly StoredMeasure[]
  persons: readonly { readonly id: string; readonly name: string }[]
  /** The check of today that it is about. */
  checkAddress: string | undefined
  mayWrite: boolean
  csrfToken: string
}

export function FindingPage(props: FindingPageProps) {
  const { domain, entry, snapshot, mayWrite } = props
  const { finding, measure, state } = entry
  const verbund = domain.code
  const isInForce = state !== 'withdrawn' && state !== 'answered'
  return (
    <>
      <Crumb domain={domain} />
      <Heading
        title={`${entry.code} ${finding.title}`}
        lead={`${findingStateLabels[state]}${entry.isOverdue ? ', überfällig' : ''}. Geprüft wurde der Stand „${snapshot?.name ?? ''}“ vom ${germanDay(snapshot?.takenOn ?? '')}.`}
        actions={
          mayWrite && isInForce ? (
            <LinkButton
              href={addressOf(`${pathOf(findingPath, finding.id)}/bearbeiten`, { verbund })}
            >
              Bearbeiten
            </LinkButton>
          ) : null
        }
      />
      <FindingFacts
        entry={entry}
        about={
          props.checkAddress ? (
            <a href={props.checkAddress}>{aboutText(finding)}</a>
          ) : (
            aboutText(finding) || 'allgemein'
          )
        }
        measure={
          measure ? (
            <>
              <a href={addressOf(pathOf('/massnahmen', measure.code), { verbund })}>
                {measure.code} {measure.title}
              </a>
              : <MeasureState entry={entry} />
            </>
          ) : (
            <MeasureState entry={entry} />
          )
        }
      />
      {mayWrite ? <Work {...props} /> : null}
    </>
  )
}

function Work(props: FindingPageProps) {
  const { state } = props.entry
  return (
    <>
      {state === 'open' ? (
        <div class="columns">
          <PlanForm {...props} />
          <LinkForm {...props} />
        </div>
      ) : null}
      {state === 'settled' || state === 'answered' ? <AnswerForm {...props} /> : null}
      {state === 'open' || state === 'planned' || state === 'settled' ? (
        <WithdrawalForm {...props} />
      ) : null}
    </>
  )
}

function PlanForm({ domain, entry, forms, persons, csrfToken }: FindingPageProps) {
  const { finding } = entry
  const state = forms.plan
  return (
    <section>
      <h2>Maßnahme daraus machen</h2>
      <Form
        action={actionOf(domain, entry, 'massnahme')}
        csrfToken={csrfToken}
        problems={state.problems}
        idPrefix="plan-"
      >
        <Hidden values={{ version: finding.version }} />
        <TextField
          state={state}
          name="title"
          label="Bezeichnung"
          maxlength={200}
          idPrefix="plan-"
        />
        <DayField
          state={state}
          name="dueOn"
          label="Umsetzung bis"
          hint={dueHint(entry)}
          idPrefix="plan-"
        />
        <SelectField
          state={state}
          name="responsibleId"
          label="Verantwortlich"
          none="noch niemand"
          options={persons.map(({ id, name }) => ({ value: id, label: name }))}
          isOptional
          idPrefix="plan-"
        />
        <FormActions save="Maßnahme anlegen" />
      </Form>
    </section>
  )
}

function dueHint({ finding }: FindingEntry): string {
  if (finding.dueOn) return `Die Prüfung nennt den ${germanDay(finding.dueOn)}.`
  if (finding.kind === 'recommendation') return 'Für eine Empfehlung ist kein Tag vorgegeben.'
  return finding.kind === 'major'
    ? 'Vorschlag: ein Monat ab heute, weil die Abweichung schwerwiegend ist.'
    : 'Vorschlag: drei Monate ab heute.'
}

function LinkForm({ domain, entry, forms, measures, csrfToken }: FindingPageProps) {
  if (measures.length === 0) return null
  const state = forms.link
  return (
    <section>
      <h2>Vorhandene Maßnahme zuordnen</h2>
      <Form
        action={actionOf(domain, entry, 'zuordnung')}
        csrfToken={csrfToken}
        problems={state.problems}
        idPrefix="link-"
      >
        <Hidden values={{ version: entry.finding.version }} />
        <SelectField
          state={state}
          name="measureId"
          label="Maßnahme"
          none="Bitte wählen"
          options={measures.map(({ id, code, title }) => ({
            value: id,
            label: `${code} ${title}`,
          }))}
          idPrefix="link-"
        />
        <FormActions save="Zuordnen" />
      </Form>
    </section>
  )
}

function AnswerForm({ domain, entry, forms, csrfToken }: FindingPageProps) {
  const state = forms.answer
  const isAgain = entry.state === 'answered'
  return (
    <section>
      <h2>{isAgain ? 'Antwort ändern' : 'Feststellung beantworten'}</h2>
      <p>Die prüfende Person liest die Antwort, solange ihr Zugang offen ist.</p>
      <Form
        action={actionOf(domain, entry, 'antwort')}
        csrfToken={csrfToken}
        problems={state.problems}
        idPrefix="answer-"
      >
        <Hidden values={{ version: entry.finding.version }} />
        <DayField state={state} name="answeredOn" label="Behoben am" idPrefix="answer-" />
        <TextArea
          state={state}
          name="answer"
          label="Wie es behoben ist"
          rows={4}
          maxlength={4000}
          idPrefix="answer-"
        />
        <FormActions save={isAgain ? 'Antwort speichern' : 'Beantworten'} />
      </Form>
    </section>
  )
}

function WithdrawalForm({ domain, entry, forms, csrfToken }: FindingPageProps) {
  const state = forms.withdrawal
  return (
    <details open={state.problems !== undefined}>
      <summary>Feststellung zurückziehen</summary>
      <WithdrawalFields
        action={actionOf(domain, entry, 'ruecknahme')}
        state={state}
        version={entry.finding.version}
        csrfToken={csrfToken}
      />
    </details>
  )
}

/** The same for the auditor. */
export function WithdrawalFields({
  action,
  state,
  version,
  csrfToken,
}: {
  action: string
  state: FormState
  version: number
  csrfToken: string
}) {
  return (
    <Form action={action} csrfToken={csrfToken} problems={state.problems} idPrefix="zurueck-">
      <p>Sie wird nicht gelöscht, sondern bleibt mit dem Grund in der Liste.</p>
      <Hidden values={{ version }} />
      <TextArea
        state={state}
        name="because"
        label="Grund"
        rows={2}
        maxlength={2000}
        idPrefix="zurueck-"
      />
      <div class="form-actions">
        <Button>Zurückziehen</Button>
      </div>
    </Form>
  )
}

export type FindingFormPageProps = {
  domain: Domain
  /** Undefined for a new one. */
  entry: FindingEntry | undefined
  /** Of the information domain; a new one chooses among them. */
  snapshots: readonly Pick<Snapshot, 'id' | 'name' | 'takenOn'>[]
  snapshotId: string
  things: NamedThings
  state: FormState
  csrfToken: string
}

export function FindingFormPage(props: FindingFormPageProps) {
  const { domain, entry, snapshots, snapshotId, things, state, csrfToken } = props
  const verbund = domain.code
  const back = entry
    ? addressOf(pathOf(findingPath, entry.finding.id), { verbund })
    : addressOf(findingPath, { verbund })
  return (
    <>
      <Crumb domain={domain} />
      <Heading
        title={entry ? `${entry.code} bearbeiten` : 'Feststellung eintragen'}
        lead="So, wie sie im Bericht der Prüfung steht."
      />
      {entry || snapshots.length === 0 ? null : (
        <Filters path={`${findingPath}/neu`} keep={{ verbund }}>
          <FilterSelect
            name="pruefstand"
            label="Geprüfter Stand"
            all="Neuester Stand"
            value={snapshotId}
            options={snapshots.map(({ id, name }) => ({ value: id, label: `Stand „${name}“` }))}
          />
        </Filters>
      )}
      {snapshotId === '' ? (
        <Empty title="Was vorher zu tun ist">
          <p>
            Eine Feststellung gehört zu dem Stand, der geprüft wurde. Halten Sie zuerst einen{' '}
            <a href={addressOf('/staende', { verbund })}>Stand zum Stichtag</a> fest.
          </p>
        </Empty>
      ) : (
        <Form
          action={
            entry
              ? addressOf(pathOf(findingPath, entry.finding.id), { verbund })
              : addressOf(findingPath, { verbund })
          }
          csrfToken={csrfToken}
          problems={state.problems}
        >
          <Hidden values={entry ? { version: state.values.version ?? '' } : { snapshotId }} />
          <FindingFields state={state} things={things} />
          <FormActions save={entry ? 'Speichern' : 'Feststellung eintragen'} back={back} />
        </Form>
      )}
    </>
  )
}

function actionOf({ code }: Domain, { finding }: FindingEntry, noun: string): string {
  return addressOf(`${pathOf(findingPath, finding.id)}/${noun}`, { verbund: code })
}

function Crumb({ domain }: { domain: Domain }) {
  return (
    <p class="crumb">
      <a href={addressOf(findingPath, { verbund: domain.code })}>Feststellungen</a>
    </p>
  )
}
