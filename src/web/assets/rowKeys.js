/*
 * What tables share whose rows are answered by keys: the current row, the steps to its neighbours, and choices that were
 * made while their row was still being saved. check.js and wiba.js say what a row is and which keys there are.
 */

/**
 * `selector` finds all rows, `rowOf` the row of an element or undefined. `atEdge` is told the step that led nowhere.
 */
// biome-ignore lint/correctness/noUnusedVariables: the scripts that are loaded after this one call it
function followRows(table, { selector, rowOf, atEdge = () => {} }) {
  /** The index of the choice by the id of the row. */
  const waiting = new Map()
  let current

  table.addEventListener('focusin', (event) => mark(rowOf(event.target)))
  document.addEventListener('htmx:before:request', (event) => {
    const row = rowOf(event.target)
    if (row) row.dataset.busy = 'ja'
  })
  document.addEventListener('htmx:finally:request', (event) => {
    const row = rowOf(event.target)
    if (row) release(row)
  })

  function mark(row) {
    if (!row || row === current) return
    current?.removeAttribute('aria-current')
    row.setAttribute('aria-current', 'true')
    current = row
  }

  function release(row) {
    delete row.dataset.busy
    const index = waiting.get(row.id)
    waiting.delete(row.id)
    if (index !== undefined) choose(row, index)
  }

  /** Presses the button of that index; while the row is being saved, as soon as it is. */
  function choose(row, index) {
    const button = buttonsOf(row)[index]
    if (!button) return
    if (row.dataset.busy) waiting.set(row.id, index)
    else button.click()
  }

  function move(row, step) {
    const rows = [...table.querySelectorAll(selector)]
    const next = rows[rows.indexOf(row) + step]
    if (next) focus(next)
    else atEdge(step)
  }

  /** The pressed button takes the focus, else the first, else the link to the editor. */
  function focus(row) {
    const buttons = buttonsOf(row)
    const pressed = buttons.find((button) => button.getAttribute('aria-pressed') === 'true')
    const target = pressed ?? buttons[0] ?? row.querySelector('a.edit')
    target?.focus()
    row.scrollIntoView({ block: 'nearest' })
  }

  function buttonsOf(row) {
    return [...(row?.querySelectorAll('.choices button') ?? [])]
  }

  /** An answer of the server may have put another row in place of the current one, which stays current. */
  function currentRow() {
    if (current && !current.isConnected) current = document.getElementById(current.id) ?? undefined
    current?.setAttribute('aria-current', 'true')
    return current
  }

  return { choose, move, focus, currentRow }
}

/** The key in lower case; undefined while the system or an input method has a use of its own for it. */
// biome-ignore lint/correctness/noUnusedVariables: the scripts that are loaded after this one call it
function plainKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return undefined
  return event.key.toLowerCase()
}
