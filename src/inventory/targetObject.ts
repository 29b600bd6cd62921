/**
 * Target objects (Zielobjekte): the things in scope, their codes, relations and attributes. Their
 * kinds stand in catalog/targetKind.ts. Source: BSI-Standard 200-2, Strukturanalyse; DOMAIN 5.
 * @module
 */

/**
 * The prefixes of codes: information domain, process, application, server, client and laptop, tablet and
 * phone, network component, network zone, printer, telephony, other and IoT, room, building, link,
 * provider. Three digits follow (C002), four from the thousandth on. Source: DOMAIN 5.
 */
export const codePrefixes = [
  'IV',
  'GP',
  'A',
  'S',
  'C',
  'M',
  'N',
  'NZ',
  'P',
  'T',
  'V',
  'R',
  'G',
  'K',
  'D',
] as const
export type CodePrefix = (typeof codePrefixes)[number]

/** `from` needs `to`: process → application → IT system → room, network. */
export const relations = [
  'depends_on',
  'located_in',
  'connected_to',
  'provided_by',
  'virtualised_on',
] as const
export type Relation = (typeof relations)[number]

export const relationLabels: Record<Relation, string> = {
  depends_on: 'hängt ab von',
  located_in: 'steht in',
  connected_to: 'ist angeschlossen an',
  provided_by: 'wird erbracht von',
  virtualised_on: 'läuft virtuell auf',
}

export const operatingStatuses = ['operation', 'test', 'planned'] as const
export type OperatingStatus = (typeof operatingStatuses)[number]

export const operatingStatusLabels: Record<OperatingStatus, string> = {
  operation: 'in Betrieb',
  test: 'im Test',
  planned: 'in Planung',
}

/** Facts that modelling asks for (usesWlan, osVersion …). Several values stand in one text, „2019, 2022“. */
export type TargetAttributes = Readonly<Record<string, string | boolean>>

/** The next free code of a prefix. Numbers of target objects that are gone are not used again. */
export function nextCode(prefix: CodePrefix, usedCodes: Iterable<string>): string {
  return codeSequence(usedCodes)(prefix)
}

/** Deals out codes, each once, behind the highest number that a prefix has. */
export function codeSequence(usedCodes: Iterable<string>): (prefix: CodePrefix) => string {
  const highest = new Map<string, number>()
  for (const code of usedCodes) {
    const [, prefix = '', digits = '0'] = /^([A-Z]+)(\d+)$/.exec(code) ?? []
    highest.set(prefix, Math.max(highest.get(prefix) ?? 0, Number(digits)))
  }
  return (prefix) => {
    const number = (highest.get(prefix) ?? 0) + 1
    highest.set(prefix, number)
    return `${prefix}${String(number).padStart(3, '0')}`
  }
}
