/*
 * A box in the head of a table that ticks all of its rows, and how many are ticked on the button that changes them.
 * Without this script each row is ticked by itself.
 */
const head = document.querySelector('table.devices thead .pick')
const boxes = [...document.querySelectorAll('table.devices tbody .pick input')]
const button = document.querySelector('#auswahl button[value="angekreuzte"] .kern-label')

if (head && boxes.length > 0) {
  const all = document.createElement('input')
  all.type = 'checkbox'
  all.setAttribute('aria-label', 'Alle Zeilen dieser Seite auswählen')
  all.addEventListener('change', () => {
    for (const box of boxes) box.checked = all.checked
    count()
  })
  head.replaceChildren(all)
  for (const box of boxes) box.addEventListener('change', count)
  // A page that is gone back to has its ticks again, a moment later.
  window.addEventListener('pageshow', count)
  count()

  function count() {
    const ticked = boxes.filter((box) => box.checked).length
    all.checked = ticked === boxes.length
    all.indeterminate = ticked > 0 && ticked < boxes.length
    if (button)
      button.textContent = ticked > 0 ? `${ticked} Angekreuzte ändern` : 'Angekreuzte ändern'
  }
}
