/** How the system is doing, for whoever runs it: what waits, how long, which processes are connected. */

import { h, icon } from '../dom.js'
import { ago, count, span, t, when, yuan } from '../language.js'
import { get } from '../api.js'
import { action, chip, load, table } from '../parts.js'
import { give, told } from '../work.js'

const EVERY = 5000
/** Milliseconds after which something that waits deserves a look. */
const LATE = 60_000
/** Every service that has to have a process. */
const SERVICES = ['gateway', 'intake', 'verification', 'dispatch', 'reward', 'scheduler', 'notification']
/** Queues that are to be empty at all times. */
const ALARMING = ['dead', 'unrouted']

export default function board({ onLeave }) {
  const place = h('div.stack')
  let timer
  const again = async () => {
    clearTimeout(timer)
    if (document.visibilityState === 'visible') await load(place, () => draw(again), 4)
    timer = setTimeout(again, EVERY)
  }
  onLeave(() => clearTimeout(timer))
  return { title: t('运行状况', 'How it runs'), content: place, ready: () => { again() } }
}

async function draw(again) {
  const [board, { items: aside }] = await Promise.all([get('/v1/system/board'), get('/v1/system/parked')])
  const now = Date.parse(board.at)
  const age = at => now - Date.parse(at)
  const waiting = board.relays.reduce((sum, relay) => sum + relay.waiting, 0)
  const parked = board.parked.reduce((sum, one) => sum + one.messages, 0)
  const overdue = board.timers.reduce((sum, one) => sum + one.overdue, 0)
  const held = board.payouts.filter(one => one.state === 'held' || one.state === 'checking').reduce((sum, one) => sum + one.payouts, 0)
  const lag = Math.max(0, ...board.relays.map(relay => age(relay.oldestAt)))
  const queues = board.queues ?? []
  const alarming = queues.filter(one => ALARMING.includes(one.name) && one.ready > 0)
  const unserved = queues.filter(one => one.ready > 0 && !one.consumers && !one.name.endsWith('*') && !ALARMING.includes(one.name))
  const isOld = one => one.oldestAt && age(one.oldestAt) > LATE && !one.name.endsWith('*')
  const old = queues.filter(isOld)
  const instances = name => board.processes.filter(one => one.name.replace(/-\d+$/, '') === name)
  const missing = SERVICES.filter(name => !instances(name).length)
  const isLate = lag > LATE || parked > 0 || overdue > 0 || held > 0 || alarming.length > 0 || unserved.length > 0 || old.length > 0 || missing.length > 0
  const tile = (words, value, bad) => h(`div.tile${bad ? '.late' : ''}`, h('span.soft', words), h('b', value))
  const sheet = (name, title, heads, rows, nothing) => h('section.card', h('h2', icon(name), title), rows.length ? table(title, heads, rows) : h('p.soft', nothing))
  return [
    h('div.row', isLate ? chip(t('需要看一下', 'needs a look'), 'late') : chip(t('一切正常', 'all is well'), 'good'), h('span.soft.small.grow', t(`${when(board.at)},每 ${EVERY / 1000} 秒更新`, `${when(board.at)}, every ${EVERY / 1000} s`))),
    h('div.tiles', tile(t('待转发', 'To be relayed'), count(waiting), lag > LATE), tile(t('转发延迟', 'Relay lag'), lag ? t(`${(lag / 1000).toFixed(1)} 秒`, `${(lag / 1000).toFixed(1)} s`) : '0', lag > LATE), tile(t('搁置消息', 'Parked'), count(parked), parked), tile(t('逾期计时器', 'Timers overdue'), count(overdue), overdue), tile(t('红包待人工', 'Payouts for a person'), count(held), held), tile(t('队列中', 'In queues'), board.queues ? count(queues.reduce((sum, one) => sum + one.ready + one.unacknowledged, 0)) : '—', alarming.length || unserved.length || old.length), tile(t('进程', 'Processes'), count(board.processes.length), missing.length)),
    sheet('warning', t('搁置的消息', 'Parked messages'), [t('消费者', 'Consumer'), t('类型', 'Type'), t('原因', 'Reason'), t('条数', 'Messages'), t('最早', 'Oldest'), t('最新', 'Newest')],
      board.parked.map(one => [one.consumer, one.type, one.reason, count(one.messages), ago(one.oldestAt), ago(one.newestAt)]), t('没有搁置的消息。', 'Nothing is parked.')),
    aside.length > 0 && sheet('refresh', t('逐条重放', 'Send back one by one'), [t('消息', 'Message'), t('类型', 'Type'), t('原因', 'Reason'), t('上报', 'Report'), t('搁置', 'Parked'), t('操作', 'Action')],
      aside.map(one => [h('code', one.name), one.type, h('code', one.reason), one.subject ? h('code', one.subject.slice(0, 8)) : '—', ago(one.parkedAt), replay(one, again)]), ''),
    aside.length > 0 && h('p.soft.small', t('重放会把消息送回原队列,处理不了会再次搁置;谁重放了哪条会留存。内容只在命令行可看:', 'A message goes back to its queue; what still cannot be handled is parked again. Who sent which back is kept. Its content is shown by the command alone: '), h('code.code', 'rrp parked show · drop')),
    board.queues ? sheet('list', t('队列', 'Queues'), [t('队列', 'Queue'), t('待取', 'Ready'), t('处理中', 'In hand'), t('最早一条', 'Oldest'), t('消费者', 'Consumers')],
      queues.map(one => [one.queues > 1 ? `${one.name} (${count(one.queues)})` : one.name, count(one.ready), count(one.unacknowledged), one.oldestAt ? h(`span.left${isOld(one) ? '.late' : ''}`, waited(age(one.oldestAt))) : '—', count(one.consumers)]), t('没有队列。', 'No queue.'))
      : h('section.card', h('h2', icon('list'), t('队列', 'Queues')), h('p.soft', t('消息中间件的管理接口没有回答,队列数暂时看不到。', 'The broker’s management interface does not answer: its queues are not shown.'))),
    sheet('send', t('转发', 'Relays'), [t('服务', 'Service'), t('去向', 'Lane'), t('等待', 'Waiting'), t('暂缓', 'Held'), t('最久', 'Oldest')],
      board.relays.map(one => [one.service, one.lane, count(one.waiting), count(one.held), span(age(one.oldestAt))]), t('全部已送出。', 'Everything is sent.')),
    sheet('clock', t('计时器', 'Timers'), [t('归属', 'Owner'), t('等待', 'Waiting'), t('逾期', 'Overdue'), t('最近一个', 'Next')],
      board.timers.map(one => [one.owner, count(one.waiting), count(one.overdue), one.overdue ? t(`已逾期 ${span(age(one.nextAt))}`, `${span(age(one.nextAt))} overdue`) : when(one.nextAt)]), t('没有计时器。', 'No timer.')),
    sheet('gift', t('付款', 'Payouts'), [t('状态', 'State'), t('笔数', 'Payouts'), t('金额', 'Amount'), t('最久', 'Oldest')],
      board.payouts.map(one => [one.state, count(one.payouts), `¥${yuan(one.fen)}`, ago(one.oldestAt)]), t('还没有付款。', 'No payout yet.')),
    sheet('building', t('服务与实例', 'Services and their instances'), [t('服务', 'Service'), t('实例', 'Instances'), t('版本', 'Version'), t('数据库连接', 'Database connections')],
      SERVICES.map(name => [name, instances(name).length ? instances(name).map(one => one.name.slice(name.length + 1) || '1').join(' · ') : chip(t('没有实例', 'none'), 'late'), versions(instances(name)), count(instances(name).reduce((sum, one) => sum + one.connections, 0))]), ''),
  ]
}

/** "3 秒", "12 分钟": seconds first, because a queue that works is emptied within one. */
const waited = milliseconds => (milliseconds < 60_000 ? t(`${Math.max(0, Math.round(milliseconds / 1000))} 秒`, `${Math.max(0, Math.round(milliseconds / 1000))} s`) : span(milliseconds))

/** What runs in a service's instances; more than one version is to be seen, because a release is under way or half done. */
function versions(instances) {
  const known = [...new Set(instances.map(one => one.version).filter(Boolean))].sort()
  return known.length ? known.map((version, i) => [i > 0 && ' · ', h('code', version)]) : '—'
}

/** Sends one message back; the list is read again, whatever came of it. */
function replay(one, again) {
  const button = action('button.compact', t('重放', 'Replay'), () => give(`/v1/system/parked/${one.name}/replay`, undefined, undefined, told(t('已送回原队列', 'It went back to its queue'), again)))
  button.dataset.parked = one.name
  button.setAttribute('aria-label', t(`重放 ${one.name}`, `Replay ${one.name}`))
  return button
}
