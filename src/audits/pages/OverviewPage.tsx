/** The first page of an audit: what is looked at, how far it is, what is missing. @module */
import { readCatalog } from '../../../catalog/readCatalog.ts'
import { summarizeReadiness } from '../../assessment/readiness.ts'
import { germanDay, germanInstant } from '../../core/day.ts'
import type { DomainState } from '../../milestones/readDomainState.ts'
import { auditAddress } from '../../web/auditAddress.ts'
import { Heading, LinkButton } from '../../web/Heading.tsx'
import { StatusBar } from '../../web/StatusBar.tsx'
import { speakPeriod } from '../auditAccess.ts'
import type { FindingEntry } from '../findings/findingEntry.ts'
import type { Audit } from '../readAudit.ts'

export type OverviewPageProps = {
  audit: Audit
  organisation: string
  state: DomainState
  /** Those of this snapshot. */
  findings: readonly FindingEntry[]
}

export function OverviewPage({ audit, organisation, state, findings }: OverviewPageProps) {
  const { access, domain } = audit
  const { basic } = state.figures.progress.whole
  return (
    <>
      <Heading
        title={`${basic.met} von ${basic.total} Basis-Anforderungen erfüllt`}
        detail={domain.name}
        lead={`${organisation}. Gezählt wird jede Basis-Anforderung an jedem Zielobjekt, auch bei Bausteinen, die ein Dienstleister umsetzt.`}
        actions={
          <LinkButton href={auditAddress(access.id, 'findings')} isPrimary>
            {findings.length === 0
              ? 'Feststellungen'
              : `${findings.length === 1 ? '1 Feststellung' : `${findings.length} Feststellungen`}`}
          </LinkButton>
        }
      />
      <StatusBar counts={basic} label="Basis:" />
      <div class="columns">
        <Gaps state={state} />
        <Facts audit={audit} state={state} />
      </div>
      <Guide audit={audit} />
    </>
  )
}

function Gaps({ state: { gaps } }: { state: DomainState }) {
  return (
    <section>
      <h2>Was noch fehlt</h2>
      <p>{summarizeReadiness(gaps)}</p>
      {gaps.length === 0 ? null : (
        <ul>
          {gaps.map(({ text, items }) => (
            <li>
              {text}
              {items.length > 0 ? (
                <small>
                  {' '}
                  {items.slice(0, 12).join(', ')}
                  {items.length > 12 ? ` und ${items.length - 12} weitere` : ''}
                </small>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      <p class="muted">
        A.2 (Schutzbedarf) und A.5 (Risikoanalyse) sind für die Basis-Absicherung nicht gefordert.
      </p>
    </section>
  )
}

function Facts({ audit, state }: { audit: Audit; state: DomainState }) {
  const { access, snapshot, domain } = audit
  const { profile } = state.figures.progress
  return (
    <section>
      <h2>Geprüfter Stand</h2>
      <dl class="facts">
        <dt>Informationsverbund</dt>
        <dd>
          {domain.code} {domain.name}
        </dd>
        <dt>Stand</dt>
        <dd>
          Nr. {snapshot.number} „{snapshot.name}“, Stichtag {germanDay(snapshot.takenOn)}
        </dd>
        <dt>Festgehalten</dt>
        <dd>
          {germanInstant(snapshot.takenAt)} von {snapshot.takenBy}
        </dd>
        <dt>Katalog</dt>
        <dd>{readCatalog().title}</dd>
        <dt>Davon im Kommunalprofil</dt>
        <dd>
          {profile.basic.met} von {profile.basic.total} Basis-Anforderungen; das Profil allein ist
          keine Grundlage eines Testats
        </dd>
        <dt>Kopf der Prüfkette</dt>
        <dd>
          Nr. {snapshot.chainSequence} <code class="hash">{snapshot.chainHash}</code>
        </dd>
        <dt>Prüfsumme des Inhalts</dt>
        <dd>
          <code class="hash">{snapshot.contentSha256}</code>
        </dd>
        <dt>Ihr Zugang</dt>
        <dd>
          {speakPeriod(access)}: {access.purpose}
        </dd>
      </dl>
    </section>
  )
}

function Guide({ audit: { access } }: { audit: Audit }) {
  return (
    <section>
      <h2>So finden Sie sich zurecht</h2>
      <ul>
        <li>
          <a href={auditAddress(access.id, 'objects')}>Zielobjekte</a> zeigen, was gesichert wird
          (A.1); <a href={auditAddress(access.id, 'modules')}>Bausteine</a>, was dafür gilt und was
          mit welchem Grund ausgelassen ist (A.3).
        </li>
        <li>
          Der <a href={auditAddress(access.id, 'checks')}>Grundschutz-Check</a> (A.4) enthält jede
          Antwort mit Begründung, befragten Personen, Tag der Erhebung und Nachweisen; die{' '}
          <a href={auditAddress(access.id, 'measures')}>Maßnahmen</a> (A.6), was noch zu tun ist.
        </li>
        <li>
          Jede Seite einer Anforderung oder eines Dokuments hat einen Knopf „Feststellung
          eintragen“. Feststellungen ändern Sie, bis Ihr Zugang endet.
        </li>
        <li>
          Unter <a href={auditAddress(access.id, 'exports')}>Ausgaben</a> liegen dieselben Inhalte
          als Arbeitsmappen.
        </li>
      </ul>
    </section>
  )
}
