import { describe, expect, it } from 'vitest'
import { decodeOfficialXml, readOfficialXml } from '../../catalog/officialXml.ts'
import { kompendium } from '../exchange/officialTexts/kompendium.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text)
const book = (inside: string) => `<book xmlns="http://docbook.org/ns/docbook">${inside}</book>`

function* deep(levels: number): Generator<string> {
  yield '<book xmlns="http://docbook.org/ns/docbook">'
  for (let level = 0; level < levels; level += 1) yield '<section>'
}

describe('the official XML', () => {
  it('becomes requirements with their paragraphs and lists', () => {
    const [first, second, third] = readOfficialXml([kompendium('Alle melden sich an.')])

    expect(first).toEqual({
      id: 'SYS.2.1.A1',
      title: 'Sichere Authentisierung',
      level: 'basic',
      isWithdrawn: false,
      blocks: [
        { kind: 'paragraph', text: 'Alle melden sich an. Das gilt immer.' },
        { kind: 'entry', text: 'am Rechner,' },
        { kind: 'entry', text: 'am Telefon.' },
      ],
    })
    expect(second).toMatchObject({ id: 'SYS.2.1.A2', isWithdrawn: true })
    expect(third).toMatchObject({ id: 'OPS.2.3.A22', level: 'high' })
  })

  it('reads the same whatever pieces it comes in', () => {
    const whole = kompendium('Größe & Übung &amp; <emphasis/>'.replace('& Ü', '&amp; Ü'))

    expect(readOfficialXml(whole.match(/[\s\S]{1,7}/g) ?? [])).toEqual(readOfficialXml([whole]))
  })

  it.each([
    ['a document type', '<!DOCTYPE book [<!ENTITY a "aaa">]><book/>', 'DOCTYPE'],
    [
      'an entity that would read a file',
      '<!DOCTYPE book [<!ENTITY a SYSTEM "file:///etc/passwd">]><book>&a;</book>',
      'DOCTYPE',
    ],
    ['an entity nobody declared', book('<para>&geheim;</para>'), 'Entity'],
    ['another root', '<html xmlns="http://www.w3.org/1999/xhtml"/>', 'nicht das IT-Grundschutz'],
    ['another namespace', '<book xmlns="urn:x"/>', 'nicht das IT-Grundschutz'],
    ['an end too early', '<book xmlns="http://docbook.org/ns/docbook"><para>Ende', 'endet zu früh'],
    ['crossed tags', book('<para><title></para></title>'), 'passt die Auszeichnung nicht'],
    ['nothing', '', 'kein vollständiges XML'],
  ])('refuses %s', (_what, text, reason) => {
    expect(() => readOfficialXml([text])).toThrow(reason)
  })

  it('gives up on a depth of millions after its limit, without reading on', () => {
    let read = 0
    const counted = function* () {
      for (const piece of deep(5_000_000)) {
        read += 1
        yield piece
      }
    }

    expect(() => readOfficialXml(counted())).toThrow('tiefer als 60 Ebenen')
    expect(read).toBeLessThan(70)
  })

  it('gives up on endless text and endless elements', () => {
    const endless = function* (piece: string): Generator<string> {
      yield '<book xmlns="http://docbook.org/ns/docbook"><para>'
      for (;;) yield piece
    }

    expect(() => readOfficialXml(endless('a'.repeat(1_000_000)))).toThrow('mehr Text')
    expect(() => readOfficialXml(endless('<emphasis/>'.repeat(1000)))).toThrow('mehr Elemente')
  })

  it.each<[string, Uint8Array, string]>([
    ['UTF-16', Uint8Array.of(0xff, 0xfe, 0x3c, 0x00), 'nicht in UTF-8'],
    [
      'what calls itself ISO-8859-1',
      bytesOf('<?xml version="1.0" encoding="ISO-8859-1"?><book/>'),
      'nennt ISO-8859-1',
    ],
    ['an umlaut of Windows-1252', Uint8Array.of(0x3c, 0xfc, 0x3e), 'kein UTF-8'],
  ])('refuses %s', (_what, bytes, reason) => {
    expect(() => decodeOfficialXml(bytes)).toThrow(reason)
  })

  it('says in which line something is wrong', () => {
    const problem = (() => {
      try {
        return readOfficialXml([book('\n\n<para>&x;</para>')])
      } catch (error) {
        return error
      }
    })()

    expect(problem).toHaveProperty('message', expect.stringContaining('Zeile 3'))
  })
})
