import { describe, expect, it } from 'vitest'
import { asciiAddress, mailAddress } from '../../src/core/mailAddress.ts'

describe('a mail address', () => {
  it.each([
    ['isb@stadt.example', 'isb@stadt.example'],
    ['Vor.Nach+it@Stadt.Example', 'Vor.Nach+it@stadt.example'],
    ['it@müller-süd.example', 'it@xn--mller-sd-65ag.example'],
    ['it@MÜLLER.example', 'it@xn--mller-kva.example'],
    ['it@straße.example', 'it@xn--strae-oqa.example'],
    ['a@b.c.d.example', 'a@b.c.d.example'],
    [`${'a'.repeat(64)}@stadt.example`, `${'a'.repeat(64)}@stadt.example`],
  ])('%s goes over the wire as %s', (text, ascii) => {
    expect(asciiAddress(text)).toBe(ascii)
    expect(mailAddress.safeParse(text).success).toBe(true)
  })

  it.each([
    '',
    '@',
    'stadt.example',
    'a@',
    '@stadt.example',
    'a@stadt',
    'a@stadt.',
    'a@.example',
    'a@-stadt.example',
    'a@stadt..example',
    'a@127.0.0.1',
    'a@[127.0.0.1]',
    'a@1.2',
    'a@stadt.example/pfad',
    'a@stadt.example:25',
    'a@b@stadt.example',
    '.a@stadt.example',
    'a..b@stadt.example',
    '"a b"@stadt.example',
    'jörg@stadt.example',
    'a@stadt.example\r\nBcc: b@stadt.example',
    'a\0@stadt.example',
    'a@stadt.example, b@stadt.example',
    'Jörg <a@stadt.example>',
    `${'a'.repeat(65)}@stadt.example`,
    `a@${'b'.repeat(64)}.example`,
  ])('is not %j', (text) => {
    expect(asciiAddress(text)).toBeUndefined()
    expect(mailAddress.safeParse(text).success).toBe(false)
  })

  it('may have blanks around it, which people paste along', () => {
    expect(mailAddress.parse(' it@stadt.example\n')).toBe('it@stadt.example')
  })
})
