/** The officer's tasks, what runs out first at the top; without a network as this device saw them last. */

import { h, icon } from '../dom.js'
import { ago, metres, nameOf, t } from '../language.js'
import { all, get, picture } from '../api.js'
import { account } from '../session.js'
import { taskKind, taskState, tone } from '../words.js'
import { action, categories, chip, countdown, distance, empty, load, note, position, stateChip, toast } from '../parts.js'
import { makeMap, pins } from '../map.js'
import { live } from '../work.js'
import * as store from '../store.js'
import * as steps from './steps.js'

export default function tasks({ query, onLeave, go }) {
  const isDone = query.get('status') === 'concluded'
  const asMap = query.get('view') === 'map'
  const list = h('div')
  let here = null
  const draw = async () => {
    const [known, { items, at }, pending, offered] = await Promise.all([categories(), look(isDone), steps.steps(), isDone || asMap ? [] : all('/v1/tasks', { status: 'offered' }).catch(() => [])])
    const told = at && note('', 'cloud', h('p', t(`没有网络,这是 ${ago(new Date(at))}的任务。照常处理,有网后自动提交。`, `No network: the tasks as of ${ago(new Date(at))}. Work on; it is sent when the network is back.`)))
    const asked = offered.length > 0 && h('section.card', { id: 'offered' }, h('h2', icon('hand'), ' ', t('同事请您接手', 'Colleagues ask you to take over')), h('div.items', offered.map(item => row(item, known, here, []))))
    if (!items.length) return [told, asked, isDone ? empty('list', t('还没有办完的任务', 'Nothing done yet')) : empty('check', t('任务都办完了', 'All done'), t('有新线索会自动出现在这里。', 'New reports appear here by themselves.'))]
    if (!isDone) items.sort((a, b) => due(a) - due(b))
    if (asMap) {
      const box = h('div.map.tall')
      setTimeout(() => makeMap(box, { centre: items[0].place, zoom: 14 }).then(map => map && pins(map, items.map(item => ({ ...item.place, tone: item.isOverdue ? 'late' : tone(item.state), label: nameOf(known.get(item.categoryCode)), href: `/officer/tasks/${item.id}` })), go)).catch(() => box.remove()))
      return [told, box]
    }
    return [told, asked, h('div.items', items.map(item => row(item, known, here, pending.filter(step => step.task === item.id))))]
  }
  const again = () => load(list, draw)
  const heard = () => again()
  for (const name of ['sent', 'refused']) document.addEventListener(`steps-${name}`, heard)
  onLeave(() => { for (const name of ['sent', 'refused']) document.removeEventListener(`steps-${name}`, heard) })
  steps.start()
  const tab = (words, address, current) => h('a', { href: address, 'aria-current': current ? 'page' : null }, words)
  return {
    title: t('我的任务', 'My tasks'),
    content: [h('div.row', h('nav.filters.grow', { 'aria-label': t('筛选', 'Filter') }, tab(t('待办', 'Open'), '/officer', !isDone && !asMap), tab(t('地图', 'Map'), '/officer?view=map', asMap), tab(t('已办', 'Done'), '/officer?status=concluded', isDone), tab(t('我的数据', 'My figures'), '/officer/figures', false), isDone && tab(t('恶意上报', 'Bad faith'), '/officer/malice', false)),
      !isDone && !asMap && action('button.compact', [icon('target'), t('离我多远', 'How far')], async () => { try { here = await position() } catch (error) { toast(error.words) } await again() })), list],
    ready: () => { again().then(provision); if (!isDone && !asMap) live(onLeave, again) },
  }
}

const due = item => (item.dueAt ? Date.parse(item.dueAt) : Infinity)

async function look(isDone) {
  try {
    const items = await all('/v1/tasks', { status: isDone ? 'concluded' : 'open' }, isDone ? 100 : 500)
    if (!isDone) await store.put('task', { id: 'list', owner: account('staff')?.id, items, at: Date.now() })
    return { items }
  } catch (problem) {
    const kept = problem.isPassing && !isDone && (await steps.kept('list'))
    if (!kept) throw problem
    return { items: kept.items, at: kept.at }
  }
}

/** Takes along what is needed on site: each open task with its pictures, and the page that shows them. */
async function provision() {
  import('./task.js').catch(() => {})
  const list = await steps.kept('list')
  if (!list || navigator.onLine === false) return
  await steps.keepOnly(new Set(list.items.map(item => item.id)))
  for (const item of list.items.slice(0, 60)) {
    const kept = await steps.kept(item.id)
    if (kept?.answer.task.version === item.version) continue
    try {
      const answer = await get(`/v1/tasks/${item.id}`, {}, 'staff')
      await steps.keep(answer)
      for (const photo of answer.photos) picture(photo, answer.task.reportId, 'thumbnail', 'staff').catch(() => {})
    } catch { return }
  }
}

function row(item, known, here, pending) {
  const task = steps.foresee(item, pending)
  return h('a.item', { href: `/officer/tasks/${item.id}` }, h('span.body',
    h('span.row.tight', stateChip(task.state, taskState(task)), item.urgency === 'urgent' && chip(t('紧急', 'Urgent'), 'late'), item.kind !== 'first' && chip(taskKind(item.kind)), pending.length > 0 && (pending.some(step => step.state === 'refused') ? chip(t('需要您看一下', 'needs a look'), 'late') : chip(t('待提交', 'to be sent'), 'wait'))),
    h('strong.title', nameOf(known.get(item.categoryCode))),
    h('span.row', item.state !== 'concluded' && item.state !== 'withdrawn' ? countdown(item.dueAt, item.isOverdue) : null, h('span.soft.small', ago(item.openedAt), here && ` · ${metres(distance(here, item.place))}`))), icon('next'))
}
