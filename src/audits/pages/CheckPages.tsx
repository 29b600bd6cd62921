/** The check as it stood: the list, and one requirement in full (A.4). @module */
import { readCatalog } from '../../../catalog/readCatalog.ts'
import { requirementLevelLabels } from '../../../catalog/requirementLevel.ts'
import { findSummary } from '../../../catalog/summaries.ts'
import {
  checkStatuses,
  checkStatusLabels,
  dispensableReasonLabels,
} from '../../assessment/check.ts'
import { germanDay, germanInstant } from '../../core/day.ts'
import { measureStatusLabels } from '../../measures/measure.ts'
import { auditAddress } from '../../web/auditAddress.ts'
import { FilterSelect, Filters, FilterText } from '../../web/Filters.tsx'
import { Heading, LinkButton } from '../../web/Heading.tsx'
import { type PageOf, Pager } from '../../web/Pager.tsx'
import { aboutText, type FindingEntry } from '../findings/findingEntry.ts'
import type { Audit } from '../readAudit.ts'
import { levelOptions } from './checkChoice.ts'
import type { CheckDetail, CheckLine, CheckListPage } from './readChecks.ts'

export type CheckListProps = {
  audit: Audit
  list: CheckListPage
  page: PageOf
  query: Readonly<Record<string, string | undefined>>
}

export function CheckList({ audit: { access }, list, page, query }: CheckListProps) {
  const path = auditAddress(access.id, 'checks')
  return (
    <>
      <Heading
        title={`${list.met} von ${list.total} Anforderungen erfüllt`}
        lead={`Stufe ${levelOptions.find(({ value }) => value === (query.stufe || 'basis'))?.label ?? 'Basis'}; jede Zeile ist eine Anforderung an einem Zielobjekt (A.4).`}
      />
      <Filters path={path} keep={{}} isNarrow>
        <FilterSelect
          name="stufe"
          label="Stufe"
          all="Basis"
          value={query.stufe}
          options={levelOptions.slice(1)}
        />
        <FilterSelect
          name="stand"
          label="Umsetzungsstatus"
          all="Jeder Status"
          value={query.stand}
          options={checkStatuses.map((status) => ({
            value: checkStatusLabels[status],
            label: checkStatusLabels[status],
          }))}
        />
        <FilterSelect
          name="baustein"
          label="Baustein"
          all="Alle Bausteine"
          value={query.baustein}
          options={list.modules.map((id) => ({
            value: id,
            label: `${id} ${readCatalog().moduleById(id).title}`,
          }))}
        />
        <FilterSelect
          name="zielobjekt"
          label="Zielobjekt"
          all="Alle Zielobjekte"
          value={query.zielobjekt}
          options={list.objects.map(({ code, name }) => ({
            value: code,
            label: `${code} ${name}`,
          }))}
        />
        <FilterText name="suche" label="Anforderung oder Titel" value={query.suche} />
      </Filters>
      {list.listed === 0 ? (
        <p>Keine Anforderung passt zu diesen Filtern.</p>
      ) : (
        <CheckTable accessId={access.id} lines={list.lines} />
      )}
      <Pager page={page} path={path} query={query} />
    </>
  )
}

function CheckTable({ accessId, lines }: { accessId: string; lines: readonly CheckLine[] }) {
  return (
    <div class="table-wrap">
      <table class="cards">
        <caption class="kern-sr-only">Anforderungen</caption>
        <thead>
          <tr>
            <th scope="col">Anforderung</th>
            <th scope="col">Zielobjekt</th>
            <th scope="col">Status</th>
            <th scope="col">Umsetzung oder Begründung</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ entry, object, explanation, person }) => (
            <tr>
              <th scope="row">
                <a href={auditAddress(accessId, 'checks', [object.code, entry.requirement])}>
                  {entry.requirement} {readCatalog().requirementById(entry.requirement).title}
                </a>
                <small>{requirementLevelLabels[entry.level]}</small>
              </th>
              <td data-label="Zielobjekt">
                {object.code} {object.name}
              </td>
              <td data-label="Status" class="nowrap">
                {checkStatusLabels[entry.status]}
                {entry.decision === 'at_provider' ? <small>beim Dienstleister</small> : null}
              </td>
              <td data-label="Umsetzung oder Begründung">
                {explanation ? shorten(explanation) : <span class="muted">keine Angabe</span>}
                {person || entry.dueOn ? (
                  <small>
                    {[person, entry.dueOn ? `bis ${germanDay(entry.dueOn)}` : '']
                      .filter(Boolean)
                      .join(', ')}
                  </small>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function shorten(text: string): string {
  return text.length > 180 ? `${text.slice(0, 179).trimEnd()}…` : text
}

export type CheckPageProps = {
  audit: Audit
  detail: CheckDetail
  /** Those about this requirement. */
  findings: readonly FindingEntry[]
}

export function CheckPage({ audit, detail, findings }: CheckPageProps) {
  const { check, object } = detail
  const { access } = audit
  const { title } = readCatalog().requirementById(check.requirement)
  const module = readCatalog().moduleById(check.module)
  const summary = findSummary(check.requirement)
  return (
    <>
      <Heading
        title={`${check.requirement} ${title}`}
        detail={checkStatusLabels[check.status]}
        lead={
          <>
            <a href={auditAddress(access.id, 'objects', [object.code])}>
              {object.code} {object.name}
            </a>{' '}
            · {requirementLevelLabels[check.level]} ·{' '}
            <a href={auditAddress(access.id, 'modules', [module.id])}>
              {module.id} {module.title}
            </a>
          </>
        }
        actions={
          <LinkButton
            isPrimary
            href={auditAddress(access.id, 'findings', ['neu'], {
              zielobjekt: object.code,
              anforderung: check.requirement,
            })}
          >
            Feststellung eintragen
          </LinkButton>
        }
      />
      {summary ? (
        <section aria-label="Worum es geht">
          <p>{summary.summary}</p>
          <p class="muted">Üblicher Nachweis: {summary.evidence}</p>
        </section>
      ) : null}
      <h2>Antwort der Stadt</h2>
      <AnswerFacts detail={detail} />
      <Evidence audit={audit} detail={detail} />
      <Measures audit={audit} detail={detail} />
      {findings.length === 0 ? null : (
        <section>
          <h2>Feststellungen hierzu</h2>
          <ul>
            {findings.map((entry) => (
              <li>
                <a href={auditAddress(access.id, 'findings', [entry.finding.id])}>
                  {entry.code} {entry.finding.title}
                </a>{' '}
                ({aboutText(entry.finding)})
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

function AnswerFacts({ detail: { check, person, provider } }: { detail: CheckDetail }) {
  const kind = check.dispensableBecause ? dispensableReasonLabels[check.dispensableBecause] : ''
  const facts: readonly (readonly [string, string])[] = [
    ['Umsetzungsstatus', [checkStatusLabels[check.status], kind].filter(Boolean).join(', ')],
    [
      check.status === 'dispensable' ? 'Begründung' : 'Umsetzung',
      check.explanation || 'keine Beschreibung',
    ],
    ['Umgesetzt durch', provider ?? ''],
    ['Nachweis des Dienstleisters', provider ? check.providerProof || 'keiner genannt' : ''],
    ['Nachweis gültig bis', check.providerProofUntil ? germanDay(check.providerProofUntil) : ''],
    ['Zuständig', person || 'niemand genannt'],
    ['Umsetzung bis', check.dueOn ? germanDay(check.dueOn) : ''],
    ['Erhebung am', check.surveyedOn ? germanDay(check.surveyedOn) : 'nicht angegeben'],
    ['Befragte Personen', check.interviewed || 'nicht angegeben'],
    [
      'Zuletzt geprüft',
      check.checkedAt ? `${germanInstant(check.checkedAt)}, ${check.checkedBy ?? ''}` : 'noch nie',
    ],
    ['Risiko', riskText(check)],
  ]
  return (
    <dl class="facts">
      {facts
        .filter(([, value]) => value !== '')
        .map(([label, value]) => (
          <>
            <dt>{label}</dt>
            <dd class="lines">{value}</dd>
          </>
        ))}
    </dl>
  )
}

function riskText({ riskAcceptedOn, riskAcceptedBy, riskReason }: CheckDetail['check']): string {
  if (riskAcceptedOn === null) return riskReason ? `Zur Übernahme vorgeschlagen: ${riskReason}` : ''
  return `übernommen am ${germanDay(riskAcceptedOn)} von ${riskAcceptedBy ?? ''}: ${riskReason}`
}

function Evidence({
  audit: { access },
  detail: { evidence },
}: {
  audit: Audit
  detail: CheckDetail
}) {
  return (
    <section>
      <h2>Nachweise</h2>
      {evidence.length === 0 ? (
        <p>Kein Dokument ist als Nachweis zugeordnet.</p>
      ) : (
        <ul>
          {evidence.map(({ documentId, title, note }) => (
            <li>
              <a href={auditAddress(access.id, 'documents', [documentId])}>{title}</a>
              {note ? `: ${note}` : ''}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Measures({
  audit: { access },
  detail: { measures },
}: {
  audit: Audit
  detail: CheckDetail
}) {
  if (measures.length === 0) return null
  return (
    <section>
      <h2>Maßnahmen</h2>
      <ul>
        {measures.map(({ code, title, status, dueOn }) => (
          <li>
            <a href={auditAddress(access.id, 'measures', [code])}>
              {code} {title}
            </a>
            : {measureStatusLabels[status]}
            {dueOn ? `, bis ${germanDay(dueOn)}` : ''}
          </li>
        ))}
      </ul>
    </section>
  )
}
