/** Snapshots of an information domain: what there is, what one holds, and the form that takes one. @module */
import type { InformationDomain } from '../../db/queries/informationDomains.ts'
import { germanDay, germanInstant } from '../core/day.ts'
import { PackageButton } from '../exports/package/PackageForm.tsx'
import { addressOf, pathOf } from '../web/address.ts'
import { Button, Form, FormActions, type FormState, TextArea, TextField } from '../web/form.tsx'
import { Empty, Heading, LinkButton } from '../web/Heading.tsx'
import { todayWord } from './comparison/comparedState.ts'
import type { Snapshot } from './snapshot.ts'

export const snapshotsPath = '/staende'
export const comparisonPath = '/staende/vergleich'

type ListProps = {
  domain: InformationDomain
  snapshots: readonly Snapshot[]
  /** Undefined for who may not take one. */
  state: FormState | undefined
  csrfToken: string
}

export function SnapshotListPage({ domain, snapshots, state, csrfToken }: ListProps) {
  return (
    <>
      <Heading
        title={snapshots.length === 1 ? '1 Stand' : `${snapshots.length} Stände`}
        detail={domain.name}
        lead="Ein Stand zum Stichtag hält fest, wie es war: für das Testat, die nächste Prüfung oder den Vergleich. Was danach geändert oder gelöscht wird, berührt ihn nicht."
      />
      {snapshots.length === 0 ? (
        <Empty title="Noch kein Stand festgehalten">
          <p>
            Sinnvoll ist einer vor jeder Prüfung, zum Jahresende und bevor Sie Großes umbauen. Er
            kostet Sekunden und wenig Platz.
          </p>
        </Empty>
      ) : (
        <SnapshotTable domain={domain} snapshots={snapshots} />
      )}
      {snapshots.length > 0 ? <CompareForm domain={domain} snapshots={snapshots} /> : null}
      {state ? (
        <section>
          <h2>Heutigen Stand festhalten</h2>
          <Form
            action={addressOf(snapshotsPath, { verbund: domain.code })}
            csrfToken={csrfToken}
            problems={state.problems}
          >
            <TextField
              name="name"
              label="Name"
              hint="Zum Beispiel „Testat 2025“ oder „Jahresabschluss 2024“."
              state={state}
            />
            <TextArea name="note" label="Anlass (freiwillig)" state={state} rows={2} />
            <FormActions save="Stand festhalten" />
          </Form>
        </section>
      ) : null}
    </>
  )
}

function SnapshotTable({ domain, snapshots }: Pick<ListProps, 'domain' | 'snapshots'>) {
  return (
    <div class="table-wrap">
      <table class="cards">
        <thead>
          <tr>
            <th scope="col" class="number">
              Nr.
            </th>
            <th scope="col">Name</th>
            <th scope="col">Stichtag</th>
            <th scope="col">Festgehalten von</th>
            <th scope="col">Seitdem</th>
          </tr>
        </thead>
        <tbody>
          {snapshots.map((snapshot) => (
            <tr>
              <td class="number" data-label="Nr.">
                {snapshot.number}
              </td>
              <th scope="row" data-label="Name">
                <a href={addressOfSnapshot(domain, snapshot)}>{snapshot.name}</a>
              </th>
              <td class="nowrap" data-label="Stichtag">
                {germanDay(snapshot.takenOn)}
              </td>
              <td data-label="Festgehalten von">{snapshot.takenBy}</td>
              <td data-label="Seitdem">
                <a href={comparisonAddress(domain, snapshot.id, todayWord)}>
                  mit heute vergleichen
                  <span class="kern-sr-only">: {snapshot.name}</span>
                </a>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** A GET form: to compare changes nothing. */
function CompareForm({ domain, snapshots }: Pick<ListProps, 'domain' | 'snapshots'>) {
  const [newest] = snapshots
  const previous = snapshots[1] ?? newest
  const optionsFor = (chosen: string | undefined) =>
    snapshots.map(({ id, number, name, takenOn }) => (
      <option value={id} selected={id === chosen}>
        {`${number}: ${name} (${germanDay(takenOn)})`}
      </option>
    ))
  const isPair = snapshots.length > 1
  return (
    <form method="get" action={comparisonPath} class="filters labelled comparison">
      <input type="hidden" name="verbund" value={domain.code} />
      <label>
        Vorher <select name="von">{optionsFor(previous?.id)}</select>
      </label>
      <label>
        Nachher{' '}
        <select name="bis">
          {optionsFor(isPair ? newest?.id : undefined)}
          <option value={todayWord} selected={!isPair}>
            heute
          </option>
        </select>
      </label>
      <Button>Vergleichen</Button>
    </form>
  )
}

type DetailProps = {
  domain: InformationDomain
  snapshot: Snapshot
  files: number
  /** Its workbooks; none for who may not take them. */
  offers: readonly { name: string; title: string; text: string }[]
  csrfToken: string
}

export function SnapshotPage({ domain, snapshot, files, offers, csrfToken }: DetailProps) {
  return (
    <>
      <Heading
        title={snapshot.name}
        detail={`Stand ${snapshot.number}, ${domain.name}`}
        lead={`Festgehalten am ${germanInstant(snapshot.takenAt)} von ${snapshot.takenBy}. Niemand ändert ihn mehr.`}
        actions={
          <LinkButton href={comparisonAddress(domain, snapshot.id, todayWord)}>
            Mit heute vergleichen
          </LinkButton>
        }
      />
      <SnapshotFacts snapshot={snapshot} files={files} />
      {offers.length > 0 ? (
        <section>
          <h2>Prüfpaket</h2>
          <p class="muted">
            Alles aus diesem Stand als ZIP, mit Anschreiben und Prüfsummen; voran steht, was für ein
            Testat noch fehlt.
          </p>
          <PackageButton snapshotId={snapshot.id} domain={domain} csrfToken={csrfToken} />
        </section>
      ) : null}
      {offers.length > 0 ? (
        <section>
          <h2>Arbeitsmappen dieses Standes</h2>
          <p class="muted">Byte für Byte, wie sie am Stichtag gewesen wären.</p>
          <ul class="plain-list offers">
            {offers.map(({ name, title, text }) => (
              <li>
                <div>
                  <strong>{title}</strong>
                  <small>{text}</small>
                </div>
                <form
                  method="post"
                  action={`${pathOf(snapshotsPath, snapshot.id)}/exporte/${name}`}
                >
                  <input type="hidden" name="_csrf" value={csrfToken} />
                  <Button>
                    Herunterladen<span class="kern-sr-only">: {title}</span>
                  </Button>
                </form>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  )
}

function SnapshotFacts({ snapshot, files }: Pick<DetailProps, 'snapshot' | 'files'>) {
  return (
    <dl class="facts">
      <dt>Stichtag</dt>
      <dd>{germanDay(snapshot.takenOn)}</dd>
      {snapshot.note ? (
        <>
          <dt>Anlass</dt>
          <dd>{snapshot.note}</dd>
        </>
      ) : null}
      <dt>Umfang</dt>
      <dd>
        {snapshot.rowCount.toLocaleString('de-DE')} Einträge, {files}{' '}
        {files === 1 ? 'Datei' : 'Dateien'}
      </dd>
      <dt>Katalog</dt>
      <dd>IT-Grundschutz-Kompendium, Edition {snapshot.edition}</dd>
      <dt>Programm</dt>
      <dd>Basislotse {snapshot.programVersion}</dd>
      <dt>Ende der Prüfkette</dt>
      <dd>
        Ereignis {snapshot.chainSequence} vom {germanInstant(snapshot.chainAt)}{' '}
        <code class="hash">{snapshot.chainHash}</code>
      </dd>
      <dt>Prüfsumme des Inhalts</dt>
      <dd>
        <code class="hash">{snapshot.contentSha256}</code>
      </dd>
    </dl>
  )
}

function addressOfSnapshot({ code }: InformationDomain, { id }: Snapshot): string {
  return addressOf(pathOf(snapshotsPath, id), { verbund: code })
}

function comparisonAddress({ code }: InformationDomain, von: string, bis: string): string {
  return addressOf(comparisonPath, { verbund: code, von, bis })
}
