/** Findings as the auditor enters them. @module */

import type { Day } from '../../../core/day.ts'
import { auditAddress } from '../../../web/auditAddress.ts'
import { Form, FormActions, type FormState, Hidden } from '../../../web/form.tsx'
import { Empty, Heading, LinkButton } from '../../../web/Heading.tsx'
import { offsetOf, type PageOf, Pager } from '../../../web/Pager.tsx'
import { findingStateLabels } from '../../finding.ts'
import type { NamedThings } from '../../findings/ensureNamed.ts'
import { FindingFacts, MeasureState } from '../../findings/FindingFacts.tsx'
import { FindingFields } from '../../findings/FindingFields.tsx'
import { WithdrawalFields } from '../../findings/FindingPages.tsx'
import { FindingTable } from '../../findings/FindingTable.tsx'
import { aboutText, type FindingEntry, speakFindings } from '../../findings/findingEntry.ts'
import type { Audit } from '../../readAudit.ts'

export type AuditFindingsProps = {
  audit: Audit
  entries: readonly FindingEntry[]
  page: PageOf
  today: Day
}

export function AuditFindings({ audit: { access }, entries, page, today }: AuditFindingsProps) {
  return (
    <>
      <Heading
        title={speakFindings(entries)}
        lead="Die Stadt macht aus jeder Feststellung eine Maßnahme mit Termin. Deren Stand und die Antwort sehen Sie hier, solange Ihr Zugang offen ist."
        actions={
          <>
            <LinkButton href={auditAddress(access.id, 'findings', ['mappe'])}>
              Als Arbeitsmappe
            </LinkButton>
            <LinkButton href={auditAddress(access.id, 'findings', ['neu'])} isPrimary>
              Feststellung eintragen
            </LinkButton>
          </>
        }
      />
      {entries.length === 0 ? (
        <Empty title="Noch nichts festgestellt">
          <p>
            Tragen Sie Feststellungen hier ein oder auf der Seite einer Anforderung, eines
            Bausteins, eines Zielobjekts oder eines Dokuments.
          </p>
        </Empty>
      ) : (
        <FindingTable
          entries={entries.slice(offsetOf(page)).slice(0, page.size)}
          today={today}
          hrefOf={({ finding }) => auditAddress(access.id, 'findings', [finding.id])}
        />
      )}
      <Pager page={page} path={auditAddress(access.id, 'findings')} query={{}} />
    </>
  )
}

export type AuditFindingProps = {
  audit: Audit
  entry: FindingEntry
  /** Entered under this access, and neither withdrawn nor answered. */
  isWritable: boolean
  withdrawal: FormState
  csrfToken: string
}

export function AuditFinding(props: AuditFindingProps) {
  const { audit, entry, isWritable, withdrawal, csrfToken } = props
  const { access } = audit
  const { finding } = entry
  const { targetObjectCode, requirement } = finding
  return (
    <>
      <Heading
        title={`${entry.code} ${finding.title}`}
        lead={findingStateLabels[entry.state]}
        actions={
          isWritable ? (
            <LinkButton href={auditAddress(access.id, 'findings', [finding.id, 'bearbeiten'])}>
              Bearbeiten
            </LinkButton>
          ) : null
        }
      />
      <FindingFacts
        entry={entry}
        about={
          targetObjectCode && requirement ? (
            <a href={auditAddress(access.id, 'checks', [targetObjectCode, requirement])}>
              {aboutText(finding)}
            </a>
          ) : (
            aboutText(finding) || 'allgemein'
          )
        }
        measure={<MeasureState entry={entry} />}
      />
      {isWritable ? (
        <details open={withdrawal.problems !== undefined}>
          <summary>Feststellung zurückziehen</summary>
          <WithdrawalFields
            action={auditAddress(access.id, 'findings', [finding.id, 'ruecknahme'])}
            state={withdrawal}
            version={finding.version}
            csrfToken={csrfToken}
          />
        </details>
      ) : null}
    </>
  )
}

export type AuditFindingFormProps = {
  audit: Audit
  /** Undefined for a new one. */
  entry: FindingEntry | undefined
  things: NamedThings
  state: FormState
  csrfToken: string
}

export function AuditFindingForm(props: AuditFindingFormProps) {
  const { audit, entry, things, state, csrfToken } = props
  const { id } = audit.access
  const own = entry ? [entry.finding.id] : []
  return (
    <>
      <Heading
        title={entry ? `${entry.code} bearbeiten` : 'Feststellung eintragen'}
        lead="Die Stadt sieht sie, sobald Sie speichern."
      />
      <Form
        action={auditAddress(id, 'findings', own)}
        csrfToken={csrfToken}
        problems={state.problems}
      >
        {entry ? <Hidden values={{ version: state.values.version ?? '' }} /> : null}
        <FindingFields state={state} things={things} />
        <FormActions
          save={entry ? 'Speichern' : 'Feststellung eintragen'}
          back={auditAddress(id, 'findings', own)}
        />
      </Form>
    </>
  )
}
