/** What all pages of an audit share: whose it is, which state it shows, where to go. @module */
import type { Context } from 'hono'
import type { Child } from 'hono/jsx'
import { germanDay } from '../../core/day.ts'
import {
  type AuditPage,
  auditAddress,
  auditPageLabels,
  auditPages,
} from '../../web/auditAddress.ts'
import { Heading } from '../../web/Heading.tsx'
import { renderPage } from '../../web/renderPage.tsx'
import type { WebEnv } from '../../web/visit.ts'
import { accessStateLabels, speakPeriod } from '../auditAccess.ts'
import type { Audit } from '../readAudit.ts'

/** The page in its frame; once the access is closed, an auditor reads when it was open, and nothing else. */
export function renderAudit(
  c: Context<WebEnv>,
  audit: Audit,
  { title, current }: { title: string; current: AuditPage },
  content: Child,
): Promise<Response> {
  return renderPage(
    c,
    { title: `${title} – Prüfung ${audit.domain.code}`, path: audit.isOwn ? '/' : '/pruefungen' },
    <>
      <Frame audit={audit} current={current} />
      {content}
    </>,
  )
}

function Frame({ audit, current }: { audit: Audit; current: AuditPage }) {
  const { access, snapshot, domain, isOwn, state } = audit
  return (
    <>
      {isOwn ? null : (
        <p class="banner">
          So sieht es die prüfende Person. Ihr Zugang ist {accessStateLabels[state]} (
          {speakPeriod(access)}).
        </p>
      )}
      <p class="crumb">
        {domain.name}: Stand „{snapshot.name}“, Stichtag {germanDay(snapshot.takenOn)}
      </p>
      <nav class="views" aria-label="Prüfung">
        {auditPages.map((page) => (
          <a
            href={auditAddress(access.id, page)}
            aria-current={page === current ? 'page' : undefined}
          >
            {auditPageLabels[page]}
          </a>
        ))}
      </nav>
    </>
  )
}

/** Says from when until when the access was or will be open. */
export async function renderClosed(c: Context<WebEnv>, audit: Audit): Promise<Response> {
  c.status(403)
  return renderPage(c, { title: 'Prüfung', path: '/' }, <ClosedPage audit={audit} />)
}

function ClosedPage({ audit: { access, state } }: { audit: Audit }) {
  return (
    <Heading
      title={closedTitle(access, state)}
      lead={
        state === 'upcoming'
          ? `Ihr Zugang gilt ${speakPeriod(access)}. Vorher ist nichts zu sehen.`
          : 'Wenn Sie noch etwas nachsehen müssen, wenden Sie sich bitte an die Informationssicherheitsbeauftragten.'
      }
    />
  )
}

function closedTitle(access: Audit['access'], state: Audit['state']): string {
  if (state === 'upcoming') return `Die Prüfung beginnt am ${germanDay(access.fromOn)}`
  if (state === 'revoked') return 'Dieser Prüfzugang wurde beendet'
  return `Ihr Zugang endete am ${germanDay(access.untilOn)}`
}
