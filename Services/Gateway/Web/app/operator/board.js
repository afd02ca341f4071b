/** How the system is doing, for whoever runs it: what waits, how long, which processes are connected. */

import { h, icon } from '../dom.js'
import { ago, count, span, t, when, yuan } from '../language.js'
import { get } from '../api.js'
import { chip, load } from '../parts.js'

const EVERY = 5000
/** Milliseconds after which something that waits deserves a look. */
const LATE = 60_000

export default function board({ onLeave }) {
  const place = h('div.stack')
  let timer
  const again = async () => {
    clearTimeout(timer)
    if (document.visibilityState === 'visible') await load(place, draw, 4)
    timer = setTimeout(again, EVERY)
  }
  onLeave(() => clearTimeout(timer))
  return { title: t('运行状况', 'How it runs'), content: place, ready: () => { again() } }
}

async function draw() {
  const board = await get('/v1/system/board')
  const now = Date.parse(board.at)
  const age = at => now - Date.parse(at)
  const waiting = board.relays.reduce((sum, relay) => sum + relay.waiting, 0)
  const parked = board.parked.reduce((sum, one) => sum + one.messages, 0)
  const overdue = board.timers.reduce((sum, one) => sum + one.overdue, 0)
  const held = board.payouts.filter(one => one.state === 'held' || one.state === 'checking').reduce((sum, one) => sum + one.payouts, 0)
  const lag = Math.max(0, ...board.relays.map(relay => age(relay.oldestAt)))
  const isLate = lag > LATE || parked > 0 || overdue > 0 || held > 0
  const tile = (words, value, bad) => h(`div.tile${bad ? '.late' : ''}`, h('span.soft', words), h('b', value))
  const table = (name, title, heads, rows, nothing) => h('section.card', h('h2', icon(name), title), rows.length
    ? h('div.scroll', { tabindex: 0, role: 'region', 'aria-label': title }, h('table', h('thead', h('tr', heads.map((words, i) => h(`th${i ? '.number' : ''}`, { scope: 'col' }, words)))), h('tbody', rows.map(row => h('tr', row.map((value, i) => h(i ? 'td.number' : 'th', i ? {} : { scope: 'row' }, value)))))))
    : h('p.soft', nothing))
  return [
    h('div.row', isLate ? chip(t('需要看一下', 'needs a look'), 'late') : chip(t('一切正常', 'all is well'), 'good'), h('span.soft.small.grow', t(`${when(board.at)},每 ${EVERY / 1000} 秒更新`, `${when(board.at)}, every ${EVERY / 1000} s`))),
    h('div.tiles', tile(t('待转发', 'To be relayed'), count(waiting), lag > LATE), tile(t('转发延迟', 'Relay lag'), lag ? t(`${(lag / 1000).toFixed(1)} 秒`, `${(lag / 1000).toFixed(1)} s`) : '0', lag > LATE), tile(t('搁置消息', 'Parked'), count(parked), parked), tile(t('逾期计时器', 'Timers overdue'), count(overdue), overdue), tile(t('红包待人工', 'Payouts for a person'), count(held), held), tile(t('进程', 'Processes'), count(board.processes.length), !board.processes.length)),
    table('warning', t('搁置的消息', 'Parked messages'), [t('消费者', 'Consumer'), t('类型', 'Type'), t('原因', 'Reason'), t('条数', 'Messages'), t('最早', 'Oldest'), t('最新', 'Newest')],
      board.parked.map(one => [one.consumer, one.type, one.reason, count(one.messages), ago(one.oldestAt), ago(one.newestAt)]), t('没有搁置的消息。', 'Nothing is parked.')),
    board.parked.length > 0 && h('p.soft.small', t('逐条查看与重放用 ', 'To see and replay them: '), h('code.code', 'rrp parked list · show · replay · drop')),
    table('send', t('转发', 'Relays'), [t('服务', 'Service'), t('去向', 'Lane'), t('等待', 'Waiting'), t('暂缓', 'Held'), t('最久', 'Oldest')],
      board.relays.map(one => [one.service, one.lane, count(one.waiting), count(one.held), span(age(one.oldestAt))]), t('全部已送出。', 'Everything is sent.')),
    table('clock', t('计时器', 'Timers'), [t('归属', 'Owner'), t('等待', 'Waiting'), t('逾期', 'Overdue'), t('最近一个', 'Next')],
      board.timers.map(one => [one.owner, count(one.waiting), count(one.overdue), when(one.nextAt)]), t('没有计时器。', 'No timer.')),
    table('gift', t('付款', 'Payouts'), [t('状态', 'State'), t('笔数', 'Payouts'), t('金额', 'Amount'), t('最久', 'Oldest')],
      board.payouts.map(one => [one.state, count(one.payouts), `¥${yuan(one.fen)}`, ago(one.oldestAt)]), t('还没有付款。', 'No payout yet.')),
    table('building', t('进程与数据库连接', 'Processes and their connections'), [t('进程', 'Process'), t('连接', 'Connections')],
      board.processes.map(one => [one.name, count(one.connections)]), t('没有进程连着数据库。', 'No process is connected.')),
  ]
}
