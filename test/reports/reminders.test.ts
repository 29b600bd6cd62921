import { expect, test } from 'vitest'
import { readCover, readTable } from './readTable.ts'
import { sampleReminders } from './sampleReports.ts'

const dayIn = (text: string) => new Date(`${text}T00:00:00Z`)

test('each item says who was reminded of it when, why, and whether the mail server took it', async () => {
  const rows = await readTable(sampleReminders(), 'Einträge')

  expect(rows.length).toBe(3)
  expect(rows[0]).toMatchObject({
    'Erinnert am': dayIn('2025-05-21'),
    Person: 'EDV-Leitung',
    Art: 'Maßnahme',
    Gegenstand: 'M-001 Netzplan',
    Termin: dayIn('2025-06-20'),
    'Ursprünglicher Termin': dayIn('2025-05-20'),
    Vorlauf: '30 Tage vorher',
    Anlass: 'verantwortlich',
    Stand: 'zugestellt an den Mailserver',
    Zugestellt: new Date('2025-05-21T06:30:00Z'),
  })
  expect(rows[2]).toMatchObject({ Person: '=Kasse', Verspätet: 'ja', Stand: 'aufgegeben' })
  expect(rows[2]).not.toHaveProperty('Zugestellt')
})

test('each digest has its delivery, with what the server said', async () => {
  const rows = await readTable(sampleReminders(), 'Zustellung')

  expect(rows[1]).toMatchObject({
    Mailadresse: 'kasse@musterleben.example',
    Einträge: 1,
    Versuche: 1,
    Hindernis: 'Diese Adresse gibt es nicht.',
    'Antwort des Mailservers': '550 5.1.1 User unknown',
    'Message-ID': '<2@basislotse.musterleben.example>',
  })
})

test('the cover counts digests, items and people', async () => {
  const cover = await readCover(sampleReminders())

  expect(cover).toMatchObject({
    Erinnerungen: 2,
    'davon zugestellt': 1,
    'davon aufgegeben': 1,
    'Erinnerte Personen': 2,
  })
})
