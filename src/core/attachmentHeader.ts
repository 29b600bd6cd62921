/**
 * `Content-Disposition` for a file that is saved and never shown: the name as UTF-8 (RFC 5987), and in ASCII for
 * programs that do not know it; a name in ASCII stands there once. Whatever the name holds, it stays one header.
 */
export function attachmentHeader(fileName: string): string {
  const plain = fileName.replace(/[^A-Za-z0-9._ -]/g, '_')
  if (plain === fileName) return `attachment; filename="${plain}"`
  const encoded = encodeURIComponent(fileName.replace(/\p{Surrogate}/gu, '_')).replace(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`
}
