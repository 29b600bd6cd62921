/*
 * Stocktaking without a network. What is scanned is kept in this browser first, for this account only, then sent in
 * order; each has an id of its own, so that sending it twice counts it once. What the server refuses is shown and kept
 * until somebody says that it may go. Without this script each find is a form.
 */
const retryMs = 15_000
const sendMs = 20_000
const page = document.querySelector('[data-stocktaking]')
const round = page.dataset.stocktaking
const key = `inventur:${page.dataset.owner}`
const token = page.querySelector('input[name=_csrf]').value
const waiting = page.querySelector('[data-waiting]')
const refused = page.querySelector('[data-refused]')

let unsaved = []
let isSending = false
let trouble = ''
let isHeldBack = false

for (const room of page.querySelectorAll('[data-room]')) prepare(room)
for (const entry of readQueue().filter((one) => one.round === round)) showLocally(entry, true)
document.getElementById(location.hash.slice(1))?.setAttribute('open', '')
page.querySelector('form.finish').addEventListener('submit', holdBackWhileWaiting)
for (const form of document.querySelectorAll('form[action="/abmeldung"]')) {
  form.addEventListener('submit', askBeforeLeaving)
}
window.addEventListener('online', send)
document.addEventListener('visibilitychange', () => document.hidden || send())
setInterval(send, retryMs)
showQueue()
send()
loadDecoder()

function prepare(room) {
  const form = room.querySelector('form.scan-form')
  const field = form.querySelector('input[name=code]')
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    // forms.js takes a second submit for a double click; here it is the next device.
    delete form.dataset.sentAt
    const code = field.value.normalize('NFC').trim()
    if (code === '') return
    add({ kind: 'find', room: room.dataset.room, code })
    field.value = ''
    field.focus()
  })
  // A change that no person made comes from the camera.
  field.addEventListener('change', (event) => event.isTrusted || form.requestSubmit())
  const end = room.querySelector('form.count-form')
  end.addEventListener('submit', (event) => {
    event.preventDefault()
    delete end.dataset.sentAt
    add({ kind: 'count', room: room.dataset.room, code: '' })
  })
  room.addEventListener('toggle', () => room.open && field.focus({ preventScroll: true }))
}

/** Whoever needs our decoder for the camera needs it without a network too: the browser keeps it from now on. */
function loadDecoder() {
  if (window.BarcodeDetector) return
  const { decoder, wasm } = page.querySelector('[data-scan]').dataset
  for (const address of [decoder, wasm]) fetch(address).catch(() => {})
}

function add({ kind, room, code }) {
  const name = roomOf(room).dataset.name
  const entry = { id: newId(), round, kind, room, name, code, at: Date.now(), message: '' }
  writeQueue([...readQueue(), entry])
  showLocally(entry, true)
  showQueue()
  send()
}

function send() {
  sendWaiting().catch((error) => {
    trouble = error.message
    showQueue()
  })
}

/** In order, one after the other; only one window of this account sends at a time. */
async function sendWaiting() {
  if (isSending || readQueue().every(isRefused)) return
  isSending = true
  try {
    await (navigator.locks?.request(key, sendAll) ?? sendAll())
  } finally {
    isSending = false
    showQueue()
  }
}

async function sendAll() {
  for (;;) {
    const entry = readQueue().find((one) => !isRefused(one))
    if (!entry) return
    const answer = await post(entry)
    trouble = answer.trouble ?? ''
    if (trouble) return
    const isMine = entry.round === round
    if (answer.message) {
      writeQueue(readQueue().map((one) => (one.id === entry.id ? { ...one, ...answer } : one)))
    } else {
      writeQueue(readQueue().filter(({ id }) => id !== entry.id))
      if (isMine) showAnswer(entry, answer)
    }
    showQueue()
  }
}

/** `trouble`: it stays in the queue and is tried again; `message`: the server does not take it. */
async function post({ id, round: of, kind, room, code, at }) {
  const part = kind === 'find' ? 'funde' : 'abschluss'
  const millisecondsAgo = Math.max(0, Date.now() - at)
  const body = new URLSearchParams({ _csrf: token, id, code, millisecondsAgo })
  let response
  try {
    const address = `/inventur/${encodeURIComponent(of)}/raeume/${encodeURIComponent(room)}/${part}`
    response = await fetch(address, {
      method: 'POST',
      body,
      headers: { Accept: 'application/json' },
      signal: AbortSignal.timeout(sendMs),
    })
  } catch {
    return { trouble: 'kein Netz' }
  }
  const answer = await response.json().catch(() => undefined)
  if (response.ok && answer) return answer
  if (response.status === 401 || response.redirected) {
    return {
      trouble: 'Sie sind abgemeldet. Bitte melden Sie sich an und öffnen Sie die Inventur neu',
    }
  }
  if (response.status === 403) {
    return { trouble: 'Die Seite ist zu alt. Bitte laden Sie sie neu, sobald das Netz da ist' }
  }
  if (answer?.message) return { message: answer.message }
  if (response.status === 404) return { message: 'Diese Inventur gibt es nicht mehr.' }
  return { trouble: 'Der Server antwortet gerade nicht' }
}

/** What the page knows by itself; the server has the last word. */
function showLocally(entry, isWaiting) {
  if (isRefused(entry)) return
  const room = roomOf(entry.room)
  if (!room) return
  if (entry.kind === 'count') {
    for (const state of room.querySelectorAll('[data-state]:not([data-state=seen])')) {
      set(state, 'fehlt', 'late')
    }
    room.querySelector('[data-done]').textContent = 'abgeschlossen'
    showTotals()
    say(room, 'Raum abgeschlossen.', isWaiting)
    return
  }
  const row = rowOf(entry.code, room)
  const place = row?.closest('[data-room]')
  const label = row?.dataset.label ?? (/^https?:/i.test(entry.code) ? 'Etikett' : entry.code)
  if (!row) {
    say(room, `${label}: steht nicht in der Liste dieses Standorts.`, isWaiting)
    showOther(room, entry.id, `${label}: unbekannt`, isWaiting)
  } else if (place === room) {
    markSeen(row, 'da', 'good')
    say(room, `${label}: erwartet und da.`, isWaiting)
  } else {
    markSeen(row, `gefunden: ${room.dataset.name}`, 'soon')
    const text = `${label}: laut Bestand woanders: ${place.dataset.name}.`
    say(room, text, isWaiting)
    showOther(room, entry.id, text, isWaiting)
  }
}

/** Says what the server says, and when that is something else than was said before. */
function showAnswer(entry, answer) {
  const room = roomOf(entry.room)
  if (!room) return
  if (entry.kind === 'count') {
    const { missing } = answer
    say(
      room,
      missing === 0
        ? 'Raum abgeschlossen, nichts fehlt.'
        : `Raum abgeschlossen, es fehlen ${missing}.`,
    )
    return
  }
  const row = rowOf(entry.code, room)
  const place = row?.closest('[data-room]')
  const local = !row ? 'unknown' : place === room ? 'found' : 'wrong_room'
  say(room, answer.text)
  page.querySelector(`[data-find="${entry.id}"]`)?.remove()
  if (answer.result !== 'found') showOther(room, entry.id, answer.text)
  if (answer.result === local || (local === 'unknown' && answer.result !== 'found')) return
  if (row) markSeen(row, 'inzwischen geändert', 'soon')
  const words = { found: 'erwartet und da', wrong_room: 'steht woanders', unknown: 'unbekannt' }
  showRefused({
    text: `${answer.label} in ${entry.name}: Beim Scannen galt „${words[local]}“, inzwischen gilt: ${answer.text} Der Fund ist so gespeichert.`,
  })
}

/** Our label by its id, else the inventory number, else the serial number; this room's device before any other. */
function rowOf(code, room) {
  const id = /^https?:\/\/.*\/geraete\/([0-9a-z-]{8,64})$/i.exec(code)?.[1]
  const folded = fold(code)
  const rows = [...page.querySelectorAll('tr[data-device]')]
  const candidates =
    id === undefined
      ? [
          ...rows.filter(({ dataset }) => dataset.inventory === folded),
          ...rows.filter(({ dataset }) => dataset.serial === folded),
        ]
      : rows.filter(({ dataset }) => dataset.device === id)
  return candidates.find((row) => room.contains(row)) ?? candidates[0]
}

/** As src/core/text.ts folds, without blanks. */
function fold(text) {
  const umlauts = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' }
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[äöüß]/g, (letter) => umlauts[letter])
    .normalize('NFD')
    .replace(/[\p{Mark}\s\u00a0\u200b\ufeff]/gu, '')
}

function markSeen(row, words, signal) {
  const state = row.querySelector('[data-state]')
  state.dataset.state = 'seen'
  set(state, words, signal)
  const room = row.closest('[data-room]')
  const all = room.querySelectorAll('[data-state]').length
  const seen = room.querySelectorAll('[data-state=seen]').length
  room.querySelector('[data-tally]').textContent = `${seen} von ${all} gesehen`
  showTotals()
}

/** The heading and what stands at the end of the page count along. */
function showTotals() {
  const count = (selector) => page.querySelectorAll(selector).length
  const rooms = count('[data-room]')
  const done = count('[data-done]:not(:empty)')
  page.querySelector('h1').firstChild.textContent =
    `${count('[data-state=seen]')} von ${count('[data-state]')} Geräten gesehen`
  const lead = page.querySelector('.lead')
  lead.textContent = lead.textContent.replace(/^\d+/, done)
  page.querySelector('.finish .hint').textContent = wordsForOpen(rooms - done)
}

function wordsForOpen(open) {
  if (open === 0) return 'Alle Räume sind abgeschlossen.'
  const rooms = open === 1 ? '1 Raum ist' : `${open} Räume sind`
  return `${rooms} nicht abgeschlossen; das Protokoll nennt das.`
}

function showOther(room, id, text, isWaiting) {
  const item = document.createElement('li')
  item.dataset.find = id
  item.textContent = isWaiting ? `${text} (noch nicht gesendet)` : text
  room.querySelector('[data-others]').append(item)
}

function say(room, text, isWaiting) {
  room.querySelector('[data-answer]').textContent =
    isWaiting && !navigator.onLine ? `${text} Noch nicht gesendet.` : text
}

function set(element, words, signal) {
  element.textContent = words
  element.className = signal
}

function showQueue() {
  const queue = readQueue()
  const count = queue.filter((one) => !isRefused(one)).length
  waiting.hidden = count === 0
  isHeldBack &&= count > 0
  const advice = isHeldBack ? 'Bitte beenden Sie die Inventur erst, wenn alles gesendet ist.' : ''
  const why = trouble ? ` (${trouble})` : ''
  const text = count === 0 ? '' : `${count} noch nicht gesendet${why}. ${advice}`.trim()
  if (waiting.textContent !== text) waiting.textContent = text
  for (const item of refused.querySelectorAll('[data-entry]')) item.remove()
  for (const entry of queue.filter(isRefused)) {
    const what = entry.kind === 'find' ? entry.code : 'Abschluss'
    showRefused({ text: `${what} in ${entry.name}: ${entry.message}`, entry })
  }
  refused.hidden = refused.children.length === 0
}

/** With a way to send it again, and to let it go. */
function showRefused({ text, entry }) {
  const item = document.createElement('li')
  const words = document.createElement('span')
  words.textContent = text
  item.append(words)
  if (entry) {
    item.dataset.entry = entry.id
    item.append(
      buttonOf('Noch einmal senden', () => {
        writeQueue(readQueue().map((one) => (one.id === entry.id ? { ...one, message: '' } : one)))
        showQueue()
        send()
      }),
      buttonOf('Verwerfen', () => {
        writeQueue(readQueue().filter(({ id }) => id !== entry.id))
        showQueue()
      }),
    )
  } else {
    item.append(
      buttonOf('Gelesen', () => {
        item.remove()
        showQueue()
      }),
    )
  }
  refused.append(item)
  refused.hidden = false
}

function buttonOf(words, work) {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'kern-btn kern-btn--secondary'
  const label = document.createElement('span')
  label.className = 'kern-label'
  label.textContent = words
  button.append(label)
  button.addEventListener('click', work)
  return button
}

/** The record would lack what still waits. */
function holdBackWhileWaiting(event) {
  const count = readQueue().filter((one) => one.round === round && !isRefused(one)).length
  if (count === 0) return
  event.preventDefault()
  delete event.target.dataset.sentAt
  isHeldBack = true
  showQueue()
  waiting.scrollIntoView({ block: 'center' })
  send()
}

function askBeforeLeaving(event) {
  const count = readQueue().length
  if (count === 0) return
  const text = `${count} Funde sind noch nicht gesendet. Sie bleiben in diesem Browser, bis Sie sich hier wieder anmelden. Trotzdem abmelden?`
  if (!window.confirm(text)) event.preventDefault()
}

function isRefused({ message }) {
  return message !== ''
}

function roomOf(id) {
  return page.querySelector(`[data-room="${CSS.escape(id)}"]`)
}

/** Where the browser keeps nothing, at least until the page is left. */
function readQueue() {
  try {
    return JSON.parse(localStorage.getItem(key) ?? '[]')
  } catch {
    return unsaved
  }
}

/** Nothing is left behind once all is sent. */
function writeQueue(entries) {
  unsaved = entries
  try {
    if (entries.length === 0) localStorage.removeItem(key)
    else localStorage.setItem(key, JSON.stringify(entries))
  } catch {
    trouble = 'Dieser Browser speichert nichts; bitte lassen Sie die Seite offen'
  }
}

/** UUIDv7: in the order in which it was scanned. */
function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  const now = Date.now()
  for (let place = 0; place < 6; place += 1)
    bytes[place] = Math.floor(now / 256 ** (5 - place)) % 256
  bytes[6] = (bytes[6] & 0x0f) | 0x70
  bytes[8] = (bytes[8] & 0x3f) | 0x80
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
