import { expect, test } from 'vitest'
import { auditTrail } from '../../reports/auditTrail.ts'
import { workbookBytes } from '../support/readWorkbook.ts'
import { context } from './cast.ts'
import { readTable } from './readTable.ts'
import { sampleAudit } from './sampleReports.ts'

test('an event tells Berlin time, person, subject and every field before and after', async () => {
  const [event] = await readTable(sampleAudit(), 'Ereignisse')

  expect(event).toMatchObject({
    'Nr.': 1,
    Zeitpunkt: new Date('2025-01-06T23:30:00Z'),
    Vorgang: 'Anforderung geprüft',
    Änderungen:
      'Umsetzungsstatus: unbearbeitet → ja\nBeschreibung: (leer) → Gruppenrichtlinie „Updates“.',
    Prüfsumme: expect.stringMatching(/^[0-9a-f]{64}$/),
  })
})

test('erased details are said to be erased, and why', async () => {
  const rows = await readTable(sampleAudit(), 'Ereignisse')

  expect(rows[7]?.Änderungen).toBe('Angaben gelöscht: Rückgabe des Leihgeräts, Löschfrist erreicht')
})

test('a trail that lacks an event is never finished', async () => {
  const workbook = auditTrail(context, { events: [], counts: { events: 1, erased: 0 } })

  await expect(workbookBytes(workbook)).rejects.toThrow('has 0 rows')
})
