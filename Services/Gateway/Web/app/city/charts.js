/** Figures as tables with bars: read by eye and by screen reader alike, in either light. */

import { h } from '../dom.js'
import { count, t } from '../language.js'

/** Whole per cent; nothing where there is nothing to divide by. */
export const share = (part, whole) => (whole > 0 ? Math.round((100 * Math.min(part, whole)) / whole) : null)

/** Rows whose last number is a share in per cent. */
export function bars(heads, rows) {
  return h('div.scroll', { tabindex: 0, role: 'region', 'aria-label': heads[0] }, h('table.bars',
    h('thead', h('tr', heads.map((words, i) => h(`th${i ? '.number' : ''}`, { scope: 'col' }, words)))),
    h('tbody', rows.map(row => h('tr', row.map((value, i) => (i === row.length - 1 ? h('td.number', { 'data-head': heads[i] }, value === null ? '—' : [`${value}%`, h('span.track', h('i', { style: { width: `${value}%` } }))]) : h(`${i ? 'td.number' : 'th'}`, i ? { 'data-head': heads[i] } : { scope: 'row' }, i ? count(value) : value)))))))) 
}

/** A town's colour: the greener, the larger the share; grey where there are no reports. */
export function shade(row, part, whole) {
  const value = row && share(row[part], row[whole])
  if (value === null || value === undefined) return {}
  const style = getComputedStyle(document.documentElement)
  return { fillColor: style.getPropertyValue(value >= 90 ? '--good' : value >= 60 ? '--wait' : '--late').trim(), fillOpacity: 0.35 }
}
export { t }
