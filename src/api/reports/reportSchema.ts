/**
 * What a device says of itself. Nobody who uses it is named: a report with such a field is refused as a whole.
 * @module
 */
import { z } from 'zod'
import { deviceKinds } from '../../inventory/deviceKind.ts'
import { domainCode, line, shown } from '../fields.ts'

export const reportResults = ['created', 'changed', 'unchanged'] as const

/** Values that makers leave unset („Default string“) are no mistake of the device: they are passed over. */
export const deviceReport = z
  .strictObject({
    informationDomain: domainCode.optional(),
    hostname: line(253, 'Hostname').optional(),
    serial: line(
      120,
      'Seriennummer; leere und Platzhalter der Hersteller werden übergangen',
    ).optional(),
    manufacturer: line(120, 'Hersteller').optional(),
    model: line(200, 'Modell').optional(),
    kind: z.enum(deviceKinds).optional().meta({ description: 'Bauart, wenn das Gerät sie kennt' }),
    os: line(120, 'Betriebssystem, z. B. Windows 11 Pro').optional(),
    osVersion: line(120, 'Version, z. B. 24H2 (26100.4061)').optional(),
    macs: z
      .array(line(40, 'MAC-Adresse'))
      .max(16, 'Höchstens 16 Adressen.')
      .default([])
      .meta({ description: 'MAC-Adressen der eingebauten Netzanschlüsse, die wichtigste zuerst' }),
  })
  .meta({ id: 'DeviceReport' })
export type DeviceReport = z.output<typeof deviceReport>

export const reportAnswer = z.strictObject({
  result: z.enum(reportResults),
  id: z.string(),
  inventoryNumber: shown.textOrNull('Inventarnummer, wenn das Gerät schon eine hat'),
  lastSeenAt: z.string().meta({ format: 'date-time' }),
  changed: z.array(z.string()).meta({ description: 'Was die Meldung geändert hat' }),
  messages: z.array(z.string()).meta({ description: 'Was der EDV auffallen sollte, auf Deutsch' }),
})
