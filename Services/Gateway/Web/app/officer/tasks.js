/** The officer's tasks, what runs out first at the top. */

import { h, icon, show } from '../dom.js'
import { ago, metres, nameOf, t } from '../language.js'
import { all } from '../api.js'
import { taskKind, taskState, tone } from '../words.js'
import { action, categories, chip, countdown, distance, empty, load, position, stateChip, toast } from '../parts.js'
import { makeMap, pins } from '../map.js'
import { live } from '../work.js'

export default function tasks({ query, onLeave, go }) {
  const isDone = query.get('status') === 'concluded'
  const asMap = query.get('view') === 'map'
  const list = h('div')
  let here = null
  const draw = async () => {
    const [known, items] = await Promise.all([categories(), all('/v1/tasks', { status: isDone ? 'concluded' : 'open' }, isDone ? 100 : 500)])
    if (!items.length) return isDone ? empty('list', t('还没有办完的任务', 'Nothing done yet')) : empty('check', t('任务都办完了', 'All done'), t('有新线索会自动出现在这里。', 'New reports appear here by themselves.'))
    if (!isDone) items.sort((a, b) => (a.dueAt ? Date.parse(a.dueAt) : Infinity) - (b.dueAt ? Date.parse(b.dueAt) : Infinity))
    if (asMap) {
      const box = h('div.map.tall')
      setTimeout(() => makeMap(box, { centre: items[0].place, zoom: 14 }).then(map => map && pins(map, items.map(item => ({ ...item.place, tone: item.isOverdue ? 'late' : tone(item.state), label: nameOf(known.get(item.categoryCode)), href: `/officer/tasks/${item.id}` })), go)))
      return box
    }
    return h('div.items', items.map(item => row(item, known, here)))
  }
  const again = () => load(list, draw)
  const tab = (words, address, current) => h('a', { href: address, 'aria-current': current ? 'page' : null }, words)
  return {
    title: t('我的任务', 'My tasks'),
    content: [h('div.row', h('nav.filters.grow', { 'aria-label': t('筛选', 'Filter') }, tab(t('待办', 'Open'), '/officer', !isDone && !asMap), tab(t('地图', 'Map'), '/officer?view=map', asMap), tab(t('已办', 'Done'), '/officer?status=concluded', isDone)),
      !isDone && !asMap && action('button.compact', [icon('target'), t('离我多远', 'How far')], async () => { try { here = await position() } catch (error) { toast(error.words) } await again() })), list],
    ready: () => { again(); if (!isDone && !asMap) live(onLeave, again) },
  }
}

function row(item, known, here) {
  return h('a.item', { href: `/officer/tasks/${item.id}` }, h('span.body',
    h('span.row.tight', stateChip(item.state, taskState(item)), item.urgency === 'urgent' && chip(t('紧急', 'Urgent'), 'late'), item.kind !== 'first' && chip(taskKind(item.kind))),
    h('strong.title', nameOf(known.get(item.categoryCode))),
    h('span.row', item.state !== 'concluded' && item.state !== 'withdrawn' ? countdown(item.dueAt, item.isOverdue) : null, h('span.soft.small', ago(item.openedAt), here && ` · ${metres(distance(here, item.place))}`))), icon('next'))
}
