/** A device reports itself: it is found or made, what it knows of itself is noted, and that it was there. @module */
import type { Db } from '../../../db/db.ts'
import { insertDevices, saveDevice } from '../../../db/queries/devices.ts'
import { recordEvent } from '../../../db/queries/events.ts'
import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import { listDevicesByKeys, saveLastSeen } from '../../../db/queries/wholeDevices.ts'
import type { Actor } from '../../access/actor.ts'
import { eventBy } from '../../access/eventBy.ts'
import { allow } from '../../access/permissions.ts'
import { readInformationDomain } from '../../access/readInformationDomain.ts'
import { Failure } from '../../core/failure.ts'
import type { Deps } from '../../deps.ts'
import {
  blankDevice,
  changesBetween,
  deviceRecordLabels,
  recordOf,
} from '../../exchange/deviceRecord.ts'
import { guessDeviceKind } from '../../exchange/guessDeviceKind.ts'
import type { DeviceRecord } from '../../exchange/importPlan.ts'
import { columnsOf } from '../../exchange/storeDevices.ts'
import { type DeviceStatus, deviceStatusLabels } from '../../inventory/device.ts'
import { serialKeyOf } from '../../inventory/devices/deviceKeys.ts'
import { type PlacedDevice, readPlacedDevices } from '../devices/readDeviceRecords.ts'
import { applyReport, type Identity, identityOf, matchReport } from './matchReport.ts'
import type { DeviceReport } from './reportSchema.ts'

export type ReportResult = {
  readonly result: 'created' | 'changed' | 'unchanged'
  readonly id: string
  readonly inventoryNumber: string | null
  readonly lastSeenAt: string
  readonly changed: readonly string[]
  readonly messages: readonly string[]
}

/** A device that speaks up in one of these states is news. */
const surprising: readonly DeviceStatus[] = ['ordered', 'in_stock', 'lost', 'retired']

/**
 * Throws `not_found` for an information domain out of reach, `invalid` for a report that says too little to know the
 * device by, `conflict` when several devices could be meant or it belongs to another information domain.
 */
export async function reportDevice(
  deps: Deps,
  actor: Actor,
  domain: InformationDomain,
  report: DeviceReport,
): Promise<ReportResult> {
  allow(actor, 'write', 'inventory')
  const identity = identityOf(report)
  const lastSeenAt = deps.now()
  return deps.store.write(actor.organisationId, async (db) => {
    await readInformationDomain(db, actor, domain.id)
    const match = await findReporter(db, identity, domain)
    if (match === undefined) return createReporter(deps, actor, db, { domain, report, identity })
    const { row, record } = match
    const before = recordOf(record)
    const after = applyReport(before, report, identity)
    const fields = changesBetween(before, after)
    const changed = Object.keys(fields)
    if (changed.length > 0) {
      const { siteId, roomId } = row
      await saveDevice(db, row.id, row.version, columnsOf(after, { siteId, roomId }))
      recordEvent(db, eventBy(deps, actor, 'device_changed', row.id, { fields }))
    }
    await saveLastSeen(db, row.id, lastSeenAt)
    return {
      result: changed.length > 0 ? 'changed' : 'unchanged',
      id: row.id,
      inventoryNumber: row.inventoryNumber,
      lastSeenAt,
      changed: changed.map((field) => deviceRecordLabels[field as keyof DeviceRecord]),
      messages: messagesOn(before),
    }
  })
}

async function findReporter(
  db: Db,
  identity: Identity,
  domain: InformationDomain,
): Promise<PlacedDevice | undefined> {
  const { serial, macs } = identity
  const rows = await listDevicesByKeys(db, {
    inventoryKeys: [],
    serialKeys: serial === null ? [] : [serialKeyOf(serial)],
    macs,
  })
  const match = matchReport(identity, rows)
  if (match.kind === 'new') return undefined
  if (match.kind === 'ambiguous') {
    throw new Failure(
      'conflict',
      'Mehrere Geräte haben diese Seriennummer oder MAC-Adresse. Bitte bereinigen Sie den Bestand in der Anwendung.',
    )
  }
  if (match.device.informationDomainId !== domain.id) {
    throw new Failure('conflict', 'Dieses Gerät gehört zu einem anderen Informationsverbund.')
  }
  const [placed] = await readPlacedDevices(db, [match.device])
  return placed
}

async function createReporter(
  deps: Deps,
  actor: Actor,
  db: Db,
  order: { domain: InformationDomain; report: DeviceReport; identity: Identity },
): Promise<ReportResult> {
  const { domain, report, identity } = order
  if (identity.serial === null && identity.macs.length === 0) {
    const message =
      'Das Gerät nennt weder eine brauchbare Seriennummer noch eine MAC-Adresse: Es wäre morgen nicht wiederzuerkennen.'
    throw new Failure('invalid', message, { serial: message })
  }
  const { model = '', hostname = '', os = '' } = report
  const guess = guessDeviceKind({ designation: '', model, hostname, os })
  const record = applyReport(blankDevice(report.kind ?? guess?.kind ?? 'client'), report, identity)
  const id = deps.newId()
  const lastSeenAt = deps.now()
  await insertDevices(db, [
    {
      ...columnsOf(record, { siteId: null, roomId: null }),
      id,
      informationDomainId: domain.id,
      createdAt: lastSeenAt,
    },
  ])
  recordEvent(
    db,
    eventBy(deps, actor, 'device_created', id, {
      after: record,
      row: { informationDomainId: domain.id, siteId: null, roomId: null },
    }),
  )
  await saveLastSeen(db, id, lastSeenAt)
  const messages = ['Das Gerät ist neu. Inventarnummer, Standort und Raum trägt die EDV nach.']
  return { result: 'created', id, inventoryNumber: null, lastSeenAt, changed: [], messages }
}

function messagesOn({ status }: DeviceRecord): string[] {
  if (!surprising.includes(status)) return []
  return [`Das Gerät meldet sich, steht im Bestand aber als „${deviceStatusLabels[status]}“.`]
}
