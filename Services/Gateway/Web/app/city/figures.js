/** What everybody may know: counts by town, without a person, a place or a case. */

import { h, icon } from '../dom.js'
import { count, nameOf, t, when } from '../language.js'
import { get } from '../api.js'
import { empty, load, towns } from '../parts.js'
import { makeMap } from '../map.js'
import { bars, share, shade } from './charts.js'

export default function figures() {
  const place = h('div.stack')
  return { title: t('全市公开数据', 'The city in figures'), back: '/', content: place, ready: () => load(place, draw, 4) }
}

async function draw() {
  const [areas, { towns: rows, at }] = await Promise.all([towns(), get('/v1/figures', {}, 'nobody')])
  if (!rows.length) return empty('chart', t('还没有数据', 'No figures yet'), t('第一件上报之后,这里就有数字了。', 'They begin with the first report.'))
  const sum = name => rows.reduce((total, row) => total + row[name], 0)
  const box = h('div.map.wide')
  const by = new Map(rows.map(row => [row.townCode, row]))
  setTimeout(() => makeMap(box, { look: town => shade(by.get(town.code), 'verified', 'received') }))
  return h('div.stack', h('div.tiles', tile(t('市民上报', 'Reports'), sum('received')), tile(t('已核实', 'Verified'), sum('verified')), tile(t('属实', 'True'), sum('confirmed')), tile(t('已解决', 'Solved'), sum('solved'), 'good')),
    h('section.card.flush', box), h('section.card', h('h2', icon('chart'), t('各镇街', 'Town by town')),
      bars([t('镇街', 'Town'), t('上报', 'Reports'), t('每万人上报', 'Per 10,000 residents'), t('已核实', 'Verified'), t('已解决', 'Solved'), t('解决占属实', 'Solved of true')], rows.sort((a, b) => b.received - a.received).map(row => [nameOf(areas.get(row.townCode)), row.received, row.receivedPerTenThousand ?? '—', row.verified, row.solved, share(row.solved, row.confirmed)]))),
    h('p.soft.small', t(`统计时间 ${when(at)},每分钟更新。地图为示意图。`, `Counted ${when(at)}, at most a minute old. The map is schematic.`)))
}
const tile = (words, value, look = '') => h(`div.tile${look && '.' + look}`, h('span.soft', words), h('b', count(value)))
