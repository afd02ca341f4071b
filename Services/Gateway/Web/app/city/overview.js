/** The city, or one's own town, at a glance. */

import { h, icon } from '../dom.js'
import { count, nameOf, t, when } from '../language.js'
import { get } from '../api.js'
import { empty, load, towns } from '../parts.js'
import { makeMap } from '../map.js'
import { bars, csv, share, shade } from './charts.js'
import { live } from '../work.js'

export default function overview({ account, onLeave }) {
  const place = h('div.stack')
  const isCity = account.role === 'cityAdmin'
  let last = ''
  const again = async () => {
    const answer = await get('/v1/overview').catch(() => null)
    const key = answer && JSON.stringify(answer.towns)
    if (key && key === last) return
    last = key ?? ''
    await load(place, () => draw(isCity), 4)
  }
  return { title: isCity ? t('全市总览', 'The city at a glance') : t('本镇数据', 'Our town in figures'), content: place, ready: () => { again(); live(onLeave, again) } }
}

async function draw(isCity) {
  const [areas, { towns: rows, at }] = await Promise.all([towns(), get('/v1/overview')])
  if (!rows.length) return empty('chart', t('还没有数据', 'No figures yet'))
  // What was opened again is not closed.
  for (const row of rows) row.closed = Math.max(0, row.closed - row.reopened)
  const sum = name => rows.reduce((total, row) => total + row[name], 0)
  const by = new Map(rows.map(row => [row.townCode, row]))
  const box = h('div.map.wide')
  if (isCity) setTimeout(() => makeMap(box, { look: town => shade(by.get(town.code), 'verified', 'registered') }))
  const tile = (words, value, look = '', href) => h(`${href ? 'a' : 'div'}.tile${look && '.' + look}`, href ? { href } : {}, h('span.soft', words), h('b', typeof value === 'string' ? value : count(value)))
  const link = (look, page, words) => h('a.button.compact', { href: `${isCity ? '/city' : '/centre'}/${page}` }, icon(look), words)
  const base = isCity ? '/city/cases' : '/centre'
  return h('div.stack',
    h('div.tiles', tile(t('收到', 'Received'), sum('received')), tile(t('核实率', 'Verified'), `${share(sum('verified'), sum('registered')) ?? 0}%`), tile(t('属实待办', 'Confirmed'), sum('confirmed')), tile(t('当场解决', 'Solved on site'), sum('resolvedOnSite'), 'good'),
      tile(t('已交办', 'Dispatched'), sum('dispatched')), tile(t('已办结', 'Closed'), sum('closed'), 'good', `${base}?state=closed`), tile(t('现在超时', 'Overdue now'), sum('overdueNow'), sum('overdueNow') ? 'late' : '', `${base}?due=late`)),
    isCity && h('section.card.flush', box),
    h('section.card', h('h2', icon('chart'), t('各镇街', 'Town by town')), bars([t('镇街', 'Town'), t('受理', 'Registered'), t('核实', 'Verified'), t('交办', 'Dispatched'), t('办结', 'Closed'), t('超时', 'Overdue'), t('核实率', 'Verified of registered')],
      rows.sort((a, b) => b.registered - a.registered).map(row => [nameOf(areas.get(row.townCode)), row.registered, row.verified, row.dispatched, row.closed, row.overdueNow, share(row.verified, row.registered)]))),
    h('p.soft.small', t(`统计时间 ${when(at)}`, `Counted ${when(at)}`)),
    h('div.row', link('chart', 'monthly', t('按月统计', 'Month by month')), link('chart', 'compare', t('对比与分析', 'Compared')),
      link('list', 'register', t('台账', 'Register')), link('refresh', 'recurring', t('源头治理', 'Recurring')),
      link('warning', 'areas', t('热点与分片', 'Hot spots and parts')),
      h('a.button.compact', { href: file(rows, areas), download: 'renrenpai.csv' }, t('下载 CSV', 'Download CSV'))))
}

function file(rows, areas) {
  const names = ['received', 'registered', 'verified', 'confirmed', 'resolvedOnSite', 'dispatched', 'closed', 'overdueNow']
  return csv([['townCode', 'town', ...names], ...rows.map(row => [row.townCode, areas.get(row.townCode)?.name ?? '', ...names.map(name => row[name])])])
}
