import { addressOf } from '../../web/address.ts'
import { FilterSelect, Filters } from '../../web/Filters.tsx'
import { Empty, Heading, LinkButton } from '../../web/Heading.tsx'
import { Pager } from '../../web/Pager.tsx'
import { StatusBar } from '../../web/StatusBar.tsx'
import { type Counts, percentMet, speakFigures } from '../figures.ts'
import { WaitingLine } from '../suggestions/WaitingLine.tsx'
import type { WaitingSuggestions } from '../suggestions/waiting.ts'
import { type CountWay, countWays } from './countWay.ts'
import type { Overview, OverviewLine } from './readOverview.ts'
import { type Selection, selections } from './selection.ts'

const wayLabels: Record<CountWay, string> = {
  zielobjekt: 'Nach Zielobjekt',
  baustein: 'Nach Baustein',
  person: 'Nach Zuständigen',
}

const columnLabels: Record<CountWay, string> = {
  zielobjekt: 'Zielobjekt',
  baustein: 'Baustein',
  person: 'Zuständig',
}

type OverviewProps = { overview: Overview; domainCode: string }
type PageProps = OverviewProps & {
  waiting: readonly WaitingSuggestions[] /** Whoever decides on all suggestions brings them in. */
  mayImport: boolean
}

/** How far the check is, and three ways into its lists. */
export function OverviewPage({ overview, waiting, domainCode, mayImport }: PageProps) {
  const { whole, lines, page, way, selection } = overview
  if (whole.total === 0) return <NothingModelled domainCode={domainCode} />
  const nach = way === 'zielobjekt' ? undefined : way
  const nur = selection?.word
  return (
    <>
      <Heading
        title={`${speakFigures(whole)} erfüllt`}
        lead={outlook(whole)}
        actions={
          mayImport ? (
            <LinkButton href={addressOf('/check/checkliste', { verbund: domainCode })}>
              Checkliste des BSI einlesen
            </LinkButton>
          ) : undefined
        }
      />
      <StatusBar counts={whole} label="Basis" />
      <WaitingLine waiting={waiting} domainCode={domainCode} />
      <nav class="ways" aria-label="Wege in den Grundschutz-Check">
        {countWays.map((each) => (
          <a
            href={addressOf('/check', {
              verbund: domainCode,
              nach: each === 'zielobjekt' ? undefined : each,
              nur,
            })}
            aria-current={each === way ? 'page' : undefined}
          >
            {wayLabels[each]}
          </a>
        ))}
      </nav>
      <Filters path="/check" keep={{ verbund: domainCode, nach }}>
        <FilterSelect
          name="nur"
          label="Was auffällt"
          all="Alle Basis-Anforderungen"
          value={nur}
          options={selections.map(({ word, label }) => ({ value: word, label: `nur ${label}` }))}
        />
      </Filters>
      {lines.length > 0 ? (
        <OverviewTable overview={overview} lines={lines} domainCode={domainCode} />
      ) : (
        <p>Keine Basis-Anforderung passt zu dieser Auswahl.</p>
      )}
      <Pager page={page} path="/check" query={{ verbund: domainCode, nach, nur }} />
    </>
  )
}

function outlook({ unplanned, undescribed, stale, open }: Counts): string {
  const parts = [
    open > 0 ? `${open} unbearbeitet` : '',
    unplanned > 0 ? `${unplanned} ungeplant` : '',
    undescribed > 0 ? `${undescribed} „ja“ ohne Beschreibung` : '',
    stale > 0 ? `${stale} veraltet` : '',
  ].filter(Boolean)
  return parts.length === 0 ? 'Alles ist geprüft, geplant und aktuell.' : `${parts.join(', ')}.`
}

function NothingModelled({ domainCode }: { domainCode: string }) {
  return (
    <>
      <Heading title="Grundschutz-Check" />
      <Empty title="Noch ist nichts zu prüfen">
        <p>
          Hier stehen die Anforderungen aller Bausteine, die für Ihre Zielobjekte gelten. Der
          nächste Schritt ist die Modellierung.
        </p>
        <p>
          <LinkButton href={addressOf('/modellierung', { verbund: domainCode })} isPrimary>
            Zur Modellierung
          </LinkButton>
        </p>
      </Empty>
    </>
  )
}

type TableProps = OverviewProps & { lines: readonly OverviewLine[] }

function OverviewTable({ overview: { way, selection }, lines, domainCode }: TableProps) {
  return (
    <div class="table-wrap">
      <table class="cards">
        <caption class="kern-sr-only">Basis-Anforderungen {wayLabels[way].toLowerCase()}</caption>
        <thead>
          <tr>
            <th scope="col">{columnLabels[way]}</th>
            <th scope="col" class="number">
              Basis erfüllt
            </th>
            {selection ? selectedHead(selection) : <PlainHeads />}
          </tr>
        </thead>
        <tbody>{lines.map((line) => overviewRow(line, domainCode, selection))}</tbody>
      </table>
    </div>
  )
}

/** With a selection the table says only how many of each line it chose. */
function selectedHead({ label }: Selection) {
  return (
    <th scope="col" class="number">
      {label}
    </th>
  )
}

function PlainHeads() {
  return (
    <>
      <th scope="col" class="number">
        teilweise
      </th>
      <th scope="col" class="number">
        nein
      </th>
      <th scope="col" class="number">
        unbearbeitet
      </th>
      <th scope="col" class="number">
        ungeplant
      </th>
      <th scope="col" class="number">
        veraltet
      </th>
    </>
  )
}

function overviewRow(
  { path, name, detail, counts }: OverviewLine,
  domainCode: string,
  selection: Selection | undefined,
) {
  return (
    <tr>
      <th scope="row">
        <a href={addressOf(path, { verbund: domainCode, ...selection?.query })}>{name}</a>
        {detail ? <span class="muted"> {detail}</span> : null}
      </th>
      <td class="number nowrap" data-label="Basis erfüllt">
        {counts.total === 0 ? (
          <span class="muted">keine Basis-Anforderung</span>
        ) : (
          <>
            {counts.met} von {counts.total}{' '}
            <span class="muted percent">{percentMet(counts)} %</span>
          </>
        )}
      </td>
      {selection ? numberCell(selection.label, selection.countOf(counts)) : plainCells(counts)}
    </tr>
  )
}

function plainCells(counts: Counts) {
  return (
    <>
      {numberCell('teilweise', counts.partial)}
      {numberCell('nein', counts.no)}
      {numberCell('unbearbeitet', counts.open)}
      {numberCell('ungeplant', counts.unplanned, 'soon')}
      {numberCell('veraltet', counts.stale, 'soon')}
    </>
  )
}

/** Zero is the norm and stays quiet; on the phone it is left out. */
function numberCell(label: string, count: number, signal = '') {
  return count === 0 ? (
    <td class="number muted zero" data-label={label}>
      0
    </td>
  ) : (
    <td class={`number ${signal}`.trim()} data-label={label}>
      {count}
    </td>
  )
}
