/** A QR code as a drawing: black on white whatever the page looks like, with the quiet edge that readers need (ISO/IEC 18004). */

import { h } from '../dom.js'

const SVG = 'http://www.w3.org/2000/svg'
/** Modules of white around the code. */
const EDGE = 4

let loading
/** The system's own library; a plain script that leaves `qrcode` behind. */
const library = () => (loading ??= new Promise((resolve, reject) => document.head.append(h('script', { src: '/lib/qrcode.js', onload: () => resolve(window.qrcode), onerror: () => { loading = null; reject(new Error('qrcode')) } }))))

/** `text` is ASCII: an address. The level of correction (M, 15 %) bears a crease or a drop of rain. */
export async function codeOf(text, label) {
  const code = (await library())(0, 'M')
  code.addData(text)
  code.make()
  const count = code.getModuleCount()
  const dark = []
  for (let row = 0; row < count; row += 1) for (let column = 0; column < count; column += 1) if (code.isDark(row, column)) dark.push(`M${column + EDGE} ${row + EDGE}h1v1h-1z`)
  const side = count + 2 * EDGE
  const made = (name, attributes) => { const part = document.createElementNS(SVG, name); for (const [key, value] of Object.entries(attributes)) part.setAttribute(key, value); return part }
  const drawing = made('svg', { viewBox: `0 0 ${side} ${side}`, class: 'qr', role: 'img', 'aria-label': label, 'shape-rendering': 'crispEdges' })
  drawing.append(made('rect', { width: side, height: side, fill: '#fff' }), made('path', { d: dark.join(''), fill: '#000' }))
  return drawing
}
