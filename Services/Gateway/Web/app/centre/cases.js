/** The centre's work list. Filters are links: they can be kept, sent and gone back to. Several cases are done in one go. */

import { h, icon, show } from '../dom.js'
import { ago, count, nameOf, t } from '../language.js'
import { all } from '../api.js'
import { caseState, tone } from '../words.js'
import { categories, chip, countdown, empty, load, stateChip, towns } from '../parts.js'
import { departmentName, departments, keys, live } from '../work.js'
import { makeMap, pins } from '../map.js'
import { bulk } from './bulk.js'

const STATES = ['atCentre', 'returned', 'dispatched', 'accepted', 'reworking', 'rectified', 'suspended', 'closed']
const FILTERS = ['state', 'due', 'wants', 'department', 'category']

export default function cases({ query, account, onLeave, go }) {
  const chosen = Object.fromEntries(FILTERS.map(name => [name, query.get(name)]))
  const asMap = query.get('view') === 'map'
  const isCity = account.role === 'cityAdmin'
  const base = isCity ? '/city/cases' : '/centre'
  const filters = h('nav.filters', { 'aria-label': t('筛选', 'Filter') })
  const narrowed = h('div.row.tight')
  const list = h('div')
  const address = params => {
    const text = new URLSearchParams(Object.entries({ view: asMap ? 'map' : null, ...params }).filter(([, v]) => v))
    return `${base}${[...text].length ? `?${text}` : ''}`
  }
  const { department, category, ...first } = chosen
  const link = (words, params, number) => {
    const isCurrent = ['state', 'due', 'wants'].every(name => (params[name] ?? null) === first[name])
    return h('a', { href: address({ department, category, ...params }), 'aria-current': isCurrent ? 'page' : null }, words, number !== undefined && h('span.number', count(number)))
  }
  const picked = new Set()
  const bar = isCity ? null : bulk({ account, picked, again: () => again() })
  const draw = async () => {
    const [known, areas, found, offices] = await Promise.all([categories(), towns(), all('/v1/cases', {}, 1000), isCity ? null : departments(account.townCode)])
    const items = found.filter(item => (!department || item.departmentCode === department) && (!category || item.categoryCode === category))
    const open = items.filter(item => item.state !== 'closed')
    show(filters, link(t('未办结', 'Open'), {}, open.length), link(t('已超时', 'Overdue'), { due: 'late' }, open.filter(isLate).length), link(t('24 小时内到期', 'Due in 24 h'), { due: 'soon' }, open.filter(isSoon).length),
      link(t('延期待审批', 'More time asked'), { wants: 'extension' }, open.filter(item => item.isExtensionAsked).length),
      STATES.map(name => link(caseState(name), { state: name }, items.filter(item => item.state === name).length)))
    const remove = (name, words) => h('a.button.compact', { href: address({ ...chosen, [name]: null }), 'aria-label': t(`取消筛选:${words}`, `Remove the filter: ${words}`) }, words, icon('cross'))
    show(narrowed, department && remove('department', departmentName(offices, department)), category && remove('category', nameOf(known.get(category)) || category))
    narrowed.hidden = !department && !category
    const { state, due, wants } = first
    const wanted = (state ? items.filter(item => item.state === state) : open).filter(item => (!due || (due === 'late' ? isLate(item) : isSoon(item))) && (wants !== 'extension' || item.isExtensionAsked))
    wanted.sort((a, b) => rank(a) - rank(b))
    for (const id of picked) if (!wanted.some(item => item.id === id)) picked.delete(id)
    bar?.show(wanted, offices)
    if (!wanted.length) return empty('check', t('这里没有案件', 'No case here'), t('有新情况会自动出现。', 'New ones appear by themselves.'))
    if (asMap) {
      const box = h('div.map.tall')
      setTimeout(() => makeMap(box, { fit: account.townCode }).then(map => map && pins(map, wanted.map(item => ({ ...item.place, tone: isLate(item) ? 'late' : tone(item.state), label: nameOf(known.get(item.categoryCode)), href: `${base === '/centre' ? '/centre/cases' : base}/${item.id}` })), go)))
      return box
    }
    return table(wanted, { known, offices, areas: isCity ? areas : null, picked, bar, address, chosen })
  }
  const again = () => load(list, draw, 5)
  const links = () => [...list.querySelectorAll('tbody td > a.subject')]
  const move = step => {
    const at = links().indexOf(document.activeElement)
    links()[Math.max(0, Math.min(links().length - 1, at + step))]?.focus()
  }
  const tick = () => document.activeElement.closest?.('tr')?.querySelector('input[type=checkbox]')?.click()
  keys(onLeave, { j: () => move(1), k: () => move(-1), arrowdown: () => move(1), arrowup: () => move(-1), x: tick })
  const other = new URLSearchParams(query)
  asMap ? other.delete('view') : other.set('view', 'map')
  return {
    title: isCity ? t('全市案件', 'Cases of the city') : t('案件', 'Cases'),
    content: [filters, narrowed, h('div.row', h('p.grow.soft.small.keys', h('kbd', 'J'), ' ', h('kbd', 'K'), ' ', h('span', t('上下选,', 'move, ')), h('kbd', 'Enter'), ' ', h('span', t('打开', 'opens')), !isCity && [h('span', t('\uff0c', ', ')), h('kbd', 'X'), ' ', h('span', t('勾选', 'ticks'))]),
      h('a.button.compact', { href: isCity ? '/city/texts' : '/centre/texts' }, t('文字核对', 'Words')),
      h('a.button.compact', { href: isCity ? '/city/malice' : '/centre/malice' }, t('恶意上报', 'Bad faith')),
      !isCity && h('a.button.compact', { href: '/centre/campaigns' }, t('主题活动', 'Campaigns')),
      h('a.button.compact', { href: isCity ? '/city/rules' : '/centre/rules' }, icon('send'), t('派单规则', 'Rules')),
      h('a.button.compact', { href: `${base}${[...other].length ? `?${other}` : ''}` }, icon(asMap ? 'list' : 'map'), asMap ? t('列表', 'List') : t('地图', 'Map'))), list, bar?.element],
    ready: () => { again(); if (!asMap) live(onLeave, again) },
  }
}

const isLate = item => item.state !== 'closed' && (item.isOverdue || (item.dueAt && Date.parse(item.dueAt) < Date.now()))
const isSoon = item => item.state !== 'closed' && !isLate(item) && item.dueAt && Date.parse(item.dueAt) < Date.now() + 86_400_000
/** What the centre itself must do first, then what runs out first. */
const rank = item => (['atCentre', 'returned'].includes(item.state) || item.isExtensionAsked || item.isSuspensionAsked ? 0 : 1e14) + (item.dueAt ? Date.parse(item.dueAt) : 9e13)

function table(items, { known, offices, areas, picked, bar, address, chosen }) {
  const box = (item, name) => h('input', { type: 'checkbox', checked: picked.has(item.id), 'aria-label': t(`选择:${name}`, `Choose: ${name}`), onchange: event => { event.target.checked ? picked.add(item.id) : picked.delete(item.id); bar.show() } })
  const row = item => {
    const name = nameOf(known.get(item.categoryCode)) || item.categoryCode
    return h('tr', bar && h('td.tickbox', box(item, name)),
      h('td', h('a.subject', { href: `${areas ? '/city' : '/centre'}/cases/${item.id}` }, name), h('span.row.tight', item.urgency === 'urgent' && chip(t('紧急', 'Urgent'), 'late'), item.isExtensionAsked && chip(t('申请延期', 'asks for time'), 'wait'), item.isSuspensionAsked && chip(t('申请挂账', 'asks to suspend'), 'wait'), item.returns > 0 && chip(t(`退回 ${item.returns} 次`, `returned ${item.returns}×`), 'wait'), item.round > 1 && chip(t(`第 ${item.round} 轮`, `round ${item.round}`)))),
      h('td', stateChip(item.state, caseState(item.state))),
      h('td', item.state === 'closed' ? (item.isOverdue ? chip(t('曾超时', 'was late'), 'late') : chip(t('按时', 'in time'), 'good')) : countdown(item.dueAt, item.isOverdue)),
      h('td', areas ? nameOf(areas.get(item.townCode)) : item.state === 'atCentre' || !item.departmentCode ? '—' : h('a.filter', { href: address({ ...chosen, department: item.departmentCode }) }, departmentName(offices, item.departmentCode))),
      h('td.soft', ago(item.openedAt)))
  }
  const everyone = bar && h('input', { type: 'checkbox', 'aria-label': t('全选', 'Choose all'), checked: items.every(item => picked.has(item.id)), onchange: event => { for (const item of items) event.target.checked ? picked.add(item.id) : picked.delete(item.id); for (const input of event.target.closest('table').querySelectorAll('tbody input')) input.checked = event.target.checked; bar.show() } })
  return h('div.card.flush', h('div.scroll', { tabindex: 0, role: 'region', 'aria-label': t('案件列表', 'Cases') }, h('table.stacked', h('thead', h('tr', bar && h('th.tickbox', { scope: 'col' }, everyone), [t('事项', 'Matter'), t('状态', 'State'), t('时限', 'Limit'), areas ? t('镇街', 'Town') : t('责任单位', 'Department'), t('立案', 'Opened')].map(words => h('th', { scope: 'col' }, words)))),
    h('tbody', items.map(row)))))
}
