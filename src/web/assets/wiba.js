/*
 * Keys in a checklist of WiBA: 1 to 4 answer the current question, J and K change the row. They work only while the
 * focus stands in the table (WCAG 2.1.4).
 */
const table = document.querySelector('table.wiba')
/** Answers that were chosen while their row was still being saved, by the id of the row. */
const waiting = new Map()
let current

if (table?.querySelector('.choices')) {
  sayKeys()
  table.addEventListener('keydown', answerKey)
  table.addEventListener('focusin', (event) => mark(rowOf(event.target)))
  document.addEventListener('htmx:before:request', (event) => setBusy(event, true))
  document.addEventListener('htmx:finally:request', (event) => setBusy(event, false))
  document.addEventListener('htmx:after:swap', returnFocus)
}

/** Without this script the hint would promise too much. */
function sayKeys() {
  const hint = document.createElement('span')
  hint.className = 'muted keys-hint'
  hint.textContent = 'In der Tabelle antworten die Tasten 1–4, J und K wechseln die Zeile'
  document.querySelector('form.filters')?.append(hint)
}

function answerKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
  if (event.target.matches('textarea, select')) return
  const row = rowOf(event.target)
  const key = event.key.toLowerCase()
  if (/^[1-4]$/.test(key)) choose(row, Number(key) - 1)
  else if (key === 'j') move(row, 1)
  else if (key === 'k') move(row, -1)
  else return
  event.preventDefault()
}

function choose(row, index) {
  if (row?.dataset.busy) waiting.set(row.id, index)
  else buttonsOf(row)[index]?.click()
}

function move(row, step) {
  const rows = [...table.querySelectorAll('tr[data-question]')]
  const next = rows[rows.indexOf(row) + step]
  if (next) focusRow(next)
}

function focusRow(row) {
  const buttons = buttonsOf(row)
  const target = buttons.find((button) => button.getAttribute('aria-pressed') === 'true')
  ;(target ?? buttons[0])?.focus()
  row.scrollIntoView({ block: 'nearest' })
}

function mark(row) {
  if (!row || row === current) return
  current?.removeAttribute('aria-current')
  row.setAttribute('aria-current', 'true')
  current = row
}

function buttonsOf(row) {
  return [...(row?.querySelectorAll('.choices button') ?? [])]
}

function rowOf(element) {
  return element?.closest?.('tr[data-question]') ?? undefined
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
  if (index !== undefined) choose(row, index)
}

/** What is missing takes the focus; else the current row keeps it. */
function returnFocus() {
  if (current && !current.isConnected) current = document.getElementById(current.id) ?? undefined
  current?.setAttribute('aria-current', 'true')
  const note = current?.querySelector('textarea[aria-invalid="true"]')
  if (note) note.focus()
  else if (current && !table.contains(document.activeElement)) focusRow(current)
}
