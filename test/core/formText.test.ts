import { describe, expect, it } from 'vitest'
import { formDay, formText } from '../../src/core/formText.ts'

describe('text of a form', () => {
  it.each([
    ['trimmed', '  Tür \n', 'Tür'],
    ['as long as allowed', 'abcde', 'abcde'],
    ['as long as allowed after trimming', '  abcde  ', 'abcde'],
    ['empty when not sent', undefined, ''],
  ])('is taken %s', (_sentence, input, text) => {
    expect(formText(5).parse(input)).toBe(text)
  })

  it.each([
    ['one character too long', 'abcdef', 'Höchstens 5 Zeichen.'],
    ['with U+0000', 'a\u0000b', 'Der Text enthält ein unzulässiges Zeichen (NUL).'],
    ['that is no text', 7, 'Bitte geben Sie einen Text ein.'],
  ])('is refused %s', (_sentence, input, message) => {
    expect(formText(5).safeParse(input).error?.issues[0]?.message).toBe(message)
  })
})

describe('a day of a form', () => {
  it.each([
    ['2024-02-29', '2024-02-29'],
    [' 2025-01-01 ', '2025-01-01'],
    ['31.12.2025', '2025-12-31'],
    ['1.3.2025', '2025-03-01'],
    ['', null],
    [undefined, null],
  ])('%j becomes %j', (input, day) => {
    expect(formDay.parse(input)).toBe(day)
  })

  it.each(['2025-02-29', '31.02.2025', '1.3.25', 'morgen'])('%s is refused', (input) => {
    expect(formDay.safeParse(input).error?.issues[0]?.message).toBe(
      'Diesen Tag gibt es nicht. Bitte schreiben Sie ihn wie 31.12.2025.',
    )
  })
})
