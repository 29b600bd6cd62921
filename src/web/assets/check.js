/*
 * Keys in the table of the Grundschutz-Check: 1 to 5 set the state of the current row, J and K change the row, E opens
 * its editor, Esc closes what is open, ? shows the keys. They work only while the focus stands in the table (WCAG 2.1.4).
 */
const table = document.querySelector('table.checks[data-keys]')
const dialog = document.getElementById('tasten')
const said = document.getElementById('meldung')
/** States that were chosen while their row was still being saved, by the id of the row. */
const waiting = new Map()
let current

if (table) {
  offerKeys()
  table.addEventListener('keydown', answerKey)
  table.addEventListener('focusin', (event) => mark(rowOf(event.target)))
  table.addEventListener('click', closeByLink)
  table.addEventListener('change', countChosen)
  document.addEventListener('htmx:before:request', (event) => setBusy(event, true))
  document.addEventListener('htmx:finally:request', (event) => setBusy(event, false))
  document.addEventListener('htmx:after:swap', showNext)
  document.addEventListener('htmx:error', () =>
    tell('Das hat nicht geklappt. Bitte laden Sie die Seite neu.'),
  )
  countChosen()
  returnToRow()
}

/** The hint and the button that shows the keys: without this script they would promise too much. */
function offerKeys() {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'plain keys-hint'
  button.textContent = 'Tasten 1–5 setzen den Stand, J und K wechseln die Zeile'
  button.title = 'Alle Tasten zeigen'
  button.addEventListener('click', () => dialog.showModal())
  const place = document.querySelector('.bulk') ?? document.querySelector('.table-wrap')
  place?.before(button)
}

function answerKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
  if (event.key === 'Escape') return closeOpen(event)
  if (isTyping(event.target)) return
  const row = rowOf(event.target) ?? current
  const key = event.key.toLowerCase()
  if (key >= '1' && key <= '5' && key.length === 1) setState(row, Number(key) - 1)
  else if (key === 'j') move(row, 1)
  else if (key === 'k') move(row, -1)
  else if (key === 'e') row?.querySelector('a.edit')?.click()
  else if (key === '?') dialog.showModal()
  else return
  event.preventDefault()
}

/** Text, numbers and days are typed; a box is only ticked. */
function isTyping(element) {
  return element.matches(
    'textarea, select, input:not([type="checkbox"], [type="radio"], [type="hidden"])',
  )
}

function setState(row, index) {
  const button = stateButtons(row)[index]
  if (!button) return
  if (row.dataset.busy) waiting.set(row.id, index)
  else button.click()
}

function move(row, step) {
  const rows = [...table.querySelectorAll('tbody tr[data-check]')]
  const next = rows[rows.indexOf(row) + step]
  if (next) focusRow(next)
  else
    tell(
      step > 0 ? 'Das ist die letzte Zeile dieser Seite.' : 'Das ist die erste Zeile dieser Seite.',
    )
}

function focusRow(row) {
  const buttons = stateButtons(row)
  const target =
    buttons.find((button) => button.getAttribute('aria-pressed') === 'true') ??
    buttons[0] ??
    row.querySelector('a.edit')
  target?.focus()
  row.scrollIntoView({ block: 'nearest' })
}

function mark(row) {
  if (!row || row === current) return
  current?.removeAttribute('aria-current')
  row.setAttribute('aria-current', 'true')
  current = row
}

function stateButtons(row) {
  return [...(row?.querySelectorAll('.choices button') ?? [])]
}

/** The row of a check; the editor below it belongs to the row above. */
function rowOf(element) {
  const row = element?.closest?.('tr')
  if (row?.classList.contains('editor-row')) return row.previousElementSibling
  return row?.dataset.check ? row : undefined
}

function closeOpen(event) {
  const row = rowOf(event.target)
  const editor = row?.nextElementSibling?.classList.contains('editor-row') && row.nextElementSibling
  const open = editor || row?.querySelector('.draft')
  if (!open) return
  open.remove()
  focusRow(row)
  event.preventDefault()
}

/** „Abbrechen“ and „Später“ lead back to the list: here they only close. */
function closeByLink(event) {
  const link = event.target.closest?.('a.close')
  if (!link) {
    const edit = event.target.closest?.('a.edit')
    const editor = edit && rowOf(edit)?.nextElementSibling
    if (editor?.classList.contains('editor-row')) editor.remove()
    return
  }
  event.preventDefault()
  const row = rowOf(link)
  const editor = link.closest('.editor-row')
  if (editor) editor.remove()
  else link.closest('.draft')?.remove()
  focusRow(row)
}

function setBusy(event, isBusy) {
  const row = rowOf(event.target)
  if (!row) return
  if (isBusy) {
    row.dataset.busy = 'ja'
    return
  }
  delete row.dataset.busy
  const index = waiting.get(row.id)
  waiting.delete(row.id)
  if (index !== undefined) setState(row, index)
}

/** What an answer opened takes the focus where it must be filled in; the current row stays current. */
function showNext() {
  if (current && !current.isConnected) current = document.getElementById(current.id) ?? undefined
  current?.setAttribute('aria-current', 'true')
  const editor = table.querySelector('.editor-row:not([data-seen])')
  if (editor) {
    editor.dataset.seen = 'ja'
    editor.querySelector('textarea, select, input:not([type="hidden"])')?.focus()
    return
  }
  const isOutside = !table.contains(document.activeElement)
  const draft = current?.querySelector('.draft')
  draft?.scrollIntoView({ block: 'nearest' })
  const field = draft?.querySelector('.wrong input, .wrong textarea, input[type="radio"]')
  if (draft && field) field.focus()
  else if (current && isOutside) focusRow(current)
}

function countChosen() {
  const count = table.querySelectorAll('input[name="zeile"]:checked').length
  const place = document.getElementById('auswahl-zahl')
  if (place) place.textContent = count === 0 ? '' : `(${count} angekreuzt)`
}

/** After a page that leads back to a row the focus stands in it. */
function returnToRow() {
  const row = document.getElementById(decodeURIComponent(location.hash.slice(1)))
  if (!row?.dataset.check) return
  const field = row.querySelector(
    '.draft input:not([type="hidden"]), .draft select, .draft textarea',
  )
  if (field) field.focus()
  else focusRow(row)
}

function tell(text) {
  if (said) said.textContent = text
}
