/** The page of one device. @module */
import type { DeviceFile } from '../../../db/queries/deviceFiles.ts'
import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import { type Day, germanDay, germanInstant } from '../../core/day.ts'
import { speakEuro } from '../../core/euro.ts'
import { deviceStatusLabels, networkZoneLabels } from '../../inventory/device.ts'
import { deviceKindLabels } from '../../inventory/deviceKind.ts'
import { DeviceLife } from '../../inventory/devices/life/DeviceLife.tsx'
import type { DeviceLifeRecord } from '../../inventory/devices/life/readDeviceLife.ts'
import { addressOf, pathOf } from '../../web/address.ts'
import { DayText } from '../../web/DayText.tsx'
import type { FormState } from '../../web/form.tsx'
import { Heading, LinkButton } from '../../web/Heading.tsx'
import { DeviceFiles } from './files/DeviceFiles.tsx'
import type { DeviceState } from './readDevicePage.ts'

const path = '/geraete'

type PageProps = {
  domain: InformationDomain
  state: DeviceState
  life: DeviceLifeRecord
  files: readonly DeviceFile[]
  /** The form that adds a file. */
  form: FormState
  csrfToken: string
  today: Day
  rights: {
    readonly mayWrite: boolean
    readonly seesAll: boolean
    readonly seesCheck: boolean
    readonly seesHolder: boolean
  }
}

export function DevicePage(props: PageProps) {
  const { domain, state, rights } = props
  const { device, name, place } = state
  const query = { verbund: domain.code }
  const page = pathOf(path, device.id)
  const kind = deviceKindLabels[device.kind]
  const product = [device.manufacturer, device.model].filter(Boolean).join(' ')
  return (
    <>
      <Heading
        title={name}
        detail={[kind, product].filter(Boolean).join(' ')}
        lead={`${capitalised(deviceStatusLabels[device.status])}, ${place || 'Standort nicht bekannt'}`}
        actions={
          rights.mayWrite ? (
            <>
              <LinkButton href={addressOf(`${page}/bearbeiten`, query)} isPrimary>
                Bearbeiten
              </LinkButton>
              <LinkButton href={addressOf(`${path}/schnell`, { ...query, wie: device.id })}>
                Weiteres wie dieses
              </LinkButton>
              <LinkButton href={addressOf(`${path}/etiketten`, { ...query, geraet: device.id })}>
                Etikett
              </LinkButton>
              <LinkButton href={addressOf(`${page}/verlauf`, query)}>Verlauf</LinkButton>
            </>
          ) : rights.seesAll ? (
            <LinkButton href={addressOf(`${page}/verlauf`, query)}>Verlauf</LinkButton>
          ) : null
        }
      />
      <Twins {...props} />
      <div class="columns">
        <section aria-labelledby="angaben">
          <h2 id="angaben">Angaben</h2>
          <Facts {...props} />
        </section>
        <section aria-labelledby="sicherheit">
          <h2 id="sicherheit">Zielobjekt und Grundschutz-Check</h2>
          <Security {...props} />
        </section>
      </div>
      {rights.seesAll ? (
        <DeviceLife
          life={props.life}
          domainCode={domain.code}
          today={props.today}
          mayWrite={rights.mayWrite}
        />
      ) : null}
      {rights.seesAll ? (
        <DeviceFiles
          page={page}
          verbund={addressOf('', query)}
          files={props.files}
          state={props.form}
          mayWrite={rights.mayWrite}
          csrfToken={props.csrfToken}
        />
      ) : null}
    </>
  )
}

/** A serial number is given once: one of them was mistyped, or logged twice. */
function Twins({ domain, state }: PageProps) {
  if (state.twins.length === 0) return null
  return (
    <section class="remark" aria-labelledby="doppelt">
      <h2 id="doppelt">Diese Seriennummer steht auch bei einem anderen Gerät</h2>
      <ul>
        {state.twins.map(({ id, name }) => (
          <li>
            <a href={addressOf(pathOf(path, id), { verbund: domain.code })}>{name}</a>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Facts({ state, rights }: PageProps) {
  const { device, platform } = state
  const zone = device.networkZone
  const days: readonly (readonly [string, Day | null])[] = [
    ['Garantie bis', device.warrantyUntil],
    ['Support des Geräts bis', device.supportUntil],
    ['Zweckbindung bis', device.boundUntil],
  ]
  const texts: readonly (readonly [string, string])[] = [
    ['Inventarnummer', device.inventoryNumber ?? ''],
    ['Seriennummer', device.serial ?? ''],
    ['Inhaber', rights.seesHolder ? device.holder : ''],
    ['Betriebssystem', platform.release],
    ['Hostname', device.hostname],
    ['MAC-Adresse', device.mac],
    ['Netz', zone ? networkZoneLabels[zone] : ''],
    ['Angeschafft', device.purchasedOn ? germanDay(device.purchasedOn) : ''],
    ['Preis', device.priceCents === null ? '' : speakEuro(device.priceCents)],
    ['Förderprogramm', device.fundingProgramme],
    ['Zuletzt gemeldet', device.lastSeenAt ? germanInstant(device.lastSeenAt) : ''],
    ['Bemerkungen', device.notes],
  ]
  return (
    <dl class="facts">
      {texts
        .filter(([, value]) => value !== '')
        .map(([label, value]) => (
          <>
            <dt>{label}</dt>
            <dd class="lines">{value}</dd>
          </>
        ))}
      {days.map(([label, day]) =>
        day ? (
          <>
            <dt>{label}</dt>
            <dd>
              <DayText day={day} />
            </dd>
          </>
        ) : null,
      )}
    </dl>
  )
}

function Security({ domain, state, rights }: PageProps) {
  const { object, platform } = state
  return (
    <>
      {platform.support === 'unsupported' ? (
        <p class="late">
          {platform.release} bekommt seit dem {germanDay(platform.supportEndsOn ?? '')} keine
          Sicherheitsupdates mehr. <SupportSource platform={platform} />
        </p>
      ) : platform.supportEndsOn ? (
        <p>
          {platform.release} bekommt Sicherheitsupdates bis zum {germanDay(platform.supportEndsOn)}.{' '}
          <SupportSource platform={platform} />
        </p>
      ) : null}
      {object ? <ObjectLines domain={domain} object={object} seesCheck={rights.seesCheck} /> : null}
      {object ? null : (
        <p class="muted">
          Noch kein Zielobjekt. Gruppen gleicher Geräte schlägt Basislotse unter{' '}
          <a href={addressOf('/zielobjekte/vorschlaege', { verbund: domain.code })}>
            Vorschläge aus dem Bestand
          </a>{' '}
          vor.
        </p>
      )}
    </>
  )
}

function SupportSource({ platform }: { platform: DeviceState['platform'] }) {
  const { ownSupport, supportSource } = platform
  const checked = ownSupport ? `, geprüft am ${germanDay(ownSupport.checkedOn)}` : ''
  return (
    <small class="muted">
      Quelle: {supportSource}
      {checked}
    </small>
  )
}

function ObjectLines({
  domain,
  object,
  seesCheck,
}: {
  domain: InformationDomain
  object: NonNullable<DeviceState['object']>
  seesCheck: boolean
}) {
  const query = { verbund: domain.code }
  const { total, met } = object.basic
  return (
    <>
      <p>
        <a href={addressOf(pathOf('/zielobjekte', object.code), query)}>
          {object.code} {object.name}
        </a>
        {object.count > 1 ? `, ${object.count} Geräte` : ''}
      </p>
      {total === 0 ? (
        <p class="muted">Für dieses Zielobjekt ist noch kein Baustein entschieden.</p>
      ) : (
        <p>
          {met} von {total} Basis-Anforderungen sind erfüllt.{' '}
          {seesCheck ? (
            <a href={addressOf(pathOf('/check/zielobjekte', object.code), query)}>
              Zum Grundschutz-Check
            </a>
          ) : null}
        </p>
      )}
    </>
  )
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
