/** A town in parts: where most is open or comes again, villages, cells, categories and officers, and files to take away. */

import { h, icon } from '../dom.js'
import { count, nameOf, t } from '../language.js'
import { get, reference, saveFile } from '../api.js'
import { action, empty, load, table, towns } from '../parts.js'
import { makeMap } from '../map.js'

const PARTS = [['villages', t('村(社区)', 'Villages')], ['cells', t('网格', 'Cells')], ['categories', t('类别', 'Categories')], ['officers', t('网格员', 'Officers')]]
const MOST = 300

export default function areas({ query, account }) {
  const isCity = account.role === 'cityAdmin'
  const base = isCity ? '/city/areas' : '/centre/areas'
  const [place, spots] = [h('div.stack'), h('div.stack')]
  const by = PARTS.some(([name]) => name === query.get('by')) ? query.get('by') : isCity ? 'categories' : 'villages'
  // The whole city in villages or cells is a file to take away, not a page to read.
  const offered = PARTS.filter(([name]) => !isCity || name === 'categories')
  return {
    title: t('热点与分片', 'Hot spots and parts'),
    content: [spots, h('nav.filters', { 'aria-label': t('怎么分', 'In parts') }, offered.map(([name, words]) => h('a', { href: `${base}?by=${name}`, 'aria-current': name === by ? 'page' : null }, words))), place, files(isCity)],
    ready: () => { load(spots, () => hotSpots(isCity), 4); load(place, () => parts(by), 4) },
  }
}

async function hotSpots(isCity) {
  const [{ items }, kinds, known] = await Promise.all([get('/v1/hot-spots', { limit: 20 }), reference('/v1/categories'), towns()])
  if (!items.length) return empty('chart', t('没有热点', 'No hot spots'))
  const kind = new Map(kinds.items.map(item => [item.code, item]))
  const box = h('div.map.wide')
  const fit = isCity ? undefined : items[0].townCode
  setTimeout(async () => {
    const map = await makeMap(box, { fit })
    if (!map) return
    const most = Math.max(...items.map(({ open, recurring }) => open + recurring))
    for (const spot of items) {
      const share = (spot.open + spot.recurring) / most
      window.L.circleMarker([spot.place.latitude, spot.place.longitude], { radius: 5 + 13 * share, color: 'currentColor', weight: 1, className: 'hot', interactive: false }).addTo(map)
    }
  })
  const where = spot => [isCity && nameOf(known.get(spot.townCode)), spot.name].filter(Boolean).join(' ')
  return h('section.card.stack', h('h2', icon('warning'), ' ', t('热点网格', 'Hot spots')), box,
    table(t('热点网格', 'Hot spots'), [t('地点', 'Where'), t('未办结', 'Open'), t('近 90 天复发', 'Came again in 90 days'), t('最多的是', 'Most of it')],
      items.map(spot => [`${where(spot)} ${spot.gridCode.slice(12)}`, count(spot.open), count(spot.recurring), spot.categoryCode ? `${nameOf(kind.get(spot.categoryCode))} ${count(spot.categoryOpen)}` : '—'])))
}

async function parts(by) {
  const words = PARTS.find(([name]) => name === by)[1]
  const rate = value => (value === undefined ? '—' : `${Math.round(value * 10) / 10}%`)
  if (by === 'officers') {
    const { items } = await get('/v1/figures/officers')
    if (!items.length) return empty('chart', t('还没有数据', 'No figures yet'))
    return card(words, [words, t('任务', 'Tasks'), t('核实', 'Verified'), t('按时', 'In time'), t('当场解决', 'Solved on site'), t('远距离', 'From afar'), t('复查', 'Re-checks'), t('抽查不符', 'Samples failed')],
      items.sort((a, b) => b.assigned - a.assigned).map(row => [row.name || row.officerId.slice(-8), count(row.assigned), count(row.verified), rate(row.onTimeRate), count(row.resolvedOnSite), count(row.remote), count(row.rechecked), `${count(row.sampleFailed)} / ${count(row.sampleChecked)}`]))
  }
  const { items } = await get('/v1/figures/areas', { by })
  if (!items.length) return empty('chart', t('还没有数据', 'No figures yet'))
  return card(words, [words, t('受理', 'Registered'), t('核实', 'Verified'), t('按时', 'In time'), t('当场解决', 'Solved on site'), t('办结', 'Closed'), t('按时', 'In time'), t('复发', 'Came again'), t('不属实', 'Unfounded'), t('恶意', 'Malicious'), t('超时', 'Overdue')],
    items.sort((a, b) => b.registered - a.registered).slice(0, MOST).map(row => [row.name || row.code, count(row.registered), count(row.verified), rate(row.verificationOnTimeRate), count(row.resolvedOnSite), count(row.closed), rate(row.closingOnTimeRate), count(row.recurred), count(row.unfounded), count(row.malicious), count(row.overdue)]))
}

/** What is taken away; the interface sends nothing but the own area. */
function files(isCity) {
  const now = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date())
  const file = (words, path, query, name) => action('button.button.compact', words, () => saveFile(path, query, name))
  const sheet = (words, of) => file(words, '/v1/exports/figures.csv', { of }, `renrenpai-${of}.csv`)
  return h('section.card.stack', h('h2', icon('list'), ' ', t('下载', 'Files')), h('div.row',
    file(t('本月报告', 'Report of this month'), '/v1/exports/report.odt', { month: now.slice(0, 7) }, `renrenpai-${now.slice(0, 7)}.odt`),
    file(t('案件 CSV', 'Cases, CSV'), '/v1/exports/cases.csv', {}, 'renrenpai-cases.csv'),
    sheet(t('统计 CSV', 'Figures, CSV'), isCity ? 'towns' : 'villages'), sheet(t('责任单位 CSV', 'Departments, CSV'), 'departments'), sheet(t('网格员 CSV', 'Officers, CSV'), 'officers')))
}

const card = (title, heads, rows) => h('section.card', table(title, heads, rows))
