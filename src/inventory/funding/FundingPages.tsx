/** Funding programmes: the list, and one with its devices. @module */
import type { Device } from '../../../db/queries/devices.ts'
import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import { type Day, germanDay } from '../../core/day.ts'
import { speakEuro } from '../../core/euro.ts'
import { addressOf, pathOf } from '../../web/address.ts'
import { DayText, DueText } from '../../web/DayText.tsx'
import { Button, Form } from '../../web/form.tsx'
import { Empty, Heading, LinkButton } from '../../web/Heading.tsx'
import { type PageOf, Pager } from '../../web/Pager.tsx'
import { deviceStatusLabels } from '../device.ts'
import { deviceKindLabels } from '../deviceKind.ts'
import { deviceName } from '../devices/changes/changeSet.ts'
import {
  bindingState,
  boundUntilOf,
  boundUntilOfDevice,
  type FundingProgramme,
  isGone,
} from './fundingProgramme.ts'
import type { FundedProgramme, Funding } from './readFunding.ts'
import { listDoubts, speakDifference } from './speakBalance.ts'

export const fundingPath = '/foerderung'

type ListProps = {
  domain: InformationDomain
  funding: Funding
  today: Day
  mayWrite: boolean
}

export function FundingListPage(props: ListProps) {
  const { domain, funding, today, mayWrite } = props
  const { programmes, unknown } = funding
  const query = { verbund: domain.code }
  const ending = programmes.filter(
    ({ programme }) => bindingState(boundUntilOf(programme), today) === 'ending',
  )
  const count = programmes.length
  return (
    <>
      <Heading
        title={`${count} ${count === 1 ? 'Förderprogramm' : 'Förderprogramme'}`}
        detail={domain.name}
        lead={
          ending.length > 0
            ? `Die Zweckbindung endet in den nächsten zwölf Monaten: ${ending.map(({ programme }) => programme.name).join(', ')}.`
            : 'In den nächsten zwölf Monaten endet keine Zweckbindung.'
        }
        actions={
          mayWrite ? (
            <LinkButton href={addressOf(`${fundingPath}/neu`, query)} isPrimary>
              Förderprogramm eintragen
            </LinkButton>
          ) : null
        }
      />
      {count === 0 ? (
        <Empty title="Noch keine Förderprogramme">
          <p>
            Tragen Sie ein, was der Zuwendungsbescheid sagt: Beginn, Jahre der Zweckbindung und
            Beträge. Geräte gehören dazu, wenn ihr Feld „Förderung“ denselben Namen nennt.
          </p>
        </Empty>
      ) : (
        <ProgrammeTable {...props} />
      )}
      {unknown.length > 0 ? (
        <section aria-labelledby="nicht-eingetragen">
          <h2 id="nicht-eingetragen">In Gerätelisten genannt, aber nicht eingetragen</h2>
          <ul>
            {unknown.map(({ name, count: devices }) => (
              <li>
                {name}, {devices} {devices === 1 ? 'Gerät' : 'Geräte'}
                {mayWrite ? (
                  <>
                    {' · '}
                    <a href={addressOf(`${fundingPath}/neu`, { ...query, name })}>
                      Eintragen<span class="kern-sr-only">: {name}</span>
                    </a>
                  </>
                ) : null}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  )
}

function ProgrammeTable({ domain, funding, today }: ListProps) {
  return (
    <div class="table-wrap">
      <table class="cards dense">
        <caption class="kern-sr-only">Förderprogramme</caption>
        <thead>
          <tr>
            <th scope="col">Programm</th>
            <th scope="col">Zweckbindung bis</th>
            <th scope="col" class="number">
              Geräte
            </th>
            <th scope="col" class="number">
              Preise
            </th>
            <th scope="col" class="number">
              Zuwendung und Eigenanteil
            </th>
            <th scope="col">Abgleich</th>
          </tr>
        </thead>
        <tbody>{funding.programmes.map((each) => programmeRow(each, domain, today))}</tbody>
      </table>
    </div>
  )
}

function programmeRow(
  { programme, balance }: FundedProgramme,
  domain: InformationDomain,
  today: Day,
) {
  return (
    <tr>
      <th scope="row">
        <a href={addressOf(pathOf(fundingPath, programme.id), { verbund: domain.code })}>
          {programme.name}
        </a>
        {programme.grantNumber ? <small>{programme.grantNumber}</small> : null}
      </th>
      <td data-label="Zweckbindung bis">
        <BoundUntil programme={programme} today={today} />
      </td>
      <td data-label="Geräte" class="number">
        {balance.devices}
      </td>
      <td data-label="Preise" class="number nowrap">
        {speakEuro(balance.spentCents)}
      </td>
      <td data-label="Zuwendung und Eigenanteil" class="number nowrap">
        {speakEuro(balance.plannedCents)}
      </td>
      <td data-label="Abgleich">
        {speakDifference(balance)}
        {listDoubts(balance).map((doubt) => (
          <small>{doubt}</small>
        ))}
      </td>
    </tr>
  )
}

function BoundUntil({ programme, today }: { programme: FundingProgramme; today: Day }) {
  const until = boundUntilOf(programme)
  if (until === null) return <span class="soon">Jahre nicht eingetragen</span>
  const state = bindingState(until, today)
  return (
    <>
      <DayText day={until} />
      {state === 'ending' ? (
        <small class="soon">
          endet <DueText day={until} today={today} />
        </small>
      ) : null}
      {state === 'over' ? <small class="muted">abgelaufen</small> : null}
    </>
  )
}

type PageProps = {
  domain: InformationDomain
  funded: FundedProgramme
  /** The devices of this page of the list. */
  devices: readonly Device[]
  page: PageOf
  today: Day
  mayWrite: boolean
  csrfToken: string
}

export function ProgrammePage(props: PageProps) {
  const { domain, funded, page, today, mayWrite, csrfToken } = props
  const { programme, balance } = funded
  const query = { verbund: domain.code }
  const address = pathOf(fundingPath, programme.id)
  const doubts = listDoubts(balance)
  return (
    <>
      <Heading
        title={programme.name}
        detail={`${balance.devices} ${balance.devices === 1 ? 'Gerät' : 'Geräte'}`}
        lead={speakDifference(balance)}
        actions={
          mayWrite ? (
            <LinkButton href={addressOf(`${address}/bearbeiten`, query)}>Bearbeiten</LinkButton>
          ) : null
        }
      />
      {doubts.length > 0 ? (
        <ul class="late">
          {doubts.map((doubt) => (
            <li>{doubt}</li>
          ))}
        </ul>
      ) : null}
      <ProgrammeFacts programme={programme} spentCents={balance.spentCents} today={today} />
      <Form
        action={addressOf(`${address}/verwendungsnachweis`, query)}
        csrfToken={csrfToken}
        class="inline-form"
      >
        <Button>Liste für den Verwendungsnachweis (XLSX)</Button>
      </Form>
      <h2>Geräte</h2>
      {balance.devices === 0 ? (
        <p>Kein Gerät nennt „{programme.name}“ im Feld „Förderung“.</p>
      ) : (
        <DeviceTable {...props} />
      )}
      <Pager page={page} path={address} query={query} />
    </>
  )
}

function ProgrammeFacts({
  programme,
  spentCents,
  today,
}: {
  programme: FundingProgramme
  spentCents: number
  today: Day
}) {
  const granted = programme.grantedOn ? ` vom ${germanDay(programme.grantedOn)}` : ''
  return (
    <dl class="facts">
      <dt>Zuwendungsbescheid</dt>
      <dd>{programme.grantNumber ? `${programme.grantNumber}${granted}` : 'nicht eingetragen'}</dd>
      <dt>Zweckbindung</dt>
      <dd>
        ab <DayText day={programme.startsOn} />
        {programme.years === null ? '' : `, ${programme.years} Jahre, bis `}
        {programme.years === null ? ', ' : null}
        <BoundUntil programme={programme} today={today} />
      </dd>
      <dt>Zuwendung</dt>
      <dd>{speakEuro(programme.grantCents)}</dd>
      <dt>Eigenanteil</dt>
      <dd>{speakEuro(programme.ownShareCents)}</dd>
      <dt>Preise der Geräte</dt>
      <dd>{speakEuro(spentCents)}</dd>
      {programme.note ? (
        <>
          <dt>Bemerkung</dt>
          <dd class="lines">{programme.note}</dd>
        </>
      ) : null}
    </dl>
  )
}

function DeviceTable({ domain, funded, devices, today }: PageProps) {
  return (
    <div class="table-wrap">
      <table class="cards dense">
        <caption class="kern-sr-only">Geräte des Programms</caption>
        <thead>
          <tr>
            <th scope="col">Gerät</th>
            <th scope="col">Zustand</th>
            <th scope="col">Angeschafft</th>
            <th scope="col">Gebunden bis</th>
            <th scope="col" class="number">
              Preis
            </th>
          </tr>
        </thead>
        <tbody>
          {devices.map((device) => {
            const until = boundUntilOfDevice(device, [funded.programme])
            const isMissed = isGone(device) && until !== null && today <= until
            return (
              <tr>
                <th scope="row">
                  <a href={addressOf(pathOf('/geraete', device.id), { verbund: domain.code })}>
                    {deviceName(device)}
                  </a>
                  <small>
                    {[deviceKindLabels[device.kind], device.manufacturer, device.model]
                      .filter(Boolean)
                      .join(' ')}
                  </small>
                </th>
                <td data-label="Zustand" class={isMissed ? 'late' : undefined}>
                  {deviceStatusLabels[device.status]}
                  {isMissed ? <small>während der Zweckbindung</small> : null}
                </td>
                <td data-label="Angeschafft">
                  <DayText day={device.purchasedOn} />
                </td>
                <td data-label="Gebunden bis">
                  <DayText day={until} />
                  {device.boundUntil ? <small>am Gerät eingetragen</small> : null}
                </td>
                <td data-label="Preis" class="number nowrap">
                  {device.priceCents === null ? (
                    <span class="soon">fehlt</span>
                  ) : (
                    speakEuro(device.priceCents)
                  )}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
