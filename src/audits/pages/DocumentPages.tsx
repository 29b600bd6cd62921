/** Documents as they were, with the files that the snapshot keeps. @module */
import { documentKindLabels, explainState } from '../../documents/document.ts'
import type { DocumentWithState } from '../../documents/readDocuments.ts'
import { topicsOf } from '../../documents/topicsOf.ts'
import { auditAddress } from '../../web/auditAddress.ts'
import { DayText } from '../../web/DayText.tsx'
import { Heading, LinkButton } from '../../web/Heading.tsx'
import { offsetOf, type PageOf, Pager } from '../../web/Pager.tsx'
import type { Audit } from '../readAudit.ts'

export type DocumentListProps = {
  audit: Audit
  documents: readonly DocumentWithState[]
  page: PageOf
}

export function DocumentList({ audit: { access }, documents, page }: DocumentListProps) {
  const approved = documents.filter(({ state }) => state.isComplete).length
  return (
    <>
      <Heading
        title={
          documents.length === 0
            ? 'Keine Dokumente'
            : `${approved} von ${documents.length} Dokumenten vollständig und freigegeben`
        }
        lead="Richtlinien, Konzepte und Nachweise (A.0), jedes mit seinen Versionen."
      />
      {documents.length === 0 ? null : (
        <div class="table-wrap">
          <table class="cards">
            <caption class="kern-sr-only">Dokumente</caption>
            <thead>
              <tr>
                <th scope="col">Dokument</th>
                <th scope="col">Freigabe</th>
                <th scope="col">Versionen</th>
                <th scope="col">Nächste Überprüfung</th>
              </tr>
            </thead>
            <tbody>
              {documents
                .slice(offsetOf(page))
                .slice(0, page.size)
                .map(({ id, title, kind, state, versions, reviewDueOn, retiredOn }) => (
                  <tr>
                    <th scope="row">
                      <a href={auditAddress(access.id, 'documents', [id])}>{title}</a>
                      <small>{retiredOn ? 'zurückgezogen' : documentKindLabels[kind]}</small>
                    </th>
                    <td data-label="Freigabe">{explainState(state)}</td>
                    <td data-label="Versionen">{versions.length || 'keine'}</td>
                    <td data-label="Nächste Überprüfung" class="nowrap">
                      <DayText day={reviewDueOn} none="nicht geplant" />
                    </td>
                  </tr>
                ))}
            </tbody>
          </table>
        </div>
      )}
      <Pager page={page} path={auditAddress(access.id, 'documents')} query={{}} />
    </>
  )
}

export type DocumentPageProps = {
  audit: Audit
  document: DocumentWithState
  responsible: string
  /** SHA-256 of the files that the snapshot keeps. */
  kept: ReadonlySet<string>
  proves: readonly { readonly targetObjectCode: string; readonly requirement: string }[]
}

export function DocumentPage({ audit, document, responsible, kept, proves }: DocumentPageProps) {
  const { access } = audit
  const { title, kind, state, reviewDueOn, topics } = document
  const done = new Set(topics.map(({ topic }) => topic))
  return (
    <>
      <Heading
        title={title}
        detail={documentKindLabels[kind]}
        lead={explainState(state)}
        actions={
          <LinkButton
            href={auditAddress(access.id, 'findings', ['neu'], { dokument: title })}
            isPrimary
          >
            Feststellung eintragen
          </LinkButton>
        }
      />
      <dl class="facts">
        <dt>Verantwortlich</dt>
        <dd>{responsible || 'niemand genannt'}</dd>
        <dt>Nächste Überprüfung</dt>
        <dd>
          <DayText day={reviewDueOn} none="nicht geplant" />
        </dd>
        {document.retiredOn ? (
          <>
            <dt>Zurückgezogen am</dt>
            <dd>
              <DayText day={document.retiredOn} />
            </dd>
          </>
        ) : null}
      </dl>
      <Versions accessId={access.id} document={document} kept={kept} />
      {topicsOf(kind).length === 0 ? null : (
        <>
          <h2>Themen</h2>
          <ul class="plain-list">
            {topicsOf(kind).map((topic) => (
              <li>
                {topic.title}: {done.has(topic.id) ? 'bearbeitet' : 'offen'}
              </li>
            ))}
          </ul>
        </>
      )}
      <h2>Weist nach</h2>
      {proves.length === 0 ? (
        <p>Keiner Anforderung als Nachweis zugeordnet.</p>
      ) : (
        <ul>
          {proves.slice(0, 100).map(({ targetObjectCode, requirement }) => (
            <li>
              <a href={auditAddress(access.id, 'checks', [targetObjectCode, requirement])}>
                {requirement} an {targetObjectCode}
              </a>
            </li>
          ))}
          {proves.length > 100 ? <li>und {proves.length - 100} weitere</li> : null}
        </ul>
      )}
    </>
  )
}

function Versions({
  accessId,
  document: { id, versions },
  kept,
}: {
  accessId: string
  document: DocumentWithState
  kept: ReadonlySet<string>
}) {
  if (versions.length === 0) return <p>Es gibt noch keine Version.</p>
  return (
    <div class="table-wrap">
      <table class="cards">
        <caption class="kern-sr-only">Versionen</caption>
        <thead>
          <tr>
            <th scope="col">Version</th>
            <th scope="col">Erstellt</th>
            <th scope="col">Freigegeben</th>
            <th scope="col">Datei</th>
          </tr>
        </thead>
        <tbody>
          {versions.toReversed().map((version) => (
            <tr>
              <th scope="row">
                Version {version.number}
                {version.note ? <small>{version.note}</small> : null}
              </th>
              <td data-label="Erstellt">
                <DayText day={version.writtenOn} />
              </td>
              <td data-label="Freigegeben">
                {version.approvedOn ? (
                  <>
                    <DayText day={version.approvedOn} />
                    <small>{version.approvedBy}</small>
                  </>
                ) : (
                  <span class="muted">nein</span>
                )}
              </td>
              <td data-label="Datei">
                {version.fileSha256 && kept.has(version.fileSha256) ? (
                  <>
                    <a
                      href={auditAddress(accessId, 'documents', [
                        id,
                        String(version.number),
                        'datei',
                      ])}
                    >
                      {version.fileName}
                    </a>
                    <small>
                      SHA-256 <code class="hash">{version.fileSha256}</code>
                    </small>
                  </>
                ) : (
                  <span class="muted">ohne Datei</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
