/** What would happen, row by row, and what has happened. @module */
import type { Child } from 'hono/jsx'
import { addressOf } from '../../web/address.ts'
import { Button, Form, Hidden } from '../../web/form.tsx'
import { Heading, LinkButton } from '../../web/Heading.tsx'
import { type PageOf, Pager } from '../../web/Pager.tsx'
import { ImportSteps } from './ImportSteps.tsx'
import {
  type PreviewList,
  type PreviewRow,
  previewListLabels,
  previewLists,
  type UploadPlan,
} from './importUpload.ts'
import type { OwnUpload } from './readOwnUpload.ts'
import { countOfKind, uploadKindWords } from './uploadKind.ts'
import { DiscardForm } from './WorkingPage.tsx'

export type ShownList = {
  readonly list: PreviewList
  readonly rows: readonly PreviewRow[]
  readonly page: PageOf
}

type PageProps = {
  upload: OwnUpload
  plan: UploadPlan
  domainCode: string
  csrfToken: string
  shown: ShownList
}

export function PreviewPage({ upload, plan, csrfToken, shown }: PageProps) {
  const { counts } = plan
  const count = counts.new + counts.changed
  const path = `/einlesen/${upload.id}`
  return (
    <>
      <Heading
        title={`Vorschau: ${speakCounts(plan)}`}
        detail={upload.file}
        lead={
          count === 0
            ? 'Es gibt nichts zu übernehmen: Der Bestand sagt schon dasselbe.'
            : 'Noch ist nichts geändert. Was nicht übernommen wird, steht mit Grund unten.'
        }
      />
      <ImportSteps current="Vorschau" links={{ Spalten: `${path}/spalten` }} />
      {upload.message ? (
        <div class="problems" role="alert">
          <p>
            <strong>{upload.message}</strong>
          </p>
        </div>
      ) : null}
      <div class="form-actions">
        {count > 0 ? (
          <Form action={`${path}/uebernahme`} csrfToken={csrfToken} class="inline-form">
            <Hidden values={{ stand: plan.digest }} />
            <Button isPrimary>{countOfKind(upload.kind, count)} übernehmen</Button>
          </Form>
        ) : null}
        <a href={`${path}/spalten`}>Spalten ändern</a>
        <DiscardForm upload={upload} csrfToken={csrfToken} />
      </div>
      <Warnings warnings={plan.warnings} file={upload.file} />
      <Lists upload={upload} plan={plan} shown={shown} lists={previewLists} />
    </>
  )
}

export function ResultPage({ upload, plan, domainCode, shown }: Omit<PageProps, 'csrfToken'>) {
  const { counts } = plan
  const { changeSetId = null } = upload.result ?? {}
  const query = { verbund: domainCode }
  const isDevices = upload.kind === 'devices'
  return (
    <>
      <Heading
        title={`Übernommen: ${speakCounts(plan)}`}
        detail={upload.file}
        lead={
          counts.refused > 0
            ? 'Was nicht übernommen wurde, können Sie herunterladen, berichtigen und noch einmal einlesen.'
            : 'Alle Zeilen der Liste sind angekommen.'
        }
      />
      <ImportSteps current="Ergebnis" />
      <div class="actions">
        <LinkButton href={addressOf(uploadKindWords[upload.kind].path, query)} isPrimary>
          {uploadKindWords[upload.kind].label} ansehen
        </LinkButton>
        {isDevices && counts.new + counts.changed > 0 ? (
          <LinkButton href={addressOf('/zielobjekte/vorschlaege', query)}>
            Zielobjekte vorschlagen lassen
          </LinkButton>
        ) : null}
        {changeSetId ? (
          <LinkButton href={addressOf(`/geraete/aenderungen/${changeSetId}`, query)}>
            Zurücknehmen …
          </LinkButton>
        ) : null}
        <LinkButton
          href={addressOf('/einlesen', { ...query, art: uploadKindWords[upload.kind].slug })}
        >
          Nächste Liste
        </LinkButton>
      </div>
      {changeSetId ? (
        <p class="muted">
          Zurücknehmen geht, solange niemand eines der Geräte danach geändert hat.
        </p>
      ) : null}
      <Warnings warnings={plan.warnings} file={upload.file} />
      <Lists upload={upload} plan={plan} shown={shown} lists={['refused', 'missing']} />
    </>
  )
}

/** „12 neu, 3 geändert, 100 unverändert, 4 nicht übernommen“ */
function speakCounts({ counts }: UploadPlan): string {
  const say = (count: number, word: string) => `${count.toLocaleString('de-DE')} ${word}`
  return [
    say(counts.new, 'neu'),
    say(counts.changed, 'geändert'),
    say(counts.same, 'unverändert'),
    say(counts.refused, 'nicht übernommen'),
  ].join(', ')
}

/** More are folded: the rows come first then. */
const shownWarnings = 5

/** The page says which file it speaks of. */
function Warnings({ warnings, file }: { warnings: readonly string[]; file: string }) {
  const short = (warning: string) =>
    warning.startsWith(`${file}, `) ? warning.slice(file.length + 2) : warning
  if (warnings.length === 0) return null
  return (
    <details class="note" open={warnings.length <= shownWarnings}>
      <summary>{warnings.length === 1 ? '1 Hinweis' : `${warnings.length} Hinweise`}</summary>
      <ul class="plain-list">
        {warnings.map((warning) => (
          <li>{short(warning)}</li>
        ))}
      </ul>
    </details>
  )
}

type ListsProps = {
  upload: OwnUpload
  plan: UploadPlan
  shown: ShownList
  lists: readonly PreviewList[]
}

function Lists({ upload, plan, shown, lists }: ListsProps) {
  const path = `/einlesen/${upload.id}`
  return (
    <section id="zeilen">
      <h2 class="kern-sr-only">Zeilen der Liste</h2>
      <nav class="views" aria-label="Was mit den Zeilen geschieht">
        {lists.map((list) => (
          <a
            href={`${addressOf(path, { liste: list })}#zeilen`}
            aria-current={list === shown.list ? 'page' : undefined}
          >
            {previewListLabels[list]} ({plan.counts[list].toLocaleString('de-DE')})
          </a>
        ))}
      </nav>
      <ListHint shown={shown} path={path} kind={uploadKindWords[upload.kind].many} />
      {shown.rows.length > 0 ? <RowTable shown={shown} /> : null}
      <Pager page={shown.page} path={path} query={{ liste: shown.list }} />
    </section>
  )
}

const emptyWords: Record<PreviewList, string> = {
  refused: 'Keine Zeile wird zurückgewiesen.',
  changed: 'Keine Zeile ändert etwas, das schon erfasst ist.',
  new: 'Keine Zeile bringt etwas Neues.',
  missing: 'Nichts, was zu dieser Liste gehört, fehlt in ihr.',
  same: 'Keine Zeile stimmt mit dem Bestand ganz überein.',
}

function ListHint({ shown, path, kind }: { shown: ShownList; path: string; kind: string }) {
  const { list, rows, page } = shown
  if (page.total === 0) return <p>{emptyWords[list]}</p>
  if (list === 'missing') {
    return (
      <p class="hint">
        Diese {kind} stehen im Bestand, an denselben Standorten und von derselben Art wie in der
        Datei, aber nicht in der Datei. Nur zu Ihrer Kenntnis: Es wird nichts gelöscht.
      </p>
    )
  }
  if (list === 'same' && rows.length === 0) {
    return <p>Diese Zeilen stimmen mit dem Bestand überein und ändern nichts.</p>
  }
  if (list !== 'refused') return null
  return (
    <p class="hint">
      Zum Berichtigen herunterladen: <a href={`${path}/nicht-uebernommen.xlsx`}>Excel (XLSX)</a>,{' '}
      <a href={`${path}/nicht-uebernommen.csv`}>CSV</a>
    </p>
  )
}

function RowTable({ shown: { list, rows } }: { shown: ShownList }) {
  const last = {
    refused: 'Grund',
    changed: 'Was sich ändert',
    new: 'Angaben',
    missing: 'Angaben',
    same: '',
  }[list]
  const hasPlace = list !== 'missing'
  const hasName = list !== 'refused'
  return (
    <table class="cards import-rows">
      <thead>
        <tr>
          {hasPlace ? <th scope="col">Zeile</th> : null}
          {hasName ? <th scope="col">Was</th> : null}
          {list === 'refused' ? <th scope="col">Spalte</th> : null}
          {last ? <th scope="col">{last}</th> : null}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr>
            {hasPlace ? <RowPlaceCell row={row} isHead={!hasName} /> : null}
            {hasName ? <th scope="row">{row.name}</th> : null}
            {list === 'refused' ? <td data-label="Spalte">{row.column || '–'}</td> : null}
            {last ? <td data-label={last}>{rowText(list, row)}</td> : null}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function RowPlaceCell({ row, isHead }: { row: PreviewRow; isHead: boolean }) {
  const text = [row.sheet, `Zeile ${row.row}`].filter(Boolean).join(', ')
  return isHead ? (
    <th scope="row" class="nowrap">
      {text}
    </th>
  ) : (
    <td data-label="Zeile" class="nowrap">
      {text}
    </td>
  )
}

function rowText(list: PreviewList, { detail, fields = [] }: PreviewRow): Child {
  if (list !== 'changed') return detail
  return (
    <ul class="changes">
      {fields.map(({ label, before, after }) => (
        <li>
          {label}: <del>{before || 'leer'}</del> <span aria-hidden="true">→</span>
          <span class="kern-sr-only"> wird </span> <ins>{after || 'leer'}</ins>
        </li>
      ))}
    </ul>
  )
}
