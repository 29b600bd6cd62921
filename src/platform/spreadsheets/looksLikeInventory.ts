/** Whether a text file is none of ours to read as CSV but may be such an inventory. */
export function looksLikeInventory(text: string): boolean {
  return (
    /^\s*(\{\s*["}]|\[\s*[[{\]])/.test(text) ||
    /^\s*<(\?xml|!doctype\s+(?!html)|request|inventory)/i.test(text)
  )
}
