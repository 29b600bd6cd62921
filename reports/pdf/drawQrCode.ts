/** Error correction M survives a scratch; the empty zone of four modules is what scanners need. */
const options = { bcid: 'qrcode', eclevel: 'M', padding: 4 }

/** A QR code as SVG. */
export async function drawQrCode(text: string): Promise<string> {
  const { drawingSVG, qrcode } = await import('bwip-js/node')
  return qrcode({ ...options, text }, drawingSVG())
}
