/*
 * Codes by camera. A place with data-scan="ID OF A FIELD" gets a button; what the camera reads goes into the field.
 * Browsers that cannot read codes themselves load a decoder from this server (data-decoder, data-wasm). Typing always
 * works: without this script, without a camera, and while the camera is open.
 */
const formats = ['qr_code', 'code_128', 'code_39', 'ean_13', 'data_matrix']
const pause = 150

for (const place of document.querySelectorAll('[data-scan]')) offerScan(place)

function offerScan(place) {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'kern-btn kern-btn--secondary scan-button'
  const label = document.createElement('span')
  label.className = 'kern-label'
  label.textContent = place.dataset.label ?? 'Mit der Kamera'
  button.append(label)
  button.addEventListener('click', () => scan(place, button))
  place.append(button)
}

async function scan(place, button) {
  const box = openBox()
  try {
    const stream = await openCamera()
    box.signal.addEventListener('abort', () => {
      for (const track of stream.getTracks()) track.stop()
    })
    box.video.srcObject = stream
    await box.video.play()
    const detector = await createDetector(place.dataset)
    const text = await detect(detector, box)
    if (text === undefined) return
    box.close()
    take(place, text)
  } catch (error) {
    box.say(explain(error))
  } finally {
    button.focus()
  }
}

/** A dialog with the picture; it ends by button, by Esc and when a code was read. */
function openBox() {
  const dialog = document.createElement('dialog')
  dialog.className = 'scan'
  dialog.setAttribute('aria-label', 'Code mit der Kamera lesen')
  const video = document.createElement('video')
  video.muted = true
  video.playsInline = true
  video.setAttribute('aria-hidden', 'true')
  const words = document.createElement('p')
  words.setAttribute('role', 'status')
  words.textContent = 'Halten Sie den Code vor die Kamera.'
  const end = document.createElement('button')
  end.type = 'button'
  end.className = 'kern-btn kern-btn--secondary'
  end.textContent = 'Abbrechen'
  end.addEventListener('click', () => dialog.close())
  dialog.append(video, words, end)
  const controller = new AbortController()
  dialog.addEventListener('close', () => {
    controller.abort()
    dialog.remove()
  })
  document.body.append(dialog)
  dialog.showModal()
  return {
    video,
    signal: controller.signal,
    close: () => dialog.close(),
    say(text) {
      video.hidden = true
      words.textContent = text
      end.textContent = 'Schließen'
    },
  }
}

function openCamera() {
  if (!navigator.mediaDevices?.getUserMedia) throw new DOMException('', 'NotSupportedError')
  return navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } })
}

async function createDetector({ decoder, wasm }) {
  const known = (await window.BarcodeDetector?.getSupportedFormats?.()) ?? []
  if (formats.slice(0, 2).every((format) => known.includes(format))) {
    return new BarcodeDetector({ formats: formats.filter((format) => known.includes(format)) })
  }
  if (!window.BarcodeDetectionAPI) await load(decoder)
  const { BarcodeDetector: Bundled, prepareZXingModule } = window.BarcodeDetectionAPI
  await prepareZXingModule({ overrides: { locateFile: () => wasm }, fireImmediately: true })
  return new Bundled({ formats })
}

function load(address) {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script')
    script.src = address
    script.addEventListener('load', resolve)
    script.addEventListener('error', () => reject(new DOMException('', 'NetworkError')))
    document.head.append(script)
  })
}

/** The first text that is read; undefined when the person gave up. */
async function detect(detector, { video, signal }) {
  while (!signal.aborted) {
    const [code] = await detector.detect(video)
    if (code?.rawValue) return code.rawValue
    await new Promise((resolve) => setTimeout(resolve, pause))
  }
  return undefined
}

/** Our own labels hold an address: its device is opened, unless the place wants the code itself. */
function take(place, text) {
  navigator.vibrate?.(60)
  const field = document.getElementById(place.dataset.scan)
  const isOurs = URL.canParse(text) && /\/geraete\/[0-9a-f-]{36}$/.test(new URL(text).pathname)
  if (isOurs && place.dataset.labels !== 'keep') {
    location.assign(new URL(text).pathname)
    return
  }
  field.value = text.trim()
  field.dispatchEvent(new Event('input', { bubbles: true }))
  field.dispatchEvent(new Event('change', { bubbles: true }))
  field.focus()
}

function explain(error) {
  switch (error?.name) {
    case 'NotAllowedError':
      return 'Die Kamera ist für diese Seite nicht freigegeben. Sie können sie in den Einstellungen des Browsers erlauben oder die Nummer eintippen.'
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'An diesem Gerät ist keine Kamera gefunden worden. Bitte tippen Sie die Nummer ein.'
    case 'NotSupportedError':
      return 'Der Browser gibt die Kamera hier nicht frei; sie braucht eine Adresse mit https. Bitte tippen Sie die Nummer ein.'
    case 'NetworkError':
      return 'Das Programm zum Lesen der Codes ließ sich nicht laden. Bitte tippen Sie die Nummer ein.'
    default:
      return 'Die Kamera ließ sich nicht öffnen. Vielleicht benutzt sie gerade ein anderes Programm. Bitte tippen Sie die Nummer ein.'
  }
}
