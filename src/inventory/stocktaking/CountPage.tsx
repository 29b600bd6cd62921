/**
 * The round that is counted: all rooms in one document, so that nothing need be loaded while the network is gone. The
 * script src/web/assets/stocktaking.js keeps finds in the browser and sends them; without it each find is a form.
 * @module
 */
import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import type { StoredDevice } from '../../../db/queries/wholeDevices.ts'
import { germanInstant } from '../../core/day.ts'
import { addressOf, pathOf } from '../../web/address.ts'
import { Button, Form, type FormState, TextField } from '../../web/form.tsx'
import { Heading, LinkButton } from '../../web/Heading.tsx'
import { deviceKindLabels } from '../deviceKind.ts'
import { deviceName } from '../devices/changes/changeSet.ts'
import { ScanPlace } from '../devices/scan/ScanPlace.tsx'
import { speakFind } from './findResult.ts'
import { path } from './RoundPages.tsx'
import type { RoundState } from './readRound.ts'
import { type CountedRoom, type Find, listUnseen } from './round.ts'

type Props = {
  domain: InformationDomain
  state: RoundState
  /** The room that was counted last, and what was typed there when it was refused. */
  open: { readonly roomId: string | undefined; readonly form: FormState }
  /** To whom belongs what waits in the browser. */
  owner: string
  csrfToken: string
  assetUrl: (name: string) => string
}

export function CountPage(props: Props) {
  const { domain, state, owner, csrfToken } = props
  const { round, site, rooms, finds } = state
  const query = { verbund: domain.code }
  const own = pathOf(path, round.id)
  const expected = rooms.flatMap(({ devices }) => devices)
  const seen = expected.length - listUnseen(expected, finds).length
  const done = rooms.filter(({ countedAt }) => countedAt !== null).length
  return (
    <div class="stocktaking" data-stocktaking={round.id} data-owner={owner}>
      <Heading
        title={`${seen} von ${expected.length} Geräten gesehen`}
        detail={`${round.name}, ${site.name}`}
        lead={`${done} von ${rooms.length} Räumen abgeschlossen. Was in einem abgeschlossenen Raum nicht gesehen wurde, gilt als fehlend.`}
        actions={<LinkButton href={addressOf(`${own}/protokoll`, query)}>Protokoll</LinkButton>}
      />
      <p class="waiting" role="status" data-waiting hidden></p>
      <ul class="refused plain-list" data-refused hidden aria-label="Nicht angenommen"></ul>
      {rooms.map((room) => (
        <RoomToCount room={room} {...props} />
      ))}
      <Form action={addressOf(`${own}/abschluss`, query)} csrfToken={csrfToken} class="finish">
        <Button>Inventur beenden</Button>
        <p class="hint">{speakOpen(rooms.length - done)}</p>
      </Form>
    </div>
  )
}

function speakOpen(open: number): string {
  if (open === 0) return 'Alle Räume sind abgeschlossen.'
  const rooms = open === 1 ? '1 Raum ist' : `${open} Räume sind`
  return `${rooms} nicht abgeschlossen; das Protokoll nennt das.`
}

function RoomToCount({ room, ...props }: Props & { room: CountedRoom<StoredDevice> }) {
  const { domain, state, open, csrfToken, assetUrl } = props
  const { id, name, devices, countedAt } = room
  const own = `${pathOf(path, state.round.id)}/raeume/${encodeURIComponent(id)}`
  const query = { verbund: domain.code }
  const isOpen = open.roomId === id
  const seen = devices.length - listUnseen(devices, state.finds).length
  return (
    <details class="room" id={`raum-${id}`} data-room={id} data-name={name} open={isOpen}>
      <summary>
        <span class="name">{name}</span>{' '}
        <span class="muted" data-tally>
          {seen} von {devices.length} gesehen
        </span>{' '}
        <span class="good" data-done>
          {countedAt === null ? '' : 'abgeschlossen'}
        </span>
      </summary>
      <Form
        action={addressOf(`${own}/funde`, query)}
        csrfToken={csrfToken}
        problems={isOpen ? open.form.problems : undefined}
        idPrefix={`${id}-`}
        class="scan-form"
      >
        <TextField
          state={isOpen ? open.form : { values: {} }}
          name="code"
          label="Inventar-Nr., Seriennummer oder Code"
          idPrefix={`${id}-`}
          maxlength={300}
        />
        <Button isPrimary>Prüfen</Button>
        <ScanPlace field={`feld-${id}-code`} keepsLabels assetUrl={assetUrl} />
      </Form>
      <p class="answer" role="status" data-answer></p>
      <ExpectedDevices room={room} finds={state.finds} />
      <OtherFinds roomId={id} finds={state.finds} domain={domain} />
      <Form action={addressOf(`${own}/abschluss`, query)} csrfToken={csrfToken} class="count-form">
        <Button>{countedAt === null ? 'Raum abschließen' : 'Raum noch einmal abschließen'}</Button>
        {countedAt === null ? null : <span class="muted">zuletzt {germanInstant(countedAt)}</span>}
      </Form>
    </details>
  )
}

function ExpectedDevices({
  room: { id: roomId, name, devices },
  finds,
}: {
  room: CountedRoom<StoredDevice>
  finds: readonly Find[]
}) {
  if (devices.length === 0) return <p class="muted">Hier wird kein Gerät erwartet.</p>
  return (
    <table class="cards dense">
      <caption class="kern-sr-only">Erwartete Geräte in {name}</caption>
      <thead>
        <tr>
          <th scope="col">Gerät</th>
          <th scope="col">Was es ist</th>
          <th scope="col">Stand</th>
        </tr>
      </thead>
      <tbody>
        {devices.map((device) => (
          <tr
            data-device={device.id}
            data-label={deviceLabel(device)}
            data-inventory={device.inventoryKey ?? undefined}
            data-serial={device.serialKey ?? undefined}
          >
            <th scope="row">{deviceLabel(device)}</th>
            <td data-label="Was es ist">
              {deviceKindLabels[device.kind]}{' '}
              <span class="muted">
                {[device.manufacturer, device.model].filter(Boolean).join(' ')}
              </span>
            </td>
            <td data-label="Stand">
              <DeviceState
                find={finds.find(({ deviceId }) => deviceId === device.id)}
                roomId={roomId}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function DeviceState({ find, roomId }: { find: Find | undefined; roomId: string }) {
  if (!find) return <span data-state>noch nicht gesehen</span>
  if (find.result === 'missing') {
    return (
      <span data-state class="late">
        fehlt
      </span>
    )
  }
  return find.roomId === roomId ? (
    <span data-state="seen" class="good">
      da
    </span>
  ) : (
    <span data-state="seen" class="soon">
      gefunden: {find.roomName}
    </span>
  )
}

function OtherFinds({
  roomId,
  finds,
  domain,
}: {
  roomId: string
  finds: readonly Find[]
  domain: InformationDomain
}) {
  const here = finds.filter(
    ({ roomId: of, result }) => of === roomId && result !== 'found' && result !== 'missing',
  )
  return (
    <>
      <ul class="other-finds" data-others aria-label="Was hier außerdem gefunden wurde">
        {here.map((find) => (
          <li>{speakFind(find)}</li>
        ))}
      </ul>
      {here.some(({ result }) => result === 'unknown') ? (
        <p>
          <a href={addressOf('/geraete/schnell', { verbund: domain.code })}>
            Unbekanntes Gerät erfassen
          </a>
        </p>
      ) : null}
    </>
  )
}

export function deviceLabel(device: StoredDevice): string {
  return deviceName(device) || device.hostname || device.mac
}
