/**
 * A device as other programs see and state it. Who uses it stays inside: that is personal data, and no program needs it.
 * @module
 */
import { z } from 'zod'
import { parseMacs } from '../../exchange/values/parseMac.ts'
import { deviceStatuses, networkZones } from '../../inventory/device.ts'
import { deviceKinds } from '../../inventory/deviceKind.ts'
import { identifiesNothing } from '../../inventory/devices/deviceKeys.ts'
import { joinMacs } from '../../inventory/macs.ts'
import { day, domainCode, line, pageOfItems, pageQuery, paragraph, shown } from '../fields.ts'

export const largestBulk = 500

export const deviceAnswer = z
  .strictObject({
    id: z.string(),
    version: shown.version,
    informationDomain: shown.text('Kürzel des Informationsverbunds'),
    inventoryNumber: shown.textOrNull('Inventarnummer'),
    serial: shown.textOrNull('Seriennummer'),
    kind: z.enum(deviceKinds),
    manufacturer: shown.text('Hersteller'),
    model: shown.text('Modell'),
    os: shown.text('Betriebssystem'),
    osVersion: shown.text('Version des Betriebssystems'),
    hostname: shown.text('Hostname'),
    mac: shown.text('MAC-Adressen, durch Komma getrennt'),
    networkZone: z.enum(networkZones).nullable(),
    site: shown.textOrNull('Standort'),
    building: shown.text('Gebäude'),
    room: shown.textOrNull('Raum'),
    status: z.enum(deviceStatuses),
    purchasedOn: shown.dayOrNull('Tag der Anschaffung'),
    priceCents: z.int().nullable().meta({ description: 'Preis in Cent' }),
    warrantyUntil: shown.dayOrNull('Garantie bis'),
    supportUntil: shown.dayOrNull('Support des Herstellers bis'),
    fundingProgramme: shown.text('Förderprogramm'),
    boundUntil: shown.dayOrNull('Zweckbindung bis'),
    targetObject: shown.textOrNull('Kürzel des Zielobjekts, zu dem das Gerät gehört'),
    notes: shown.text('Bemerkung'),
    createdAt: z.string().meta({ format: 'date-time' }),
    lastSeenAt: shown.instantOrNull(
      'Wann sich das Gerät zuletzt selbst gemeldet hat; ändert die Fassung nicht',
    ),
  })
  .meta({ id: 'Device' })
export type DeviceAnswer = z.infer<typeof deviceAnswer>

const mac = line(400, 'MAC-Adresse, mit beliebigen Trennzeichen; mehrere mit Komma').transform(
  (text, context) => {
    const found = parseMacs(text) ?? []
    if (found.length > 0) return joinMacs(found)
    context.addIssue({ code: 'custom', message: 'Das ist keine MAC-Adresse.' })
    return z.NEVER
  },
)

/** A number of devices that makers did not set identifies nothing; it is refused by name rather than dropped. */
function identifier(maxLength: number, description: string) {
  return line(maxLength, description).refine(
    (text) => !identifiesNothing(text),
    'Diese Angabe kennzeichnet kein bestimmtes Gerät. Bitte lassen Sie das Feld weg.',
  )
}

const facts = {
  inventoryNumber: identifier(80, 'Inventarnummer, wie sie auf dem Etikett steht'),
  serial: identifier(120, 'Seriennummer des Herstellers'),
  kind: z.enum(deviceKinds),
  manufacturer: line(120, 'Hersteller'),
  model: line(200, 'Modell'),
  os: line(120, 'Betriebssystem'),
  osVersion: line(120, 'Version des Betriebssystems'),
  hostname: line(253, 'Hostname'),
  mac,
  networkZone: z.enum(networkZones),
  site: line(200, 'Standort; einen neuen legt das Programm an und sagt es'),
  building: line(120, 'Gebäude; nur zusammen mit einem Raum'),
  room: line(120, 'Raum am Standort; einen neuen legt das Programm an und sagt es'),
  status: z.enum(deviceStatuses),
  purchasedOn: day('Tag der Anschaffung'),
  priceCents: z.int().min(0).max(100_000_000_000).meta({ description: 'Preis in Cent' }),
  warrantyUntil: day('Garantie bis'),
  supportUntil: day('Support des Herstellers bis'),
  fundingProgramme: line(120, 'Förderprogramm'),
  boundUntil: day('Zweckbindung bis'),
  notes: paragraph(4000, 'Bemerkung'),
}

/** Only what is stated changes; what is left out stays as it is. */
export const deviceStatement = z
  .strictObject(facts)
  .partial()
  .extend({
    version: z.int().min(1).optional().meta({
      description: 'Nur ändern, wenn diese Fassung noch gilt',
    }),
  })
  .meta({ id: 'DeviceStatement' })
export type DeviceItem = z.output<typeof deviceStatement>

export const newDevice = z
  .strictObject(facts)
  .partial()
  .extend({ informationDomain: domainCode.optional() })
  .meta({ id: 'NewDevice' })

export const deviceUpsert = deviceStatement
  .extend({ informationDomain: domainCode.optional() })
  .meta({ id: 'DeviceUpsert' })

export const deviceBulk = z.strictObject({
  informationDomain: domainCode.optional(),
  mode: z.enum(['each', 'all_or_nothing']).default('each').meta({
    description:
      'each: was in Ordnung ist, wird gespeichert; all_or_nothing: nur alles zusammen oder nichts',
  }),
  items: z
    .array(deviceStatement)
    .min(1, 'Bitte nennen Sie mindestens ein Gerät.')
    .max(largestBulk, `Höchstens ${largestBulk} Geräte auf einmal.`),
})

/** null empties a field. */
export const deviceChange = z
  .strictObject({
    inventoryNumber: facts.inventoryNumber.nullable(),
    serial: facts.serial.nullable(),
    kind: facts.kind,
    manufacturer: facts.manufacturer.nullable(),
    model: facts.model.nullable(),
    os: facts.os.nullable(),
    osVersion: facts.osVersion.nullable(),
    hostname: facts.hostname.nullable(),
    mac: facts.mac.nullable(),
    networkZone: facts.networkZone.nullable(),
    site: facts.site.nullable(),
    building: facts.building.nullable(),
    room: facts.room.nullable(),
    status: facts.status,
    purchasedOn: facts.purchasedOn.nullable(),
    priceCents: facts.priceCents.nullable(),
    warrantyUntil: facts.warrantyUntil.nullable(),
    supportUntil: facts.supportUntil.nullable(),
    fundingProgramme: facts.fundingProgramme.nullable(),
    boundUntil: facts.boundUntil.nullable(),
    notes: facts.notes.nullable(),
  })
  .partial()
  .meta({ id: 'DeviceChange' })
export type DeviceChange = z.output<typeof deviceChange>

export const upsertOutcomes = ['created', 'changed', 'unchanged', 'refused'] as const

const outcome = {
  result: z.enum(upsertOutcomes),
  id: z.string().nullable().meta({ description: 'null, wenn nichts gespeichert ist' }),
  version: z.int().nullable(),
  messages: z.array(z.string()).meta({ description: 'Was dazu zu sagen ist, auf Deutsch' }),
}

export const upsertAnswer = z.strictObject({ ...outcome, device: deviceAnswer })

export const bulkAnswer = z.strictObject({
  created: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  refused: z.int(),
  messages: z.array(z.string()),
  items: z.array(
    z.strictObject({
      ...outcome,
      index: z.int().meta({ description: 'Stelle in `items` der Anfrage, ab 0' }),
      errors: z.array(z.strictObject({ detail: z.string(), pointer: z.string() })),
    }),
  ),
})

export const devicePage = pageOfItems(deviceAnswer)

export const deviceQuery = z.strictObject({
  ...pageQuery,
  informationDomain: domainCode.optional(),
  kind: z.enum(deviceKinds).optional(),
  status: z.enum(deviceStatuses).optional(),
  site: line(200, 'Name des Standorts').optional(),
  targetObject: line(20, 'Kürzel des Zielobjekts, nur mit informationDomain').optional(),
  inventoryNumber: line(80, 'Genau diese Inventarnummer').optional(),
  serial: line(120, 'Genau diese Seriennummer').optional(),
  mac: mac.optional(),
  q: line(
    200,
    'Wörter, die in den Angaben vorkommen; Umlaute und Groß/Klein zählen nicht',
  ).optional(),
  notSeenSince: day('Geräte, die sich vor diesem Tag zuletzt gemeldet haben').optional(),
})
export type DeviceQuery = z.output<typeof deviceQuery>
