/** An officer's own figures: what was done, and how much of it in time. Nobody else's. */

import { h, icon } from '../dom.js'
import { count, nameOf, t } from '../language.js'
import { all } from '../api.js'
import { taskKind } from '../words.js'
import { categories, empty, load } from '../parts.js'
import { bars, share } from '../city/charts.js'

export default function figures() {
  const place = h('div.stack')
  return { title: t('我的数据', 'My figures'), back: '/officer', content: place, ready: () => load(place, draw) }
}

async function draw() {
  const [known, done, open] = await Promise.all([categories(), all('/v1/tasks', { status: 'concluded' }, 1000), all('/v1/tasks', { status: 'open' }, 500)])
  const finished = done.filter(item => item.state === 'concluded')
  if (!finished.length && !open.length) return empty('chart', t('还没有数据', 'No figures yet'), t('办完第一项任务后就有了。', 'They begin with your first task.'))
  const since = days => finished.filter(item => Date.parse(item.openedAt) > Date.now() - days * 86_400_000)
  const inTime = items => share(items.filter(item => !item.isOverdue).length, items.length)
  const tile = (words, value, look = '') => h(`div.tile${look && '.' + look}`, h('span.soft', words), h('b', value))
  const late = open.filter(item => item.isOverdue).length
  const groups = (items, key, words) => [...items.reduce((map, item) => map.set(item[key], [...(map.get(item[key]) ?? []), item]), new Map())].map(([value, list]) => [words(value), list.length, inTime(list)]).sort((a, b) => b[1] - a[1])
  const percent = inTime(finished)
  return h('div.stack',
    h('div.tiles', tile(t('30 天办结', 'Done in 30 days'), count(since(30).length)), tile(t('累计办结', 'Done in all'), count(finished.length)), tile(t('按时', 'In time'), percent === null ? '—' : `${percent}%`, 'good'), tile(t('手上', 'In hand'), count(open.length)), tile(t('已超时', 'Overdue'), count(late), late ? 'late' : '')),
    finished.length > 0 && h('section.card', h('h2', icon('chart'), t('按环节', 'By kind')), bars([t('环节', 'Kind'), t('办结', 'Done'), t('按时', 'In time')], groups(finished, 'kind', taskKind))),
    finished.length > 0 && h('section.card', h('h2', icon('list'), t('按类别', 'By category')), bars([t('类别', 'Category'), t('办结', 'Done'), t('按时', 'In time')], groups(finished, 'categoryCode', code => nameOf(known.get(code)) || code).slice(0, 12))))
}
