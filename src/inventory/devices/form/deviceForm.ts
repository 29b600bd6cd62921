/** A device as a person states it. @module */
import { z } from 'zod'
import { formEuro } from '../../../core/euro.ts'
import { formDay, formText, formVersion } from '../../../core/formText.ts'
import { tidy } from '../../../core/text.ts'
import { deviceStatuses, networkZones } from '../../device.ts'
import { deviceKinds } from '../../deviceKind.ts'
import { joinMacs, readMacs } from '../../macs.ts'
import { identifiesNothing } from '../deviceKeys.ts'

export const deviceLine = (maxLength: number) => formText(maxLength).transform(tidy)
const orNull = (text: string) => (text === '' ? null : text)

/**
 * A number that makers did not set, or that was written for want of one, stands on many devices: it is refused by name.
 * Dropping it with a notice would leave people believing that it was noted.
 */
export const deviceNumber = deviceLine(100).transform((text, context) => {
  if (text === '' || !identifiesNothing(text)) return orNull(text)
  const message = `„${text}“ kennzeichnet kein bestimmtes Gerät. Bitte nehmen Sie die Nummer vom Typenschild oder Etikett, oder lassen Sie das Feld leer.`
  context.addIssue({ code: 'custom', message })
  return z.NEVER
})

/** Where it stands, as „site/room“ or „site/“; nothing is chosen when it is empty. */
export function placeValue(siteId: string | null, roomId: string | null): string {
  return siteId === null ? '' : `${siteId}/${roomId ?? ''}`
}

export const formPlace = formText(100).transform((value) => {
  const [siteId = '', roomId = ''] = value.split('/')
  return { siteId: orNull(siteId), roomId: orNull(roomId) }
})

/** Addresses with any signs between their digits, one for each network card; what identifies nothing is left out. */
const formMacs = deviceLine(200).transform((text, context) => {
  const macs = text === '' ? [] : readMacs(text)
  if (macs) return joinMacs(macs)
  const message =
    'Das ist keine MAC-Adresse. Erwartet: z. B. 00:1A:2B:3C:4D:5E, mehrere mit Komma getrennt.'
  context.addIssue({ code: 'custom', message })
  return z.NEVER
})

/** The person says that another device has the same serial number and this is none the less a second one. */
export const formTwin = z
  .literal('ja')
  .optional()
  .transform((answer) => answer === 'ja')

export const deviceForm = z
  .object({
    inventoryNumber: deviceNumber,
    serial: deviceNumber,
    kind: z.enum(deviceKinds, 'Bitte wählen Sie die Art des Geräts.'),
    manufacturer: deviceLine(200),
    model: deviceLine(200),
    place: formPlace,
    status: z.enum(deviceStatuses, 'Bitte wählen Sie den Zustand.'),
    os: deviceLine(200),
    osVersion: deviceLine(200),
    hostname: deviceLine(200),
    mac: formMacs,
    networkZone: z
      .union([z.literal(''), z.enum(networkZones)], 'Bitte wählen Sie das Netz.')
      .transform((zone) => (zone === '' ? null : zone))
      .default(null),
    holder: deviceLine(200),
    purchasedOn: formDay,
    priceCents: formEuro.transform((cents) => (cents === 0 ? null : cents)),
    warrantyUntil: formDay,
    supportUntil: formDay,
    fundingProgramme: deviceLine(200),
    boundUntil: formDay,
    notes: formText(4000),
    isTwin: formTwin,
    version: formVersion,
  })
  .refine(isIdentified, {
    path: ['inventoryNumber'],
    message:
      'Bitte geben Sie an, woran das Gerät zu erkennen ist: Inventarnummer, Seriennummer, MAC-Adresse oder Hostname.',
  })
  .transform(({ place, ...facts }) => ({ ...facts, ...place }))
export type DeviceInput = z.output<typeof deviceForm>

type Marks = {
  readonly inventoryNumber: string | null
  readonly serial: string | null
  readonly mac: string
  readonly hostname: string
}

/** As lists that are imported, which know a router by nothing but its address. */
function isIdentified({ inventoryNumber, serial, mac, hostname }: Marks): boolean {
  return inventoryNumber !== null || serial !== null || mac !== '' || hostname !== ''
}
