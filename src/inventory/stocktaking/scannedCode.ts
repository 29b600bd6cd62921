/** What was scanned or typed: the address on one of our labels, or a number. @module */
const labelPath = /\/geraete\/([0-9a-z-]{8,64})$/i

/** `deviceId` where it is one of our labels. */
export function readScannedCode(text: string): { readonly deviceId: string | undefined } {
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return { deviceId: undefined }
  return { deviceId: labelPath.exec(new URL(text).pathname)?.[1] }
}

/** A code as people read it; addresses that are none of our labels stay whole. */
export function labelOfCode(text: string): string {
  return readScannedCode(text).deviceId === undefined ? text : 'Etikett ohne Gerät im Bestand'
}
