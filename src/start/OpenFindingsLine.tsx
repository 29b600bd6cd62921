/** What audits found and nobody has settled, in one line; nothing where there is nothing. @module */
import { type OpenFindings, speakOpenFindings } from '../audits/findings/findingEntry.ts'
import { addressOf } from '../web/address.ts'
import { domainParameter } from '../web/pageDomain.ts'

type OpenFindingsLineProps = { findings: OpenFindings; domainCode: string }

export function OpenFindingsLine({ findings, domainCode }: OpenFindingsLineProps) {
  if (findings.open === 0) return null
  return (
    <p>
      <a
        href={addressOf('/feststellungen', {
          [domainParameter]: domainCode,
          stand: findings.overdue > 0 ? 'ueberfaellig' : undefined,
        })}
        class={findings.overdue > 0 ? 'late' : undefined}
      >
        {speakOpenFindings(findings)}
      </a>
    </p>
  )
}
