/**
 * The orders of the list of devices, and places in it. A page begins behind a device, not behind a number of devices:
 * what is added or removed meanwhile shifts nothing, and the last page of 100,000 takes no longer than the first.
 * @module
 */
export const deviceOrders = [
  'nummer',
  'geraet',
  'standort',
  'system',
  'zielobjekt',
  'zweckbindung',
  'garantie',
  'inhaber',
  'anschaffung',
] as const
export type DeviceOrder = (typeof deviceOrders)[number]

export type DeviceSorting = { readonly order: DeviceOrder; readonly isDescending: boolean }

export const usualSorting: DeviceSorting = { order: 'nummer', isDescending: false }

/** „standort“, or „-standort“ for the other way round. What is unknown is the usual order. */
export function parseSorting(word: string | undefined): DeviceSorting {
  const order = deviceOrders.find((each) => each === word?.replace(/^-/, ''))
  return order ? { order, isDescending: word?.startsWith('-') ?? false } : usualSorting
}

export function sortingWord({ order, isDescending }: DeviceSorting): string {
  return `${isDescending ? '-' : ''}${order}`
}

/**
 * Where a device stands in an order: the values it is ordered by, and its id, which decides between equal ones.
 * `values` is null for devices that lack what the list is ordered by: they stand at its end, in the order of their ids.
 */
export type DevicePlace = { readonly values: readonly string[] | null; readonly id: string }

/** `after`: the page behind this place; `before`: the one ahead of it; neither: the first. */
export type PageStart = {
  readonly after?: DevicePlace | undefined
  readonly before?: DevicePlace | undefined
}

const greatestLength = 2_000

/** For an address. */
export function placeText({ values, id }: DevicePlace): string {
  return Buffer.from(JSON.stringify([id, ...(values ?? [])])).toString('base64url')
}

/** Undefined for what this program has not written: the list then begins at its beginning. */
export function parsePlace(text: string | undefined): DevicePlace | undefined {
  if (!text || text.length > greatestLength) return undefined
  try {
    const parts: unknown = JSON.parse(Buffer.from(text, 'base64url').toString())
    if (!Array.isArray(parts) || !parts.every((part) => typeof part === 'string')) return undefined
    const [id, ...values] = parts
    if (!id || parts.some((part) => part.includes('\u0000'))) return undefined
    return { id, values: values.length > 0 ? values : null }
  } catch {
    return undefined
  }
}
