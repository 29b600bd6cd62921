import { expect, test } from 'vitest'
import {
  readProviderDescription,
  writeProviderDescription,
} from '../../src/exchange/providerDescription.ts'

const details = {
  service: 'Betrieb des Meldewesens',
  processingAgreement: 'ja',
  contractUntil: '31.12.2027',
  notes: 'Nachweis: folgt',
}
const text =
  'Betrieb des Meldewesens\nAuftragsverarbeitung: ja\nVertrag bis: 31.12.2027\nBemerkung: Nachweis: folgt'

test('each statement has its line, the service the first', () => {
  expect(writeProviderDescription(details)).toBe(text)
  expect(readProviderDescription(text)).toEqual(details)
})

test('what a person wrote is the service', () => {
  expect(readProviderDescription('Rechenzentrum\nder Stadt\nKontakt: Frau A.')).toEqual({
    service: 'Rechenzentrum der Stadt',
    contact: 'Frau A.',
  })
  expect(readProviderDescription('')).toEqual({})
})

test.each([
  { service: 'Kontakt: Vermittlung' },
  { service: '  mehrere   Leerzeichen ' },
  { contact: 'Vertrag bis: morgen' },
])('reading and writing %j ends after one round', (stated) => {
  const once = readProviderDescription(writeProviderDescription(stated))

  expect(readProviderDescription(writeProviderDescription(once))).toEqual(once)
})
