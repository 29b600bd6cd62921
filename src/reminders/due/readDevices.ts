/** Dates of devices: warranty, updates, Zweckbindung and loans. @module */
import type { Db } from '../../../db/db.ts'
import {
  countEndingDevices,
  countFundedDevices,
  listDueLoans,
} from '../../../db/queries/dueDevices.ts'
import { listProgrammes } from '../../../db/queries/fundingProgrammes.ts'
import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import { type Day, germanDay } from '../../core/day.ts'
import { type DeviceEnd, endLabels, endWords } from '../../inventory/devices/list/deviceFilter.ts'
import { boundUntilOf, fundingKey } from '../../inventory/funding/fundingProgramme.ts'
import { readOperatingSystems } from '../../inventory/operatingSystems/readOperatingSystems.ts'
import type { OpenItem } from '../plan.ts'
import type { ReminderKind } from '../reminderKind.ts'
import { type Names, nameDevice, openItemOf } from './itemOf.ts'

type Options = {
  readonly domains: readonly InformationDomain[]
  readonly today: Day
  /** Dates before it were told to everybody. */
  readonly fromOn: Day
  readonly untilOn: Day
}

const kinds: Readonly<Record<DeviceEnd, ReminderKind>> = {
  warrantyUntil: 'warranty',
  supportUntil: 'support',
  boundUntil: 'funding',
}

export async function readDeviceItems(db: Db, names: Names, options: Options): Promise<OpenItem[]> {
  return [
    ...(await readEnds(db, names, 'warrantyUntil', options)),
    ...(await readEnds(db, names, 'supportUntil', options)),
    ...(await readEnds(db, names, 'boundUntil', options)),
    ...(await readSystems(db, names, options)),
    ...(await readProgrammes(db, names, options)),
    ...(await readLoans(db, names, options)),
  ]
}

async function readEnds(
  db: Db,
  names: Names,
  end: DeviceEnd,
  { fromOn, untilOn }: Options,
): Promise<OpenItem[]> {
  const days = await countEndingDevices(db, end, { fromOn, untilOn })
  return days.map(({ informationDomainId, endsOn, count }) =>
    openItemOf(names, nobodys(informationDomainId), {
      kind: kinds[end],
      subjectId: `${informationDomainId} ${endsOn}`,
      title: `${endLabels[end]} ${germanDay(endsOn)}: ${speakDevices(count)}`,
      dueOn: endsOn,
      count,
      path: '/geraete',
      query: { ende: endWords[end], am: endsOn },
    }),
  )
}

async function readSystems(db: Db, names: Names, options: Options): Promise<OpenItem[]> {
  const items: OpenItem[] = []
  for (const { id } of options.domains) {
    const { releases } = await readOperatingSystems(db, id, options.today)
    for (const { key, platform, devices } of releases) {
      const endsOn = platform.supportEndsOn
      if (endsOn === null || endsOn < options.fromOn || endsOn > options.untilOn) continue
      items.push(
        openItemOf(names, nobodys(id), {
          kind: 'support',
          subjectId: `${id} ${key}`,
          title: `${platform.release}: keine Updates mehr nach dem ${germanDay(endsOn)}`,
          dueOn: endsOn,
          count: devices,
          path: '/geraete',
          query: { fassung: platform.release },
        }),
      )
    }
  }
  return items
}

/** Programmes whose devices state no day of their own. */
async function readProgrammes(db: Db, names: Names, options: Options): Promise<OpenItem[]> {
  const funded = await countFundedDevices(db)
  const items: OpenItem[] = []
  for (const { id } of options.domains) {
    for (const programme of await listProgrammes(db, id)) {
      const boundUntil = boundUntilOf(programme)
      const count = funded
        .filter(({ informationDomainId }) => informationDomainId === id)
        .filter(({ fundingProgramme }) => fundingKey(fundingProgramme) === programme.nameKey)
        .reduce((sum, each) => sum + each.count, 0)
      if (boundUntil === null || count === 0) continue
      if (boundUntil < options.fromOn || boundUntil > options.untilOn) continue
      items.push(
        openItemOf(names, nobodys(id), {
          kind: 'funding',
          subjectId: programme.id,
          title: `${programme.name}: Zweckbindung endet am ${germanDay(boundUntil)}`,
          dueOn: boundUntil,
          count,
          path: `/foerderung/${programme.id}`,
        }),
      )
    }
  }
  return items
}

async function readLoans(db: Db, names: Names, { untilOn }: Options): Promise<OpenItem[]> {
  const loans = await listDueLoans(db, untilOn)
  return loans.map((loan) =>
    openItemOf(names, nobodys(loan.informationDomainId), {
      kind: 'loan',
      subjectId: loan.id,
      title: `Rückgabe: ${nameDevice(loan)}`,
      dueOn: loan.dueOn,
      path: `/geraete/${loan.deviceId}`,
    }),
  )
}

function nobodys(informationDomainId: string) {
  return { informationDomainId, responsibleId: null }
}

function speakDevices(count: number): string {
  return count === 1 ? '1 Gerät' : `${count} Geräte`
}
