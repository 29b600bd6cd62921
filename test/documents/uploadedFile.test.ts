import { describe, expect, it } from 'vitest'
import { attachmentHeader } from '../../src/core/attachmentHeader.ts'
import { largestFile, safeFileName, uploadedFile } from '../../src/documents/uploadedFile.ts'
import { zipNames } from '../../src/documents/zipNames.ts'
import { accepted, ooxml, refused } from './uploads.ts'

describe('an uploaded file', () => {
  it.each(accepted)('%s is taken as %s', (name, mediaType, data) => {
    const file = uploadedFile(name, data)

    expect(file).toMatchObject({ fileName: name, mediaType, size: data.length })
    expect(file.sha256).toMatch(/^[0-9a-f]{64}$/)
  })

  it.each(refused)('with %s is refused', (_, name, data) => {
    expect(() => uploadedFile(name, data)).toThrow(expect.objectContaining({ code: 'invalid' }))
  })

  it('has 25 MB at most', () => {
    const data = new Uint8Array(largestFile + 1).fill(65)

    expect(uploadedFile('a.txt', data.subarray(0, largestFile)).size).toBe(25_000_000)
    expect(() => uploadedFile('a.txt', data)).toThrow('Die Datei ist größer als 25 MB.')
  })
})

describe('the name of a file', () => {
  it.each([
    ['a path of Windows', 'C:\\Temp\\Konzept.pdf', 'Konzept.pdf'],
    ['a path upwards', '../../etc/passwd', 'passwd'],
    ['a line end', 'a\r\nSet-Cookie: x.pdf', 'aSet-Cookie x.pdf'],
    ['quotes', 'a".pdf', 'a.pdf'],
    ['a turned direction of writing', 'a\u202efdp.exe', 'afdp.exe'],
    ['nothing', '', 'Datei'],
  ])('loses %s', (_, given, name) => {
    expect(safeFileName(given)).toBe(name)
  })

  it('is shortened, and keeps its extension', () => {
    const name = safeFileName(`${'a'.repeat(300)}.pdf`)

    expect(name).toHaveLength(150)
    expect(name.endsWith('.pdf')).toBe(true)
  })

  it.each([
    ['Größe „neu“.pdf', 'Gr__e _neu_.pdf', 'Gr%C3%B6%C3%9Fe%20%E2%80%9Eneu%E2%80%9C.pdf'],
    ["a'(b)*.pdf", 'a__b__.pdf', 'a%27%28b%29%2A.pdf'],
    ['a\r\nX: y.pdf', 'a__X_ y.pdf', 'a%0D%0AX%3A%20y.pdf'],
    ['\ud800.pdf', '_.pdf', '_.pdf'],
  ])('%j stays one header', (name, plain, encoded) => {
    expect(attachmentHeader(name)).toBe(
      `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`,
    )
  })
})

describe('the names in an archive', () => {
  it('are read from its directory', () => {
    expect(zipNames(ooxml('word/document.xml'))).toEqual([
      '[Content_Types].xml',
      'word/document.xml',
    ])
  })

  it('are none where a byte of the directory is wrong, and never an error', () => {
    const whole = ooxml('word/document.xml')
    for (let at = 0; at < whole.length; at += 1) {
      const broken = whole.slice()
      broken[at] = 0xff - (broken[at] ?? 0)
      expect(Array.isArray(zipNames(broken))).toBe(true)
      expect(Array.isArray(zipNames(whole.subarray(0, at)))).toBe(true)
    }
  })
})
