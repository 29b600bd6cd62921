import { describe, expect, test } from 'vitest'
import { writeLoanProtocol } from '../../reports/loanProtocol.ts'
import { readPdf } from '../support/pdf.ts'

const protocol = {
  direction: 'hand_over',
  organisation: 'Stadt Aken',
  device: { product: 'Tablet Apple iPad 10', inventoryNumber: 'BSP-0815', serial: 'F9FX1' },
  loan: {
    borrower: 'Kim Beispiel',
    borrowerUnit: 'Klasse 7b',
    borrowerContact: '0345 1234',
    lentOn: '2025-05-05',
    dueOn: '2025-07-18',
    accessories: 'Netzteil\nHülle',
    conditionOut: 'neu',
    lentBy: 'EDV',
    returnedOn: '2025-05-20',
    conditionIn: 'Kratzer am Rand',
    missing: 'Hülle',
    returnedTo: 'EDV',
  },
  retentionDays: 90,
  at: '2025-05-22T10:00:00.000Z',
} as const

describe('the protocol of a loan', () => {
  test.each(['hand_over', 'return'] as const)(
    '%s is one tagged page, always the same',
    async (direction) => {
      const bytes = await writeLoanProtocol({ ...protocol, direction })
      const again = await writeLoanProtocol({ ...protocol, direction })
      const pdf = readPdf(bytes)

      expect(pdf).toContain('/StructTreeRoot')
      expect(pdf).toMatch(/pdfuaid:part>1</)
      expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
      expect(Buffer.compare(bytes, again)).toBe(0)
    },
  )

  test('shows a sign for characters that its type lacks', async () => {
    const loan = { ...protocol.loan, borrower: 'Kim 😀 \u0007漢', conditionOut: '\ud800' }

    await expect(writeLoanProtocol({ ...protocol, loan })).resolves.toBeDefined()
  })

  test('stays one page with all that the form takes, markup and words without a blank', async () => {
    const odd = (length: number) => '#panic() *_$<x> '.repeat(length).slice(0, length)
    const long = {
      borrower: 'X'.repeat(120),
      borrowerUnit: odd(120),
      borrowerContact: 'Y'.repeat(160),
      accessories: odd(300),
      conditionOut: 'Z'.repeat(300),
      conditionIn: odd(300),
      missing: odd(300),
    }

    const bytes = await writeLoanProtocol({
      ...protocol,
      direction: 'return',
      loan: { ...protocol.loan, ...long },
    })

    expect(readPdf(bytes).match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
  })
})
