/** Milestones with every day they ever had. @module */
import { dayOf, germanDay } from '../../core/day.ts'
import type { MilestoneEntry } from '../../milestones/readState.ts'
import { auditAddress } from '../../web/auditAddress.ts'
import { DayText } from '../../web/DayText.tsx'
import { Heading } from '../../web/Heading.tsx'
import { offsetOf, type PageOf, Pager } from '../../web/Pager.tsx'
import type { Audit } from '../readAudit.ts'

export type MilestonesProps = {
  audit: Audit
  entries: readonly MilestoneEntry[]
  page: PageOf
}

export function MilestonePage({ audit: { access }, entries, page }: MilestonesProps) {
  const late = entries.filter(({ report }) => report.summary.state === 'overdue').length
  return (
    <>
      <Heading
        title={entries.length === 1 ? '1 Meilenstein' : `${entries.length} Meilensteine`}
        lead={`Am Stichtag waren ${late === 0 ? 'keine' : late} überfällig. Der ursprüngliche Termin bleibt bei jeder Verlängerung stehen.`}
      />
      <div class="table-wrap">
        <table class="cards">
          <caption class="kern-sr-only">Meilensteine</caption>
          <thead>
            <tr>
              <th scope="col">Meilenstein</th>
              <th scope="col">Ursprünglich</th>
              <th scope="col">Am Stichtag</th>
              <th scope="col">Fortschritt</th>
              <th scope="col">Verlängerungen</th>
            </tr>
          </thead>
          <tbody>
            {entries
              .slice(offsetOf(page))
              .slice(0, page.size)
              .map(({ milestone, report: { summary, details } }) => (
                <tr>
                  <th scope="row">
                    {summary.title}
                    <small>{summary.code}</small>
                  </th>
                  <td data-label="Ursprünglich" class="nowrap">
                    <DayText day={summary.originalDueOn} none="fortlaufend" />
                  </td>
                  <td data-label="Am Stichtag">
                    <span class={summary.state === 'overdue' ? 'late' : undefined}>
                      {details.timing}
                    </span>
                  </td>
                  <td data-label="Fortschritt">{details.progress}</td>
                  <td data-label="Verlängerungen">
                    {milestone.extensions.length === 0 ? (
                      <span class="muted">keine</span>
                    ) : (
                      <ul class="plain-list">
                        {milestone.extensions.map(
                          ({ newDueOn, reason, extendedBy, extendedAt }) => (
                            <li>
                              auf den {germanDay(newDueOn)}: {reason}
                              <small>
                                {' '}
                                {extendedBy}, {germanDay(dayOf(extendedAt))}
                              </small>
                            </li>
                          ),
                        )}
                      </ul>
                    )}
                  </td>
                </tr>
              ))}
          </tbody>
        </table>
      </div>
      <Pager page={page} path={auditAddress(access.id, 'milestones')} query={{}} />
    </>
  )
}
