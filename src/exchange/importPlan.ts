/**
 * What an import would do: nothing has happened yet. The same plan is shown by a dry run and carried out by an
 * action, so that both say the same.
 * @module
 */
import type { ApplicationFacts } from '../inventory/application.ts'
import type { DeviceFacts, SiteType } from '../inventory/device.ts'
import type { ExistingTargetObject } from '../inventory/targetObjectProposal.ts'
import type { WibaAnswer } from '../wiba/wibaAnswer.ts'

/** A row of a list. */
export type RowPlace = { readonly file: string; readonly sheet: string; readonly row: number }

/** A row that was not taken, exactly one entry a row; `column` is '' when the row as a whole is at fault. */
export type Refusal = RowPlace & { readonly column: string; readonly reason: string }

export type FieldChange = { readonly before: unknown; readonly after: unknown }

/** How one sheet was understood. */
export type SheetReading = {
  readonly file: string
  readonly sheet: string
  readonly headerRow: number
  /** The key under which a mapping is remembered. */
  readonly headerFingerprint: string
  /** Known origin such as „Microsoft Intune“; '' when there is none. */
  readonly source: string
  /** Header texts in their order; `field` is null where a column is not taken. */
  readonly columns: readonly { readonly header: string; readonly field: string | null }[]
}

export type Planned<Facts> = Facts & { readonly from: RowPlace }

export type Changed<Facts> = {
  readonly id: string
  readonly version: number
  readonly from: RowPlace
  /** Only the fields that differ. */
  readonly fields: Readonly<Record<string, FieldChange>>
  readonly after: Facts
}

export type ImportPlan<Facts> = {
  readonly sheets: readonly SheetReading[]
  readonly new: readonly Planned<Facts>[]
  readonly changed: readonly Changed<Facts>[]
  /** Rows that say nothing new, rows that repeat another row of the file included. */
  readonly unchanged: number
  readonly refused: readonly Refusal[]
  readonly warnings: readonly string[]
}

/** A device with its place by name; `roomName` is null and `building` '' where no room is stated. */
export type DeviceRecord = DeviceFacts & {
  readonly siteName: string | null
  readonly building: string
  readonly roomName: string | null
}

export type ExistingDevice = DeviceRecord & {
  readonly id: string
  readonly version: number
  /** Code of the information domain the device belongs to. */
  readonly domain: string
}

export type ExistingSite = {
  readonly name: string
  readonly type: SiteType
  readonly rooms: readonly { readonly building: string; readonly name: string }[]
}

export type NewSite = { readonly name: string; readonly type: SiteType }
export type NewRoom = {
  readonly siteName: string
  readonly building: string
  readonly name: string
}

/** A row that says nothing new of a device; `name` is what the row calls it. */
export type SameDevice = { readonly from: RowPlace; readonly name: string }

export type DeviceImportPlan = ImportPlan<DeviceRecord> & {
  readonly same: readonly SameDevice[]
  /** Stored devices of the same kinds and sites that the file does not name. Only told, never removed. */
  readonly missing: readonly ExistingDevice[]
  readonly newSites: readonly NewSite[]
  readonly newRooms: readonly NewRoom[]
}

export type ExistingApplication = ApplicationFacts & {
  readonly id: string
  readonly version: number
}

export type ApplicationImportPlan = ImportPlan<ApplicationFacts>

/** An answer to one question; `answer` null is open. */
export type WibaAnswerRecord = {
  readonly questionId: string
  readonly answer: WibaAnswer | null
  readonly note: string
}

export type ExistingWibaAnswer = WibaAnswerRecord & {
  readonly id: string
  readonly version: number
}

/** A question as the tool's sheet names it: its number counts within its checklist only. */
export type WibaQuestionKey = {
  readonly id: string
  readonly checklist: string
  readonly number: number
}

export type WibaImportPlan = ImportPlan<WibaAnswerRecord>

/** A room with its place by name; `kind` is '' where nobody said it and the name has to tell. */
export type RoomRecord = {
  readonly siteName: string
  readonly siteType: SiteType
  readonly building: string
  readonly name: string
  readonly kind: string
}

export type ExistingRoom = Pick<RoomRecord, 'building' | 'name' | 'kind'> & {
  readonly id: string
  readonly version: number
}

export type ExistingRoomSite = Omit<ExistingSite, 'rooms'> & {
  readonly id: string
  readonly version: number
  readonly rooms: readonly ExistingRoom[]
}

/** A site whose type the list states otherwise than the inventory. */
export type SiteChange = {
  readonly id: string
  readonly version: number
  readonly name: string
  readonly before: SiteType
  readonly after: SiteType
}

/** A row that names a building and no room has the name ''; its `id` is that of the site. */
export type RoomImportPlan = ImportPlan<RoomRecord> & {
  readonly newSites: readonly NewSite[]
  readonly siteChanges: readonly SiteChange[]
}

/** A provider as its target object holds it; `edited` keeps the rules from changing what the list says. */
export type ProviderRecord = Pick<
  ExistingTargetObject,
  'groupKey' | 'name' | 'kinds' | 'description' | 'count' | 'reason'
> & { readonly edited: readonly string[] }

export type ExistingProvider = ProviderRecord & {
  readonly id: string
  readonly version: number
}

export type ProviderImportPlan = ImportPlan<ProviderRecord>
