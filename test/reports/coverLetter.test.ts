import { describe, expect, test } from 'vitest'
import { type CoverLetter, writeCoverLetter } from '../../reports/coverLetter.ts'
import { hasPdfTools, seePdf } from '../support/pdfTools.ts'

const sha256 = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'
const head = '60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752'

const letter: CoverLetter = {
  organisation: 'Stadt Beispielstadt an der Eine',
  informationDomain: { code: 'KERN', name: 'Kernverwaltung' },
  snapshot: {
    number: 3,
    name: 'Audit im Frühjahr',
    day: '2025-05-22',
    takenAt: '2025-05-22T10:00:00.000Z',
    contentSha256: sha256,
  },
  edition: 'IT-Grundschutz-Kompendium, Edition 2023',
  programVersion: '0.1.0',
  chainHead: { sequence: 4711, hash: head },
  packageName: 'Pruefpaket_KERN_2025-05-22.zip',
  files: [
    { name: 'A1_Strukturanalyse.xlsx', description: 'A.1 Strukturanalyse', sha256 },
    { name: `nachweise/${sha256}_Konzept.pdf`, description: 'Nachweis', sha256: head },
  ],
  gaps: [
    { text: 'Basis-Anforderungen sind nicht erfüllt.', count: 1106 },
    { text: 'Dokumente sind nicht freigegeben.', count: 3 },
  ],
}

describe('the letter in front of an audit package', () => {
  test('is the same for the same package, and never the same for both standards', async () => {
    const reading = await writeCoverLetter(letter)
    const archive = await writeCoverLetter(letter, 'a-2a')

    expect(Buffer.compare(reading, await writeCoverLetter(letter))).toBe(0)
    expect(Buffer.compare(archive, await writeCoverLetter(letter, 'a-2a'))).toBe(0)
    expect(Buffer.compare(reading, archive)).not.toBe(0)
  })
})

describe.skipIf(!hasPdfTools)('other programs', () => {
  test.each(['ua-1', 'a-2a'] as const)('find %s tagged, titled and whole', async (standard) => {
    const { info, fonts, complaint, bookmarks, tags } = seePdf(
      await writeCoverLetter(letter, standard),
    )

    expect(info).toMatchObject({ Title: 'Anschreiben zum Prüfpaket', Tagged: 'yes' })
    expect(info['Page size']).toContain('A4')
    expect(fonts.filter(({ isEmbedded }) => !isEmbedded)).toEqual([])
    expect(complaint).toBe('')
    expect(bookmarks).toEqual([
      'Anschreiben zum Prüfpaket',
      'Was für ein Testat noch zu klären ist',
      'So prüfen Sie das Paket',
      'Kennzeichen',
      'Was im Paket liegt',
    ])
    expect([...tags]).toEqual(expect.arrayContaining(['H1', 'H2', 'Table', 'TH', 'TD', 'L']))
  })

  test('read all that it has to say', async () => {
    const { text } = seePdf(await writeCoverLetter(letter))

    for (const said of [
      'Stand Nr. 3 „Audit im Frühjahr“',
      '1.106 Basis-Anforderungen sind nicht erfüllt.',
      'A.2 und A.5 sind für die Basis-Absicherung nicht gefordert.',
      'node pruefe.mjs Pruefpaket_KERN_2025-05-22.zip',
      head,
      sha256,
      'Seite 1 von 2',
    ]) {
      expect(text).toContain(said)
    }
    expect(text).not.toMatch(/zertifizierbar|testatreif/i)
  })

  test('see that no gap is no promise', async () => {
    const { text } = seePdf(await writeCoverLetter({ ...letter, gaps: [], chainHead: null }))

    expect(text).toContain('Die erfassten Daten zeigen keine Lücke.')
    expect(text).toContain('entscheidet ein vom BSI zertifizierter Auditor')
    expect(text).toContain('Eine Prüfkette gibt es noch nicht')
  })

  test('see hostile names as they are', async () => {
    const hostile = '#panic("x") $1$ *a* _b_ @c <d> \\ `e` //f /* [g] ~ -- "h" \'i\''
    const { text, complaint } = seePdf(
      await writeCoverLetter({
        ...letter,
        organisation: hostile,
        files: [{ name: 'a.xlsx', description: hostile, sha256 }],
      }),
    )

    expect(text).toContain(hostile)
    expect(complaint).toBe('')
  })
})
