/** Names of LDAP entries, compared as a directory does. Source: RFC 4514. @module */

/**
 * The same text for the same entry: case, blanks around `=` and `,` and the way in which characters are escaped do
 * not matter. A name that is none stays as it is, folded.
 */
export function dnKey(dn: string): string {
  return splitAt(dn, /[,;]/)
    .map((rdn) => splitAt(rdn, /\+/).map(attributeKey).sort().join('+'))
    .join(',')
}

/** Pieces between separators that are not escaped. */
function splitAt(text: string, separator: RegExp): string[] {
  const pieces = ['']
  for (const [piece] of text.matchAll(/\\[0-9a-f]{2}|\\[\s\S]|[\s\S]/gi)) {
    if (piece.length === 1 && separator.test(piece)) pieces.push('')
    else pieces[pieces.length - 1] += piece
  }
  return pieces
}

function attributeKey(text: string): string {
  const at = text.indexOf('=')
  if (at < 0) return fold(plainOf(text))
  const value = plainOf(text.slice(at + 1)).replace(/[,+;=\\]/g, (mark) => `\\${mark}`)
  return `${text.slice(0, at).trim().toLowerCase()}=${fold(value)}`
}

/** Bytes as `\c3\bc`, and characters as `\,`. A blank that is escaped at the end counts. */
function plainOf(text: string): string {
  const trimmed = text.replace(/^\s+/, '').replace(/(?<!\\)\s+$/, '')
  return trimmed.replace(/((?:\\[0-9a-f]{2})+)|\\([\s\S])/gi, (_, bytes?: string, mark?: string) =>
    bytes ? Buffer.from(bytes.replaceAll('\\', ''), 'hex').toString('utf8') : (mark ?? ''),
  )
}

function fold(text: string): string {
  return text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ')
}
