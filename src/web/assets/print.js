/* Buttons that print the page; without this script they stay hidden, the browser prints as well. */
for (const button of document.querySelectorAll('[data-print]')) {
  button.hidden = false
  button.addEventListener('click', () => window.print())
}
