/** Scripts of a page on which codes are scanned; its headers must allow the camera. */
export const scanScripts = ['scan.js'] as const

/**
 * Where `scan.js` puts the button that reads a code into the field with this id. `keepsLabels`: the address on one of
 * our labels goes into the field too, instead of opening its device.
 */
export function ScanPlace({
  field,
  label,
  keepsLabels,
  assetUrl,
}: {
  field: string
  label?: string
  keepsLabels?: boolean
  assetUrl: (name: string) => string
}) {
  return (
    <span
      class="scan-place"
      data-scan={field}
      data-label={label}
      data-labels={keepsLabels ? 'keep' : undefined}
      data-decoder={assetUrl('barcode-detector.js')}
      data-wasm={assetUrl('zxing-reader.wasm')}
    ></span>
  )
}
