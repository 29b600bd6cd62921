/** The answers to WiBA's questions as they were. @module */
import { readWiba } from '../../../catalog/wiba.ts'
import type { StoredWibaAnswer } from '../../../db/queries/wiba.ts'
import { auditAddress } from '../../web/auditAddress.ts'
import { FilterSelect, Filters } from '../../web/Filters.tsx'
import { Heading } from '../../web/Heading.tsx'
import { offsetOf, type PageOf, Pager } from '../../web/Pager.tsx'
import { wibaAnswerLabels } from '../../wiba/wibaAnswer.ts'
import type { WibaProgress } from '../../wiba/wibaProgress.ts'
import type { Audit } from '../readAudit.ts'
import type { WibaLine } from './wibaLines.ts'

export type WibaPageProps = {
  audit: Audit
  progress: WibaProgress
  listed: readonly WibaLine[]
  answers: ReadonlyMap<string, StoredWibaAnswer>
  page: PageOf
  query: Readonly<Record<string, string | undefined>>
}

export function WibaPage({ audit, progress, listed, answers, page, query }: WibaPageProps) {
  const path = auditAddress(audit.access.id, 'wiba')
  return (
    <>
      <Heading
        title={`${progress.yes} von ${progress.relevant} Prüffragen mit „ja“ beantwortet`}
        lead="Der Weg in die Basis-Absicherung ist ein Schritt davor und keine Grundlage eines Testats. „Nicht relevant“ zählt nicht mit."
      />
      <Filters path={path} keep={{}}>
        <FilterSelect
          name="checkliste"
          label="Checkliste"
          all="Alle Checklisten"
          value={query.checkliste}
          options={readWiba().checklists.map(({ key, name }) => ({ value: key, label: name }))}
        />
      </Filters>
      <div class="table-wrap">
        <table class="cards">
          <caption class="kern-sr-only">Prüffragen</caption>
          <thead>
            <tr>
              <th scope="col">Prüffrage</th>
              <th scope="col">Checkliste</th>
              <th scope="col">Antwort</th>
              <th scope="col">Notiz</th>
            </tr>
          </thead>
          <tbody>
            {listed
              .slice(offsetOf(page))
              .slice(0, page.size)
              .map(({ question, checklist }) => {
                const stored = answers.get(question.id)
                return (
                  <tr>
                    <th scope="row">
                      {question.officialNumber}. {question.topic}
                    </th>
                    <td data-label="Checkliste">{checklist}</td>
                    <td data-label="Antwort">
                      {stored?.answer ? wibaAnswerLabels[stored.answer] : 'offen'}
                    </td>
                    <td data-label="Notiz" class="lines">
                      {stored?.note || <span class="muted">–</span>}
                    </td>
                  </tr>
                )
              })}
          </tbody>
        </table>
      </div>
      <Pager page={page} path={path} query={query} />
    </>
  )
}
