/** Which operating systems the devices have, and how long their vendors support them. @module */
import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import { type Day, germanDay } from '../../core/day.ts'
import { addressOf } from '../../web/address.ts'
import { DayText } from '../../web/DayText.tsx'
import { Empty, Heading } from '../../web/Heading.tsx'
import type { OperatingSystems } from './readOperatingSystems.ts'
import { type Release, type ReleaseState, releaseStateLabels, releaseStateOf } from './release.ts'

export const operatingSystemsPath = '/betriebssysteme'
export const supportPath = `${operatingSystemsPath}/termin`

type Props = {
  domain: InformationDomain
  systems: OperatingSystems
  today: Day
  mayWrite: boolean
}

export function OperatingSystemsPage(props: Props) {
  const { domain, systems, today } = props
  const { releases, unstated } = systems
  const gone = releases.filter(({ platform }) => platform.support === 'unsupported')
  return (
    <>
      <Heading title={titleOf(gone)} detail={domain.name} lead={leadOf(releases, today)} />
      {releases.length === 0 ? (
        <Empty title="Noch keine Betriebssysteme">
          <p>
            Sobald Geräte ein Betriebssystem nennen, steht hier, wie lange es Sicherheitsupdates
            bekommt.
          </p>
        </Empty>
      ) : (
        <ReleaseTable {...props} />
      )}
      {unstated > 0 ? (
        <p class="muted">
          Bei {unstated === 1 ? 'einem Gerät' : `${unstated} Geräten`} steht kein Betriebssystem.
        </p>
      ) : null}
      <Unused {...props} />
    </>
  )
}

function titleOf(gone: readonly Release[]): string {
  const devices = gone.reduce((sum, release) => sum + release.devices, 0)
  if (devices === 0) return 'Kein Gerät ist ohne Unterstützung'
  return devices === 1 ? 'Ein Gerät ohne Unterstützung' : `${devices} Geräte ohne Unterstützung`
}

function leadOf(releases: readonly Release[], today: Day): string {
  const ending = releases.filter(({ platform }) => releaseStateOf(platform, today) === 'ending')
  const names = ending.map(({ platform }) => platform.release).join(', ')
  return names === ''
    ? 'In den nächsten zwölf Monaten endet keine weitere Unterstützung.'
    : `In den nächsten zwölf Monaten endet die Unterstützung von: ${names}.`
}

const signals: Record<ReleaseState, string> = {
  unsupported: 'late',
  ending: 'soon',
  unknown: 'muted',
  supported: 'good',
}

function ReleaseTable(props: Props) {
  return (
    <div class="table-wrap">
      <table class="cards dense">
        <caption class="kern-sr-only">Betriebssysteme der Geräte</caption>
        <thead>
          <tr>
            <th scope="col">Fassung</th>
            <th scope="col" class="number">
              Geräte
            </th>
            <th scope="col">Stand</th>
            <th scope="col">Unterstützt bis</th>
            <th scope="col">Quelle</th>
            {props.mayWrite ? <th scope="col">Eigener Termin</th> : null}
          </tr>
        </thead>
        <tbody>{props.systems.releases.map((release) => releaseRow(release, props))}</tbody>
      </table>
    </div>
  )
}

function releaseRow({ platform, devices }: Release, { domain, today, mayWrite }: Props) {
  const { release, ownSupport, supportSource } = platform
  const state = releaseStateOf(platform, today)
  const verbund = domain.code
  return (
    <tr>
      <th scope="row">{release}</th>
      <td data-label="Geräte" class="number">
        <a href={addressOf('/geraete', { verbund, fassung: release })}>
          {devices}
          <span class="kern-sr-only"> Geräte mit {release}</span>
        </a>
      </td>
      <td data-label="Stand" class={signals[state]}>
        {releaseStateLabels[state]}
      </td>
      <td data-label="Unterstützt bis" class="nowrap">
        <DayText day={platform.supportEndsOn} none="kein Termin bekannt" />
      </td>
      <td data-label="Quelle">
        {supportSource === '' ? <span class="muted">–</span> : supportSource}
        {ownSupport ? <small>geprüft am {germanDay(ownSupport.checkedOn)}</small> : null}
      </td>
      {mayWrite ? (
        <td data-label="Eigener Termin">
          <a href={addressOf(supportPath, { verbund, fassung: release })}>
            {ownSupport ? 'Ändern' : 'Eintragen'}
            <span class="kern-sr-only">: {release}</span>
          </a>
        </td>
      ) : null}
    </tr>
  )
}

function Unused({ systems, domain, mayWrite }: Props) {
  if (systems.unused.length === 0) return null
  return (
    <section aria-labelledby="ohne-geraete">
      <h2 id="ohne-geraete">Eigene Termine ohne Geräte</h2>
      <ul>
        {systems.unused.map(({ release, supportUntil, source }) => (
          <li>
            {release}, unterstützt bis {germanDay(supportUntil)} ({source})
            {mayWrite ? (
              <>
                {' · '}
                <a href={addressOf(supportPath, { verbund: domain.code, fassung: release })}>
                  Ändern<span class="kern-sr-only">: {release}</span>
                </a>
              </>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}
