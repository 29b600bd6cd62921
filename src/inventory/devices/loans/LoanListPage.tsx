/** What is lent, what is due first comes first. @module */
import type { ListedLoan } from '../../../../db/queries/deviceLoans.ts'
import type { InformationDomain } from '../../../../db/queries/informationDomains.ts'
import type { Day } from '../../../core/day.ts'
import { addressOf, pathOf } from '../../../web/address.ts'
import { DayText, DueText } from '../../../web/DayText.tsx'
import { FilteredCount, FilterSelect, Filters, FilterText } from '../../../web/Filters.tsx'
import { Empty, Heading, LinkButton } from '../../../web/Heading.tsx'
import { type PageOf, Pager } from '../../../web/Pager.tsx'
import { deviceKindLabels } from '../../deviceKind.ts'
import { deviceName } from '../changes/changeSet.ts'
import type { LoanQuery } from './loanList.ts'

export const loanListPath = '/geraete/leihen'

type Props = {
  domain: InformationDomain
  query: LoanQuery
  loans: readonly ListedLoan[]
  page: PageOf
  total: number
  /** Devices that a list states as lent, without a loan that says to whom. */
  unrecorded: number
  overdue: number
  today: Day
  /** Names of borrowers are for those who lend. */
  seesBorrowers: boolean
}

export function LoanListPage(props: Props) {
  const { domain, query, page, total, overdue, loans } = props
  const keep = { verbund: domain.code, ...query }
  return (
    <>
      <Heading
        title={titleOf(total, overdue)}
        detail={domain.name}
        lead={
          overdue > 0
            ? 'Was zuerst zurück sein sollte, steht oben.'
            : 'Keine vermerkte Leihgabe ist überfällig.'
        }
        actions={
          <LinkButton href={addressOf('/geraete', { verbund: domain.code })}>
            Alle Geräte
          </LinkButton>
        }
      />
      <Unrecorded {...props} />
      {total === 0 ? (
        <Empty title="Keine Leihe vermerkt">
          <p>
            Ein Gerät verleihen Sie auf seiner Seite. Danach steht es hier, bis es zurück ist; das
            Übergabeprotokoll gibt es als PDF.
          </p>
        </Empty>
      ) : (
        <>
          <Filters path={loanListPath} keep={{ verbund: domain.code }}>
            <FilterText
              name="suche"
              label={props.seesBorrowers ? 'Gerät, Person, Klasse' : 'Gerät'}
              value={query.suche}
            />
            <FilterSelect
              name="stand"
              label="Stand"
              all="Alle Leihgaben"
              value={query.stand}
              options={[{ value: 'ueberfaellig', label: 'Nur überfällige' }]}
            />
            <FilteredCount page={page} total={total} />
          </Filters>
          {loans.length === 0 ? (
            <p>Keine Leihgabe passt zu dieser Auswahl.</p>
          ) : (
            <LoanTable {...props} />
          )}
          <Pager page={page} path={loanListPath} query={keep} />
        </>
      )}
    </>
  )
}

function Unrecorded({ domain, unrecorded }: Props) {
  if (unrecorded === 0) return null
  const address = addressOf('/geraete', { verbund: domain.code, zustand: 'on_loan' })
  return (
    <p class="soon">
      {unrecorded === 1
        ? 'Ein Gerät steht im Bestand als verliehen, ohne dass vermerkt ist, an wen.'
        : `${unrecorded} Geräte stehen im Bestand als verliehen, ohne dass vermerkt ist, an wen.`}{' '}
      Auf der Seite des Geräts lässt sich die Leihe nachtragen.{' '}
      <a href={address}>Alle verliehenen Geräte</a>
    </p>
  )
}

function titleOf(total: number, overdue: number): string {
  const lent = `${total} ${total === 1 ? 'Leihgabe' : 'Leihgaben'}`
  return overdue === 0 ? lent : `${lent}, ${overdue} überfällig`
}

function LoanTable(props: Props) {
  return (
    <div class="table-wrap">
      <table class="cards dense">
        <caption class="kern-sr-only">Verliehene Geräte</caption>
        <thead>
          <tr>
            <th scope="col">Gerät</th>
            {props.seesBorrowers ? <th scope="col">An</th> : null}
            <th scope="col">Seit</th>
            <th scope="col">Zurück</th>
            {props.seesBorrowers ? <th scope="col">Protokoll</th> : null}
          </tr>
        </thead>
        <tbody>{props.loans.map((loan) => loanRow(loan, props))}</tbody>
      </table>
    </div>
  )
}

function loanRow(loan: ListedLoan, { domain, today, seesBorrowers }: Props) {
  const query = { verbund: domain.code }
  const device = pathOf('/geraete', loan.deviceId)
  return (
    <tr>
      <th scope="row">
        <a href={addressOf(device, query)}>{deviceName(loan)}</a>
        <small>
          {[deviceKindLabels[loan.kind], loan.manufacturer, loan.model].filter(Boolean).join(' ')}
        </small>
      </th>
      {seesBorrowers ? (
        <td data-label="An">
          {loan.borrower}
          <small>{[loan.borrowerUnit, loan.borrowerContact].filter(Boolean).join(', ')}</small>
        </td>
      ) : null}
      <td data-label="Seit" class="nowrap">
        <DayText day={loan.lentOn} />
      </td>
      <td data-label="Zurück">
        <DueText day={loan.dueOn} today={today} />
        {loan.status === 'lost' ? <small class="late">als verloren gemeldet</small> : null}
      </td>
      {seesBorrowers ? (
        <td data-label="Protokoll">
          <a href={addressOf(`${device}/leihen/${loan.id}/uebergabe.pdf`, query)}>
            Übergabe <span class="kern-sr-only">von {deviceName(loan)} </span>(PDF)
          </a>
          {loan.status === 'on_loan' ? (
            <>
              {' · '}
              <a href={addressOf(`${device}/rueckgabe`, query)}>
                Rücknahme<span class="kern-sr-only"> von {deviceName(loan)}</span>
              </a>
            </>
          ) : null}
        </td>
      ) : null}
    </tr>
  )
}
