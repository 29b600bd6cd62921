/** The rows of the list of devices. @module */
import type { Child } from 'hono/jsx'
import type { DeviceRow } from '../../../../db/queries/deviceList.ts'
import { type Day, germanDay, germanInstant } from '../../../core/day.ts'
import { speakEuro } from '../../../core/euro.ts'
import { addressOf, pathOf } from '../../../web/address.ts'
import { deviceStatusLabels, networkZoneLabels } from '../../device.ts'
import { deviceKindLabels } from '../../deviceKind.ts'
import { isBeyondSupport, type platformReader } from '../../devicePlatform.ts'
import { isCounted } from '../../inventoryDevice.ts'
import { deviceName } from '../changes/changeSet.ts'
import { type DeviceColumn, deviceColumnLabels, orderOfColumn } from './deviceColumn.ts'
import type { DeviceOrder } from './deviceOrder.ts'
import { type DeviceQuery, devicesPath, parametersOf } from './deviceQuery.ts'

export type TableFrame = {
  readonly verbund: string
  readonly today: Day
  readonly bindingSoonUntil: Day
  readonly columns: readonly DeviceColumn[]
  /** Whether rows are ticked to change several at once. */
  readonly isPicking: boolean
  /** Ids that were ticked when something was wrong with the form. */
  readonly chosen: ReadonlySet<string>
  readonly readPlatform: ReturnType<typeof platformReader>
}

export function DeviceTable({
  rows,
  query,
  frame,
}: {
  rows: readonly DeviceRow[]
  query: DeviceQuery
  frame: TableFrame
}) {
  return (
    <div class="table-wrap">
      <table class="cards dense devices">
        <caption class="kern-sr-only">Geräte</caption>
        <thead>
          <tr>
            {frame.isPicking ? (
              <th scope="col" class="pick">
                <span class="kern-sr-only">Auswahl</span>
              </th>
            ) : null}
            <OrderHead label="Inventar-Nr." order="nummer" query={query} verbund={frame.verbund} />
            {frame.columns.map((column) => (
              <OrderHead
                label={deviceColumnLabels[column]}
                order={orderOfColumn[column]}
                query={query}
                verbund={frame.verbund}
                isNumber={column === 'preis'}
              />
            ))}
          </tr>
        </thead>
        <tbody>{rows.map((row) => deviceRow(row, frame))}</tbody>
      </table>
    </div>
  )
}

/** Leads to the list in this order; where it is in this order already, to the other way round. */
function OrderHead({
  label,
  order,
  query,
  verbund,
  isNumber,
}: {
  label: string
  order: DeviceOrder | undefined
  query: DeviceQuery
  verbund: string
  isNumber?: boolean
}) {
  const { sorting } = query
  const isCurrent = sorting.order === order
  if (order === undefined) {
    return (
      <th scope="col" class={isNumber ? 'number' : undefined}>
        {label}
      </th>
    )
  }
  const isDescending = isCurrent && !sorting.isDescending
  const address = addressOf(devicesPath, {
    verbund,
    ...parametersOf({ ...query, sorting: { order, isDescending } }),
  })
  return (
    <th
      scope="col"
      aria-sort={isCurrent ? (sorting.isDescending ? 'descending' : 'ascending') : undefined}
    >
      <a href={address} title={`Nach ${label} ${isDescending ? 'absteigend ' : ''}sortieren`}>
        {label}
      </a>
      {isCurrent ? <span aria-hidden="true">{sorting.isDescending ? ' ↓' : ' ↑'}</span> : null}
    </th>
  )
}

function deviceRow(row: DeviceRow, frame: TableFrame) {
  const name = deviceName(row)
  return (
    <tr>
      {frame.isPicking ? (
        <td class="pick">
          <input
            type="checkbox"
            form="auswahl"
            name="geraet"
            value={row.id}
            checked={frame.chosen.has(row.id)}
            aria-label={`${name} auswählen`}
          />
        </td>
      ) : null}
      <th scope="row">
        <a href={addressOf(pathOf(devicesPath, row.id), { verbund: frame.verbund })}>
          {row.inventoryNumber ?? 'ohne Inventar-Nr.'}
        </a>
      </th>
      {frame.columns.map((column) => (
        <td
          data-label={deviceColumnLabels[column]}
          class={column === 'preis' ? 'number' : undefined}
        >
          {cells[column](row, frame)}
        </td>
      ))}
    </tr>
  )
}

const cells: Record<DeviceColumn, (row: DeviceRow, frame: TableFrame) => Child> = {
  geraet: ({ manufacturer, model, kind, serial }) => (
    <>
      {[manufacturer, model].filter(Boolean).join(' ') || deviceKindLabels[kind]}
      <small>{serial ?? 'ohne Seriennummer'}</small>
    </>
  ),
  standort: ({ siteName, building, roomName }) =>
    siteName === null ? (
      <span class="muted">kein Standort</span>
    ) : (
      <>
        {siteName}
        {roomName === null ? null : (
          <small>{[building, roomName].filter(Boolean).join(', ')}</small>
        )}
      </>
    ),
  system: (row, { today, readPlatform }) => {
    const isUnsupported = isBeyondSupport(row, readPlatform(row), today)
    return (
      <>
        {[row.os, row.osVersion].filter(Boolean).join(' ')}
        {isUnsupported && isCounted(row) ? <strong class="late"> ohne Support</strong> : null}
      </>
    )
  },
  zielobjekt: ({ targetObjectCode }, { verbund }) =>
    targetObjectCode === null ? (
      <span class="muted">keins</span>
    ) : (
      <a class="quiet" href={addressOf(pathOf('/zielobjekte', targetObjectCode), { verbund })}>
        {targetObjectCode}
      </a>
    ),
  zustand: ({ status }) =>
    status === 'lost' ? (
      <strong class="late">{deviceStatusLabels[status]}</strong>
    ) : (
      deviceStatusLabels[status]
    ),
  zweckbindung: ({ boundUntil }, { today, bindingSoonUntil }) =>
    boundUntil === null ? (
      <span class="muted">keine</span>
    ) : (
      <time
        datetime={boundUntil}
        class={boundUntil >= today && boundUntil <= bindingSoonUntil ? 'soon' : undefined}
      >
        {germanDay(boundUntil)}
        {boundUntil < today ? <small>beendet</small> : null}
      </time>
    ),
  foerderung: ({ fundingProgramme }) => fundingProgramme,
  inhaber: ({ holder }) => holder,
  hostname: ({ hostname }) => hostname,
  mac: ({ mac }) => mac,
  netz: ({ networkZone }) => (networkZone === null ? '' : networkZoneLabels[networkZone]),
  garantie: ({ warrantyUntil }, { today }) =>
    warrantyUntil === null ? (
      ''
    ) : (
      <time datetime={warrantyUntil}>
        {germanDay(warrantyUntil)}
        {warrantyUntil < today ? <small>abgelaufen</small> : null}
      </time>
    ),
  anschaffung: ({ purchasedOn }) => (purchasedOn === null ? '' : germanDay(purchasedOn)),
  preis: ({ priceCents }) => (priceCents === null ? '' : speakEuro(priceCents)),
  gemeldet: ({ lastSeenAt }) =>
    lastSeenAt === null ? (
      <span class="muted">nie</span>
    ) : (
      <time datetime={lastSeenAt}>{germanInstant(lastSeenAt)}</time>
    ),
  bemerkung: ({ notes }) => notes,
}
