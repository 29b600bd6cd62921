/**
 * Text of users as it can be printed: Typst refuses a PDF/UA or PDF/A with a character that its type lacks, and a
 * document that cannot be had because of a smiley in a note helps nobody.
 * @module
 */

/** Stands for a character that the type lacks. */
const missing = '▯'

/** Composed, without control and direction characters; `has` says which code points the type can print. */
export function printableText(text: string, has: (codePoint: number) => boolean): string {
  return [...text.normalize('NFC').replace(/\r\n?|[\v\f\u2028\u2029]/g, '\n')]
    .map((character) => printable(character, has))
    .join('')
}

function printable(character: string, has: (codePoint: number) => boolean): string {
  if (character === '\n' || character === zeroWidthSpace) return character
  if (character === '\t') return ' '
  if (/[\p{Cc}\p{Cf}\p{Variation_Selector}]/u.test(character)) {
    return character === '\u00ad' ? character : ''
  }
  if (isPrintable(character, has)) return character
  if (/[\u2010\u2011]/.test(character)) return '-'
  const plain = character.normalize('NFKD')
  if (plain !== character && [...plain].every((one) => isPrintable(one, has))) return plain
  return /\p{Mark}/u.test(character) ? '' : missing
}

function isPrintable(character: string, has: (codePoint: number) => boolean): boolean {
  return has(character.codePointAt(0) ?? 0)
}

/** A place where a line may break. */
const zeroWidthSpace = '\u200b'

/** German words up to this length are hyphenated; what is longer is no word. */
const longestWord = 60

/**
 * Numbers and addresses of more than `limit` characters without a blank may break anywhere rather than leave their column;
 * words are hyphenated.
 */
export function breakableText(text: string, limit = 40): string {
  return text
    .split(/(?<=[\s/-])/)
    .map((part) => {
      if (part.length <= limit) return part
      if (part.length <= longestWord && /^\p{L}+[.,;:)]*\s?$/u.test(part)) return part
      return part.replace(/.{4}/gsu, `$&${zeroWidthSpace}`)
    })
    .join('')
}
