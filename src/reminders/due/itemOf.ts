/** How rows of the database become items, in the words of the people who are told. @module */
import { createHash } from 'node:crypto'
import { addMonths, type Day, dayOf, type Instant } from '../../core/day.ts'
import { type DeviceKind, deviceKindLabels } from '../../inventory/deviceKind.ts'
import type { OpenItem } from '../plan.ts'
import type { DueItem } from '../reminderItem.ts'

/** Names and codes of what rows hold the ids of. */
export type Names = {
  /** '' for null and for whom nobody knows. */
  readonly personName: (id: string | null) => string
  readonly domainCode: (id: string) => string
}

type Row = { readonly informationDomainId: string; readonly responsibleId: string | null }
type Told = Pick<DueItem, 'kind' | 'subjectId' | 'title' | 'dueOn'> &
  Partial<Pick<DueItem, 'place' | 'originalDueOn' | 'count'>> & {
    /** Without the information domain, which is added. */
    readonly path: string
    readonly query?: Readonly<Record<string, string>>
  }

/** An item of one information domain. */
export function openItemOf(names: Names, row: Row, told: Told): OpenItem {
  const { informationDomainId, responsibleId } = row
  const { path, query, ...item } = told
  const informationDomainCode = names.domainCode(informationDomainId)
  const parameters = new URLSearchParams({ verbund: informationDomainCode, ...query })
  return {
    responsibleId,
    informationDomainIds: [informationDomainId],
    item: {
      place: '',
      originalDueOn: told.dueOn,
      count: 1,
      ...item,
      informationDomainCode,
      responsible: names.personName(responsibleId),
      path: `${path}?${parameters}`,
    },
  }
}

/** The last day on which an answer is not stale yet. */
export function freshUntil(answeredAt: Instant, staleMonths: number): Day {
  return addMonths(dayOf(answeredAt), staleMonths)
}

/** The same for the same texts, however long they are. */
export function subjectOf(...texts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(texts)).digest('hex').slice(0, 32)
}

/** „Notebook Lenovo L14 (0815)“. Whoever has it stands nowhere: mails stay for years. */
export function nameDevice(device: {
  readonly kind: DeviceKind
  readonly manufacturer: string
  readonly model: string
  readonly inventoryNumber: string | null
  readonly serial: string | null
}): string {
  const { kind, manufacturer, model, inventoryNumber, serial } = device
  const name = [deviceKindLabels[kind], manufacturer, model].filter(Boolean).join(' ')
  const number = inventoryNumber ?? serial
  return number ? `${name} (${number})` : name
}
