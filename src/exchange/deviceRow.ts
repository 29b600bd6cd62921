/** What events of devices hold of the row beyond what people read: lists name a place, rows have its id. @module */

export type PlacedRow = {
  readonly informationDomainId: string
  readonly siteId: string | null
  readonly roomId: string | null
}

const placeFields = ['siteName', 'building', 'roomName']

export function placeOfRow({ informationDomainId, siteId, roomId }: PlacedRow): PlacedRow {
  return { informationDomainId, siteId, roomId }
}

/** Only where the place is among the fields that changed. */
export function movedRow(
  fields: Readonly<Record<string, unknown>>,
  { siteId, roomId }: Omit<PlacedRow, 'informationDomainId'>,
): { row?: Omit<PlacedRow, 'informationDomainId'> } {
  return placeFields.some((field) => field in fields) ? { row: { siteId, roomId } } : {}
}
