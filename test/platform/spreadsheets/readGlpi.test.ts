import { describe, expect, it } from 'vitest'
import { readGlpi } from '../../../src/platform/spreadsheets/readGlpi.ts'

const request = (content: string) =>
  `<?xml version="1.0"?><REQUEST><CONTENT>${content}</CONTENT></REQUEST>`

describe('an inventory that is none, or hostile, is refused', () => {
  it.each([
    ['JSON that is cut off', '{"content": {"bios": {', /keine gültige/],
    ['JSON of something else', '{"name": "x"}', /kein Inventar des GLPI-Agenten/],
    ['a list with something else in it', '[{"content": {}}, {"x": 1}]', /kein Inventar/],
    ['XML that is cut off', '<?xml version="1.0"?><REQUEST><CONTENT>', /keine gültige XML-Datei/],
    ['XML of something else', '<?xml version="1.0"?><Workbook/>', /kein Inventar des GLPI-Agenten/],
    [
      'a document type with entities',
      '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "y"><!ENTITY z "&x;&x;">]><REQUEST/>',
      /DOCTYPE/,
    ],
    [
      'a reference to a file',
      '<?xml version="1.0"?><!DOCTYPE a SYSTEM "file:///etc/passwd"><REQUEST/>',
      /DOCTYPE/,
    ],
    ['an unknown entity', request('<BIOS><SSN>&boom;</SSN></BIOS>'), /unbekannte Entität/],
    ['elements nested too deeply', request('<A>'.repeat(40) + '</A>'.repeat(40)), /tiefer/],
  ])('%s', (_what, text, message) => {
    expect(() => readGlpi(text, 'inventar')).toThrow(message)
  })
})

it('elements named like parts of a program are elements', () => {
  const xml = request('<__proto__><SSN>X</SSN></__proto__><BIOS><SSN>S1</SSN></BIOS>')

  expect(readGlpi(xml, 'a.xml').rows[1]?.cells[2]).toBe('S1')
  expect(({} as Record<string, unknown>).SSN).toBeUndefined()
})

it('deeply nested JSON is no burden', () => {
  const text = `{"content": {"x": ${'['.repeat(100_000)}${']'.repeat(100_000)}, "bios": {"ssn": "S1"}}}`

  expect(readGlpi(text, 'a.json').rows[1]?.cells[2]).toBe('S1')
})

it('several devices in one file are several rows', () => {
  const one = (ssn: string) => ({ content: { bios: { ssn }, hardware: { vmsystem: 'VMware' } } })
  const { rows } = readGlpi(JSON.stringify([one('S1'), one('S2')]), 'a.json')

  expect(rows.slice(1).map(({ cells }) => [cells[2], cells[3]])).toEqual([
    ['S1', 'Virtueller Server'],
    ['S2', 'Virtueller Server'],
  ])
})
