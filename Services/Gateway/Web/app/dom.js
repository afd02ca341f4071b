/** Elements made of values: the whole view library of these pages. */

const SVG = 'http://www.w3.org/2000/svg'

/**
 * Makes an element: h('a.button.big', {href: '/'}, 'words', child, …).
 * Text becomes text nodes, so nothing that a person wrote is ever read as markup.
 */
export function h(selector, ...rest) {
  const [tag, ...classes] = selector.split('.')
  const element = document.createElement(tag || 'div')
  if (classes.length) element.className = classes.join(' ')
  let children = rest
  const first = rest[0]
  if (first && typeof first === 'object' && !(first instanceof Node) && !Array.isArray(first)) {
    set(element, first)
    children = rest.slice(1)
  }
  fill(element, children)
  return element
}

function set(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value)
    else if (name === 'class') element.className += ' ' + value
    else if (name === 'style') for (const [k, v] of Object.entries(value)) element.style.setProperty(k, v)
    else if (name in PROPERTIES) element[name] = value
    else element.setAttribute(name, value === true ? '' : value)
  }
}
const PROPERTIES = { value: 1, checked: 1, disabled: 1, hidden: 1, selected: 1, multiple: 1, indeterminate: 1, open: 1 }

function fill(element, children) {
  for (const child of children.flat(Infinity)) {
    if (child === undefined || child === null || child === false || child === true) continue
    element.append(child instanceof Node ? child : document.createTextNode(String(child)))
  }
}

/** Puts other children in the place of what is there. */
export function show(element, ...children) {
  element.replaceChildren()
  fill(element, children)
  return element
}

/**
 * The same for what is drawn again by itself: whoever stands on something by keyboard goes on standing there, where it is
 * found again and cannot be mistaken for another.
 */
export function redraw(element, ...children) {
  const at = element.contains(document.activeElement) && document.activeElement !== element ? likeness(document.activeElement) : null
  const alike = () => [...element.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')].filter(one => likeness(one) === at)
  const isOne = at && alike().length === 1
  show(element, ...children)
  if (!at) return element
  const found = alike()
  // Links to one address may be mistaken.
  if (found[0]?.hasAttribute('href') || (isOne && found.length === 1)) found[0].focus({ preventScroll: true })
  return element
}

/** Milliseconds after which something held is no click any more (a list that the system opened keeps its end to itself). */
const HELD = 2000
let held = null
addEventListener('pointerdown', () => {
  held ??= new Promise(resolve => {
    const ends = ['pointerup', 'pointercancel']
    const end = () => {
      clearTimeout(timer)
      for (const name of ends) removeEventListener(name, end, true)
      // The click comes first.
      setTimeout(() => { held = null; resolve() })
    }
    const timer = setTimeout(end, HELD)
    for (const name of ends) addEventListener(name, end, true)
  })
}, true)
/** When nothing is being pressed: a click is lost where its button is replaced before it is let go. */
export const released = () => held ?? Promise.resolve()

/** By what somebody knows an element again. */
function likeness(element) {
  const own = ['href', 'name', 'type', 'aria-label'].map(name => element.getAttribute(name))
  const words = element.hasAttribute('href') || element.hasAttribute('aria-label') ? null : element.labels?.[0]?.textContent ?? (['BUTTON', 'SUMMARY'].includes(element.tagName) ? element.textContent : null)
  return JSON.stringify([element.tagName, own, { ...element.dataset }, words])
}

/** A small drawing in the colour of its text; it says nothing to a screen reader. */
export function icon(name, label) {
  const svg = document.createElementNS(SVG, 'svg')
  svg.setAttribute('viewBox', '0 0 24 24')
  svg.setAttribute('class', 'icon')
  if (label) {
    svg.setAttribute('role', 'img')
    svg.setAttribute('aria-label', label)
  } else svg.setAttribute('aria-hidden', 'true')
  for (const d of (ICONS[name] ?? ICONS.dot).split('|')) {
    const path = document.createElementNS(SVG, 'path')
    path.setAttribute('d', d)
    svg.append(path)
  }
  return svg
}

const ICONS = {
  dot: 'M12 12h.01',
  camera: 'M4 8h3l2-3h6l2 3h3a1 1 0 0 1 1 1v10a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V9a1 1 0 0 1 1-1z|M12 17a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7z',
  image: 'M4 5h16v14H4z|M4 16l5-5 4 4 3-3 4 4|M9 9h.01',
  home: 'M4 11l8-7 8 7|M6 9.5V20h12V9.5|M10 20v-6h4v6',
  list: 'M8 6h12|M8 12h12|M8 18h12|M4 6h.01|M4 12h.01|M4 18h.01',
  bell: 'M6 10a6 6 0 1 1 12 0c0 5 2 6 2 7H4c0-1 2-2 2-7|M10 20a2.2 2.2 0 0 0 4 0',
  user: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8z|M4.5 20.5c.6-4 3.6-6 7.5-6s6.9 2 7.5 6',
  gift: 'M4 11h16v9H4z|M3 7h18v4H3z|M12 7v13|M12 7c-4 0-5-5-2-5 1.5 0 2 2 2 5 0-3 .5-5 2-5 3 0 2 5-2 5',
  star: 'M12 3.5l2.6 5.5 6 .8-4.4 4.2 1.1 6-5.3-2.9L6.700 20l1.1-6-4.400-4.200 6-.8z',
  pin: 'M12 21s7-6 7-11.500A7 7 0 0 0 5 9.500C5 15 12 21 12 21z|M12 12a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5z',
  target: 'M12 19a7 7 0 1 0 0-14 7 7 0 0 0 0 14z|M12 2v3|M12 19v3|M2 12h3|M19 12h3|M12 12h.01',
  check: 'M5 12.500l4.500 4.500L19 7.500',
  cross: 'M6 6l12 12|M18 6L6 18',
  back: 'M15 5l-7 7 7 7',
  next: 'M9 5l7 7-7 7',
  phone: 'M6 3h4l1.500 5-2.500 1.500a11 11 0 0 0 5.500 5.500L16 12.500l5 1.500v4a2 2 0 0 1-2 2A15 15 0 0 1 4 5a2 2 0 0 1 2-2z',
  clock: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18z|M12 7v5l3.500 2',
  warning: 'M12 4L2.500 20h19z|M12 10v4.500|M12 17.500h.01',
  question: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18z|M9.500 9.500a2.500 2.500 0 1 1 3.600 2.200c-.8.4-1.100.9-1.100 1.800|M12 17h.01',
  building: 'M5 21V4h9v17|M14 9h5v12|M3 21h18|M8 8h3|M8 12h3|M8 16h3|M16.500 13h.01|M16.500 17h.01',
  send: 'M21 3L10 14|M21 3l-7 18-4-7-7-4z',
  shield: 'M12 3l8 3v6c0 5-3.500 8-8 9-4.500-1-8-4-8-9V6z|M9 12l2 2 4-4.500',
  chart: 'M4 20V10|M10 20V4|M16 20v-8|M21 20H3',
  logout: 'M14 4H5v16h9|M10 12h11|M17 8l4 4-4 4',
  refresh: 'M20 11a8 8 0 1 0-2.300 6.500|M20 4v7h-7',
  hand: 'M7 12V5.500a1.500 1.500 0 0 1 3 0V11|M10 10.500v-6a1.500 1.500 0 0 1 3 0v6|M13 11V5.500a1.500 1.500 0 0 1 3 0V13|M16 9.500a1.500 1.500 0 0 1 3 0V15a6 6 0 0 1-6 6c-3 0-4.500-1.500-6-4l-3-5c-.8-1.300 1-2.500 2-1.300l1 1.300',
  walk: 'M13 5h.01|M11 21l1.500-6-3-2.500 1-5 3 2 3 1|M7.500 12l3-4.500|M12.500 15l3 6',
  moon: 'M20 14a8 8 0 1 1-9-10 6.500 6.500 0 0 0 9 10z',
  cloud: 'M7 18a4 4 0 1 1 .5-8 5.500 5.500 0 0 1 10.600 1.500A3.300 3.300 0 0 1 17.500 18z|M4 4l16 17',
  map: 'M9 4L3.500 6v14L9 18l6 2 5.500-2V4L15 6z|M9 4v14|M15 6v14',
  undo: 'M9 7L4 12l5 5|M4 12h10a6 6 0 0 1 6 6v1',
  globe: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18z|M3 12h18|M12 3c3 3 3.500 6 3.500 9S15 18 12 21c-3-3-3.500-6-3.500-9S9 6 12 3z',
  heart: 'M12 20S4 14.500 4 9a4.200 4.200 0 0 1 8-1.800A4.200 4.200 0 0 1 20 9c0 5.500-8 11-8 11z',
}
