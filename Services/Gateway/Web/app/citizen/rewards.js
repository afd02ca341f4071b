/** Points and red packets, each with what it was for. */

import { h, icon } from '../dom.js'
import { ago, t, when, yuan } from '../language.js'
import { get } from '../api.js'
import { account } from '../session.js'
import { chip, empty, load, note } from '../parts.js'

const REASONS = { grant: ['核实属实', 'Verified as true'], release: ['更正', 'Correction'] }
const PACKET = { reserved: ['待领取', 'Waiting for you'], creating: ['领取中', 'Being prepared'], confirming: ['待确认收款', 'Waiting for your confirmation'], held: ['人工核对中', 'Being looked at'], paid: ['已到账', 'Paid'], released: ['已退回', 'Gone back'] }

export default function rewards() {
  const place = h('div.stack')
  return { title: t('积分与红包', 'Points and red packets'), content: place, ready: () => load(place, draw) }
}

async function draw() {
  const start = empty('gift', t('还没有奖励', 'No rewards yet'), t('上报核实属实就有积分,有机会得红包。', 'A report that is verified as true earns points, and sometimes a red packet.'), h('a.button.main', { href: '/report' }, t('我要报料', 'Report a problem')))
  if (!account('citizen')) return start
  const { balance, entries, redPackets } = await get('/v1/points')
  if (!entries.length && !redPackets.length) return start
  return h('div.stack',
    h('div.tiles', h('div.tile', h('span.soft', t('积分', 'Points')), h('b', balance)), h('div.tile', h('span.soft', t('红包', 'Red packets')), h('b', '¥', yuan(redPackets.filter(packet => packet.state !== 'released').reduce((sum, packet) => sum + packet.fen, 0))))),
    redPackets.length > 0 && h('section.card', h('h2', icon('gift'), t('红包', 'Red packets')), h('ul.stack', redPackets.map(packet => h('li.row',
      h('span.grow', h('strong.number', '¥', yuan(packet.fen)), ' ', chip(t(...(PACKET[packet.state] ?? [packet.state, packet.state])), ['reserved', 'creating', 'confirming', 'held'].includes(packet.state) ? 'wait' : packet.state === 'paid' ? 'good' : ''), h('br'),
        h('span.soft.small', packet.expiresAt && packet.state === 'reserved' ? t(`为您保留到 ${when(packet.expiresAt)}`, `Kept for you until ${when(packet.expiresAt)}`) : when(packet.reservedAt))),
      h('a.button.compact', { href: `/reports/${packet.reportId}` }, t('哪一件', 'Which report'))))),
    note('', 'gift', h('p', t('在微信小程序“人人拍”里点“领取”,红包直接到零钱。', 'Claim it in the WeChat mini program; it goes to your WeChat balance.')))),
    h('section.card', h('h2', icon('star'), t('积分明细', 'Points, entry by entry')), h('ul.stack', entries.map(entry => h('li.row', h('span.grow', t(...(REASONS[entry.reason] ?? ['上报奖励', 'For a report'])), h('br'), h('span.soft.small', ago(entry.at))),
      entry.reportId && h('a.link', { href: `/reports/${entry.reportId}` }, t('查看', 'View')), h('strong.number', entry.points > 0 ? `+${entry.points}` : entry.points))))),
    h('p.soft.small', t('积分每件属实都有;红包按规则抽取,没有抽中不影响您的上报被认真处理。', 'Every true report earns points. Red packets are drawn by rule; not winning one changes nothing about how your report is handled.')))
}
