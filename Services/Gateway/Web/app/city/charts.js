/** Figures as tables with bars: read by eye and by screen reader alike, in either light. */

import { h } from '../dom.js'
import { count, t } from '../language.js'

/** Whole per cent; nothing where there is nothing to divide by. */
export const share = (part, whole) => (whole > 0 ? Math.round((100 * Math.min(part, whole)) / whole) : null)

/** Rows whose last number is a share in per cent. */
export function bars(heads, rows) {
  return h('div.scroll', { tabindex: 0, role: 'region', 'aria-label': heads[0] }, h('table.bars',
    h('thead', h('tr', heads.map((words, i) => h(`th${i ? '.number' : ''}`, { scope: 'col' }, words)))),
    h('tbody', rows.map(row => h('tr', row.map((value, i) => (i === row.length - 1 ? h('td.number', { 'data-head': heads[i] }, value === null ? '—' : [`${value}%`, h('span.track', h('i', { style: { width: `${value}%` } }))]) : h(`${i ? 'td.number' : 'th'}`, i ? { 'data-head': heads[i] } : { scope: 'row' }, i && typeof value !== 'string' ? count(value) : value)))))))) 
}

/** A town's colour: the greener, the larger the share; grey where there are no reports. */
export function shade(row, part, whole) {
  const value = row && share(row[part], row[whole])
  if (value === null || value === undefined) return {}
  const style = getComputedStyle(document.documentElement)
  return { fillColor: style.getPropertyValue(value >= 90 ? '--good' : value >= 60 ? '--wait' : '--late').trim(), fillOpacity: 0.35 }
}

const SVG = 'http://www.w3.org/2000/svg'
function svg(tag, attributes, ...children) {
  const element = document.createElementNS(SVG, tag)
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  element.append(...children)
  return element
}

const [WIDE, HIGH, LEFT, BELOW, ABOVE] = [720, 240, 44, 26, 12]

/**
 * Lines over months: `series` is [{words, tone, values}], a value for each of `months`. Who does not see it has the table.
 */
export function lines(title, months, series) {
  const top = ceiling(Math.max(1, ...series.flatMap(({ values }) => values)))
  const x = i => LEFT + (months.length > 1 ? (i * (WIDE - LEFT - 16)) / (months.length - 1) : (WIDE - LEFT) / 2)
  const y = value => ABOVE + (HIGH - ABOVE - BELOW) * (1 - value / top)
  const picture = svg('svg', { viewBox: `0 0 ${WIDE} ${HIGH}`, class: 'lines-chart', role: 'img', 'aria-label': title })
  for (const part of [0, 0.5, 1]) {
    picture.append(svg('line', { x1: LEFT, x2: WIDE - 8, y1: y(top * part), y2: y(top * part), class: 'grid' }))
    picture.append(svg('text', { x: LEFT - 8, y: y(top * part) + 4, class: 'label end' }, count(Math.round(top * part))))
  }
  months.forEach((month, i) => picture.append(svg('text', { x: x(i), y: HIGH - 6, class: 'label middle' }, month)))
  for (const { tone, values } of series) {
    picture.append(svg('polyline', { points: values.map((value, i) => `${x(i)},${y(value)}`).join(' '), class: `line ${tone}` }))
    values.forEach((value, i) => picture.append(svg('circle', { cx: x(i), cy: y(value), r: 3.5, class: `dot ${tone}` })))
  }
  const rows = months.map((month, i) => h('tr', h('th', { scope: 'row' }, month), series.map(({ values }) => h('td.number', count(values[i])))))
  return h('div.stack.close', h('div.row.tight.small', series.map(({ words, tone }) => h('span.key', h(`i.${tone}`), words))), picture,
    h('details', h('summary.link.small', t('看数字', 'As numbers')), h('div.scroll', { tabindex: 0, role: 'region', 'aria-label': title }, h('table', h('thead', h('tr', h('th', { scope: 'col' }, t('月份', 'Month')), series.map(({ words }) => h('th.number', { scope: 'col' }, words)))), h('tbody', rows)))))
}

/** A round number not below `value`: 1, 2 or 5 times a power of ten. */
function ceiling(value) {
  const power = 10 ** Math.floor(Math.log10(value))
  return [1, 2, 5, 10].map(step => step * power).find(step => step >= value)
}

/** Rows as a file for a spreadsheet. */
export function csv(lines) {
  // What would be taken for a formula is a text.
  const text = value => (typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : value)
  const cell = given => { const value = text(given); return (/[",\r\n]/.test(String(value ?? '')) ? `"${String(value).replaceAll('"', '""')}"` : (value ?? '')) }
  // The mark at the beginning tells spreadsheets that it is UTF-8.
  return URL.createObjectURL(new Blob(['\ufeff' + lines.map(line => line.map(cell).join(',')).join('\r\n')], { type: 'text/csv;charset=utf-8' }))
}
