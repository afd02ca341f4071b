/** Month by month: how much came and how much of it was done in time, by town and by department. */

import { h, icon } from '../dom.js'
import { count, lastMonths, nameOf, t } from '../language.js'
import { get } from '../api.js'
import { empty, load, towns } from '../parts.js'
import { departmentName, departments } from '../work.js'
import { csv, lines } from './charts.js'

const MONTHS = 12

export default function monthly({ query, account }) {
  const place = h('div.stack')
  const isCity = account.role === 'cityAdmin'
  const base = isCity ? '/city/monthly' : '/centre/monthly'
  const months = lastMonths(MONTHS).reverse()
  const month = months.includes(query.get('month')) ? query.get('month') : null
  const link = (words, value) => h('a', { href: value ? `${base}?month=${value}` : base, 'aria-current': value === month ? 'page' : null }, words)
  return {
    title: t('按月统计', 'Month by month'),
    content: [h('nav.filters', { 'aria-label': t('月份', 'Month') }, link(t('全部', 'All'), null), [...months].reverse().map(value => link(shortMonth(value), value))), place],
    ready: () => load(place, () => draw({ account, isCity, months, month }), 4),
  }
}

const shortMonth = value => t(`${Number(value.slice(5))} 月`, new Date(`${value}-15T00:00:00Z`).toLocaleDateString('en-GB', { month: 'short' }))

async function draw({ account, isCity, months, month }) {
  const query = month ? { month } : {}
  const [areas, chosen, byDepartment, ...each] = await Promise.all([towns(), get('/v1/figures/towns', query), get('/v1/figures/departments', query), ...months.map(value => get('/v1/figures/towns', { month: value }))])
  const sum = (rows, name) => rows.reduce((total, row) => total + row[name], 0)
  const trend = name => each.map(({ items }) => sum(items, name))
  if (!chosen.items.length && !each.some(({ items }) => items.length)) return empty('chart', t('还没有数据', 'No figures yet'))
  const codes = [...new Set(byDepartment.items.map(row => row.departmentCode.slice(0, 9)))].filter(code => areas.has(code))
  const known = new Map((await Promise.all(codes.map(code => departments(code).catch(() => new Map())))).flatMap(found => [...found]))
  return h('div.stack',
    h('section.card', h('h2', icon('chart'), t('近 12 个月', 'The last twelve months')), lines(t('近 12 个月受理、核实、办结', 'Registered, verified and closed in the last twelve months'), months.map(shortMonth), [
      { words: t('受理', 'Registered'), tone: 'info', values: trend('registered') }, { words: t('核实', 'Verified'), tone: 'wait', values: trend('verified') }, { words: t('办结', 'Closed'), tone: 'good', values: trend('closed') }])),
    rates(t('各镇街', 'Town by town'), 'towns', month, chosen.items.sort((a, b) => b.registered - a.registered), row => nameOf(areas.get(row.townCode)) || row.townCode, [
      ['registered', t('受理', 'Registered')], ['verified', t('核实', 'Verified')], ['verificationOnTimeRate', t('按时核实', 'Verified in time'), true], ['closingDue', t('应办结', 'Due')], ['closed', t('办结', 'Closed')], ['closingOnTimeRate', t('按时办结', 'Closed in time'), true], ['returned', t('退回', 'Returned')], ['reworked', t('返工', 'Re-work')], ['overdue', t('超时', 'Overdue')]]),
    rates(t('各责任单位', 'Department by department'), 'departments', month, byDepartment.items.sort((a, b) => b.dispatched - a.dispatched), row => departmentName(known, row.departmentCode), [
      ['dispatched', t('交办', 'Dispatched')], ['accepted', t('签收', 'Accepted')], ['returnRate', t('退回率', 'Returned'), true], ['onTimeRate', t('按时整改', 'In time'), true], ['reworkRate', t('返工率', 'Re-work'), true], ['extended', t('延期', 'Extended')], ['suspended', t('挂账', 'Suspended')], ['overdue', t('超时', 'Overdue')]]),
    h('p.soft.small', t('按时率 = 按时办结 ÷ 应办结,每件事发生时计数。', 'In time = done in time ÷ due; counted as things happen.')))
}

function rates(title, file, month, rows, name, columns) {
  if (!rows.length) return null
  const value = (row, [key, , isRate]) => (row[key] === undefined ? '—' : isRate ? `${Math.round(row[key] * 10) / 10}%` : count(row[key]))
  return h('section.card', h('div.row', h('h2.grow', icon('building'), ' ', title),
    h('a.button.compact', { href: csv([[title, ...columns.map(([, words]) => words)], ...rows.map(row => [name(row), ...columns.map(([key]) => row[key] ?? '')])]), download: `renrenpai-${file}${month ? `-${month}` : ''}.csv` }, 'CSV')),
    h('div.scroll', { tabindex: 0, role: 'region', 'aria-label': title }, h('table', h('thead', h('tr', h('th', { scope: 'col' }, h('span.spoken', title)), columns.map(([, words]) => h('th.number', { scope: 'col' }, words)))),
      h('tbody', rows.map(row => h('tr', h('th', { scope: 'row' }, name(row)), columns.map(column => h('td.number', value(row, column)))))))))
}
