/*
 * Keys in the table of the Grundschutz-Check: 1 to 5 set the state of the current row, J and K change the row, E opens
 * its editor, Esc closes what is open, ? shows the keys. They work only while the focus stands in the table (WCAG 2.1.4).
 */
const table = document.querySelector('table.checks[data-keys]')
const dialog = document.getElementById('tasten')
const said = document.getElementById('meldung')
const rows =
  table && followRows(table, { selector: 'tbody tr[data-check]', rowOf, atEdge: sayEdge })

if (table) {
  offerKeys()
  table.addEventListener('keydown', answerKey)
  table.addEventListener('click', closeByLink)
  table.addEventListener('change', countChosen)
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
  const key = plainKey(event)
  if (key === undefined) return
  if (key === 'escape') return closeOpen(event)
  if (isTyping(event.target)) return
  const row = rowOf(event.target) ?? rows.currentRow()
  if (/^[1-5]$/.test(key)) rows.choose(row, Number(key) - 1)
  else if (key === 'j') rows.move(row, 1)
  else if (key === 'k') rows.move(row, -1)
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

function sayEdge(step) {
  const edge = step > 0 ? 'letzte' : 'erste'
  tell(`Das ist die ${edge} Zeile dieser Seite.`)
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
  rows.focus(row)
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
  rows.focus(row)
}

/** What an answer opened takes the focus where it must be filled in; the current row stays current. */
function showNext() {
  const current = rows.currentRow()
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
  else if (current && isOutside) rows.focus(current)
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
  else rows.focus(row)
}

function tell(text) {
  if (said) said.textContent = text
}
