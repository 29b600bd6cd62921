import type { Day } from '../core/day.ts'
import { addressOf, pathOf } from '../web/address.ts'
import { DueText } from '../web/DayText.tsx'
import { domainParameter } from '../web/pageDomain.ts'
import type { Duty } from './duty.ts'

type DutyListProps = {
  duties: readonly Duty[]
  today: Day
  /** Whose work needs no name: that of the page. */
  domainCode: string | undefined
}

export function DutyList({ duties, today, domainCode }: DutyListProps) {
  return (
    <ul class="plain-list duties">
      {duties.map((duty) => (
        <li>
          <span>
            <a class="quiet" href={addressOfDuty(duty)}>
              {titleOf(duty)}
            </a>
            <small>
              {[placeOf(duty), duty.domain.code === domainCode ? '' : duty.domain.name]
                .filter(Boolean)
                .join(', ')}
            </small>
          </span>
          {duty.dueOn === null ? (
            <span class="soon">zu entscheiden</span>
          ) : (
            <DueText day={duty.dueOn} today={today} />
          )}
        </li>
      ))}
    </ul>
  )
}

function titleOf(duty: Duty): string {
  switch (duty.kind) {
    case 'check':
      return `${duty.requirement} ${duty.title}`
    case 'risk':
      return `Risiko: ${duty.requirement} ${duty.title}`
    case 'approval':
      return `Freigabe: ${duty.title}`
    case 'review':
      return `Überprüfung: ${duty.title}`
    case 'measure':
      return duty.title
  }
}

function placeOf(duty: Duty): string {
  switch (duty.kind) {
    case 'check':
    case 'risk':
      return `${duty.objectCode} ${duty.objectName}`
    case 'approval':
      return `Version ${duty.version}`
    case 'review':
      return 'Dokument'
    case 'measure':
      return `Maßnahme ${duty.code}`
  }
}

function addressOfDuty(duty: Duty): string {
  const query = { [domainParameter]: duty.domain.code }
  switch (duty.kind) {
    case 'check':
    case 'risk':
      return addressOf(
        pathOf(pathOf('/check/zielobjekte', duty.objectCode), duty.requirement),
        query,
      )
    case 'approval':
    case 'review':
      return addressOf(pathOf('/dokumente', duty.documentId), query)
    case 'measure':
      return addressOf(pathOf('/massnahmen', duty.code), query)
  }
}
