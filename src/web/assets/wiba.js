/*
 * Keys in a checklist of WiBA: 1 to 4 answer the current question, J and K change the row. They work only while the
 * focus stands in the table (WCAG 2.1.4).
 */
const table = document.querySelector('table.wiba')
const rows =
  table?.querySelector('.choices') && followRows(table, { selector: 'tr[data-question]', rowOf })

if (rows) {
  sayKeys()
  table.addEventListener('keydown', answerKey)
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
  const key = plainKey(event)
  if (key === undefined || event.target.matches('textarea, select')) return
  const row = rowOf(event.target)
  if (/^[1-4]$/.test(key)) rows.choose(row, Number(key) - 1)
  else if (key === 'j') rows.move(row, 1)
  else if (key === 'k') rows.move(row, -1)
  else return
  event.preventDefault()
}

function rowOf(element) {
  return element?.closest?.('tr[data-question]') ?? undefined
}

/** What is missing takes the focus; else the current row keeps it. */
function returnFocus() {
  const current = rows.currentRow()
  const note = current?.querySelector('textarea[aria-invalid="true"]')
  if (note) note.focus()
  else if (current && !table.contains(document.activeElement)) rows.focus(current)
}
