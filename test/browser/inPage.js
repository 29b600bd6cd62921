/** Runs inside the page: what of it a person would see. */
globalThis.inPage = {
  /** What sticks out of the window to the right; what scrolls inside a frame of its own does not. */
  overflow() {
    const { clientWidth, scrollWidth } = document.documentElement
    if (scrollWidth <= clientWidth) return []
    const wide = [...document.querySelectorAll('body *')].filter(
      (element) => element.getBoundingClientRect().right > clientWidth + 1,
    )
    return [
      `${scrollWidth - clientWidth} px too wide`,
      ...wide.slice(-5).map((element) => `${element.tagName} ${element.className}`),
    ]
  },

  /** Forms that nobody can see or open. */
  hiddenForms() {
    return [...document.querySelectorAll('main form')]
      .filter((form) => !form.closest('details:not([open]), dialog') && !form.checkVisibility())
      .map((form) => form.getAttribute('action'))
  },

  focused() {
    const element = document.activeElement ?? document.body
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element)
    const { width, height, bottom, right } = element.getBoundingClientRect()
    const hasMark = (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none'
    return {
      name: element.outerHTML.slice(0, 120),
      id: element.id,
      isSkip: element.classList.contains('skip'),
      isSeen: hasMark && width > 1 && height > 1 && bottom > 0 && right > 0,
      isBody: element === document.body,
    }
  },
}
