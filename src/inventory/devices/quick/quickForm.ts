/** A device logged standing before it: five fields, the rest as that of the device before. @module */
import { z } from 'zod'
import { formText } from '../../../core/formText.ts'
import { deviceKinds } from '../../deviceKind.ts'
import { deviceLine, deviceNumber, formPlace, formTwin } from '../form/deviceForm.ts'

export const quickForm = z
  .object({
    serial: deviceNumber,
    inventoryNumber: deviceNumber,
    kind: z.enum(deviceKinds, 'Bitte wählen Sie die Art des Geräts.'),
    product: deviceLine(400),
    place: formPlace,
    /** The device that this one is like. */
    like: formText(100),
    isTwin: formTwin,
  })
  .refine(({ inventoryNumber, serial }) => inventoryNumber !== null || serial !== null, {
    path: ['serial'],
    message: 'Bitte geben Sie die Seriennummer oder die Inventarnummer an.',
  })
  .transform(({ place, ...input }) => ({ ...input, ...place }))
export type QuickInput = z.output<typeof quickForm>

type Product = { readonly manufacturer: string; readonly model: string }

/** As it is written in one field: „Lenovo ThinkPad L14“. */
export function productText({ manufacturer, model }: Product): string {
  return [manufacturer, model].filter(Boolean).join(' ')
}

/**
 * Maker and model of one text: as a known product is written, else the longest known maker that it begins with, else
 * its first word.
 */
export function productOf(text: string, known: readonly Product[]): Product {
  const same = known.find((product) => isSame(productText(product), text))
  if (same) return same
  const makers = [...new Set(known.map(({ manufacturer }) => manufacturer))]
    .filter((maker) => maker !== '' && isSame(text.slice(0, maker.length + 1).trimEnd(), maker))
    .toSorted((a, b) => b.length - a.length)
  const maker = makers[0] ?? text.split(' ', 1)[0] ?? ''
  const model = text.slice(maker.length).trim()
  // A single word is what people call the thing, not who makes it.
  return model === '' ? { manufacturer: '', model: text } : { manufacturer: maker, model }
}

function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase()
}
