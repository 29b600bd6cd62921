/*
 * Every form: a day or number that the browser cannot read would be sent as nothing, so it is said before; and what was
 * just sent is not sent a second time by a double click.
 */
const pauseMs = 1500

document.addEventListener(
  'submit',
  (event) => {
    const form = event.target
    const unreadable = [...form.elements].find((field) => field.validity?.badInput)
    const isRepeated = Date.now() - Number(form.dataset.sentAt ?? 0) < pauseMs
    if (unreadable || (isRepeated && !form.hasAttribute('hx-post'))) {
      event.preventDefault()
      event.stopImmediatePropagation()
      unreadable?.reportValidity()
      return
    }
    form.dataset.sentAt = String(Date.now())
  },
  true,
)
