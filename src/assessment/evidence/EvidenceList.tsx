/** The evidence files of an information domain. @module */
import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import { type Day, daysBetween } from '../../core/day.ts'
import { addressOf, pathOf } from '../../web/address.ts'
import { DayText, DueText } from '../../web/DayText.tsx'
import { FilteredCount, FilterSelect, Filters, FilterText } from '../../web/Filters.tsx'
import { Empty, Heading, LinkButton } from '../../web/Heading.tsx'
import { offsetOf, type PageOf, Pager } from '../../web/Pager.tsx'
import { evidencePath } from './CheckFiles.tsx'
import { evidenceSourceLabels, isPastKeeping } from './evidenceFile.ts'
import { evidenceStateLabels, evidenceStates } from './evidenceFilter.ts'
import type { EvidenceWithChecks } from './readEvidenceFile.ts'

export type EvidenceListProps = {
  domain: InformationDomain
  today: Day
  /** All that the person sees, and those that pass the filters. */
  files: readonly EvidenceWithChecks[]
  listed: readonly EvidenceWithChecks[]
  page: PageOf
  query: Readonly<Record<string, string | undefined>>
  mayWrite: boolean
}

export function EvidenceList(props: EvidenceListProps) {
  const { domain, files, listed, page, query, mayWrite } = props
  const verbund = domain.code
  const there = files.filter(({ deletedAt }) => deletedAt === null)
  return (
    <>
      <Heading
        title={headingOf(there)}
        detail={domain.name}
        lead={leadOf(there, props.today)}
        actions={
          mayWrite ? (
            <LinkButton href={addressOf(`${evidencePath}/neu`, { verbund })} isPrimary>
              Nachweis hinzufügen
            </LinkButton>
          ) : null
        }
      />
      {files.length === 0 ? (
        <NoEvidence verbund={verbund} mayWrite={mayWrite} />
      ) : (
        <>
          <Filters path={evidencePath} keep={{ verbund }}>
            <FilterSelect
              name="stand"
              label="Stand"
              all="Alle, die da sind"
              value={query.stand}
              options={evidenceStates.map((value) => ({
                value,
                label: evidenceStateLabels[value],
              }))}
            />
            <FilterText
              name="anforderung"
              label="Baustein oder Anforderung"
              value={query.anforderung}
            />
            <FilterText name="suche" label="Titel, Herkunft, Prüfsumme" value={query.suche} />
            <FilteredCount page={page} total={there.length} />
          </Filters>
          {listed.length === 0 ? (
            <p>Kein Nachweis passt zu diesen Filtern.</p>
          ) : (
            <EvidenceTable {...props} listed={listed.slice(offsetOf(page)).slice(0, page.size)} />
          )}
          <Pager page={page} path={evidencePath} query={{ verbund, ...query }} />
        </>
      )}
    </>
  )
}

function headingOf(there: readonly EvidenceWithChecks[]): string {
  if (there.length === 0) return 'Nachweise'
  const checks = there.flatMap((file) => file.checks)
  const proven = new Set(
    checks.map(({ targetObjectId, requirement }) => `${targetObjectId} ${requirement}`),
  ).size
  const files = there.length === 1 ? '1 Datei' : `${there.length} Dateien`
  return `${files} ${there.length === 1 ? 'belegt' : 'belegen'} ${proven} ${proven === 1 ? 'Prüfung' : 'Prüfungen'}`
}

function leadOf(there: readonly EvidenceWithChecks[], today: Day): string {
  const loose = there.filter(({ checks }) => checks.length === 0).length
  const past = there.filter((file) => isPastKeeping(file, today)).length
  const parts = [
    loose > 0 ? `${loose} ohne Anforderung` : '',
    past > 0 ? `bei ${past} ist die Aufbewahrung abgelaufen` : '',
  ].filter(Boolean)
  return parts.length === 0
    ? 'Dieselbe Datei liegt nur einmal da und kann viele Anforderungen belegen.'
    : `Davon ${parts.join(', ')}.`
}

function NoEvidence({ verbund, mayWrite }: { verbund: string; mayWrite: boolean }) {
  return (
    <Empty title="Was hierher gehört">
      <p>
        Was einen Stand im Grundschutz-Check belegt und kein gelenktes Dokument ist: Bildschirmfoto,
        Auszug aus einem System, Schreiben eines Dienstleisters, Prüfbericht.
      </p>
      <p>
        {mayWrite ? (
          <a href={addressOf(`${evidencePath}/neu`, { verbund })}>Ersten Nachweis hinzufügen</a>
        ) : (
          <>
            Hinzugefügt wird er an einer Anforderung im{' '}
            <a href={addressOf('/check', { verbund })}>Grundschutz-Check</a>.
          </>
        )}
      </p>
    </Empty>
  )
}

function EvidenceTable(props: EvidenceListProps) {
  return (
    <div class="table-wrap">
      <table class="cards">
        <caption class="kern-sr-only">Nachweise</caption>
        <thead>
          <tr>
            <th scope="col">Nachweis</th>
            <th scope="col">Herkunft</th>
            <th scope="col">Datum</th>
            <th scope="col">Belegt</th>
            <th scope="col">Aufbewahren bis</th>
          </tr>
        </thead>
        <tbody>
          {props.listed.map((file) => (
            <EvidenceLine {...props} file={file} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

const shownChecks = 3

function EvidenceLine({ file, domain, today }: EvidenceListProps & { file: EvidenceWithChecks }) {
  const { id, title, fileName, sourceKind, source, datedOn, checks, keptUntilOn } = file
  const requirements = [...new Set(checks.map(({ requirement }) => requirement))]
  const more = requirements.length - shownChecks
  return (
    <tr>
      <th scope="row">
        <a href={addressOf(pathOf(evidencePath, id), { verbund: domain.code })}>{title}</a>
        <small>{file.deletedAt === null ? fileName : 'gelöscht'}</small>
      </th>
      <td data-label="Herkunft">
        {evidenceSourceLabels[sourceKind]}
        {source ? <small>{source}</small> : null}
      </td>
      <td data-label="Datum" class="nowrap">
        <DayText day={datedOn} />
      </td>
      <td data-label="Belegt">
        {requirements.length === 0 ? (
          <span class="soon">keine Anforderung</span>
        ) : (
          `${requirements.slice(0, shownChecks).join(', ')}${more > 0 ? ` und ${more} weitere` : ''}`
        )}
      </td>
      <td data-label="Aufbewahren bis">
        <Keeping keptUntilOn={keptUntilOn} isPast={isPastKeeping(file, today)} today={today} />
      </td>
    </tr>
  )
}

function Keeping({
  keptUntilOn,
  isPast,
  today,
}: {
  keptUntilOn: Day | null
  isPast: boolean
  today: Day
}) {
  return (
    <>
      {isPast ? 'abgelaufen ' : ''}
      <KeepingText {...{ keptUntilOn, today }} />
    </>
  )
}

const yearDays = 365

/** Years away a day says more than the days until it. */
function KeepingText({ keptUntilOn, today }: { keptUntilOn: Day | null; today: Day }) {
  const isFar = keptUntilOn !== null && daysBetween(today, keptUntilOn) > yearDays
  return isFar ? (
    <DayText day={keptUntilOn} />
  ) : (
    <DueText day={keptUntilOn} today={today} soonDays={90} none="ohne Ende" />
  )
}
