/** Points and red packets, each with what it was for; red packets are received from here. */

import { h, icon, show } from '../dom.js'
import { ago, t, when, yuan } from '../language.js'
import { get } from '../api.js'
import { account } from '../session.js'
import { action, chip, empty, load, note } from '../parts.js'
import { csv } from '../city/charts.js'
import { exchange } from './exchange.js'
import { claim, confirm, settle, signIn, wechat } from './claiming.js'

const PACKET = { checking: ['正在核对', 'Being checked'], withheld: ['经核对未发放', 'Not paid after a check'], reserved: ['待领取', 'Waiting for you'], creating: ['领取中', 'Being prepared'], confirming: ['待确认收款', 'Waiting for your confirmation'], held: ['人工核对中', 'Being looked at'], paid: ['已到账', 'Paid'], released: ['已过期退回', 'Expired'] }
/** What is only asked about because its time is over is not being prepared by anybody. */
const standing = ({ state, expiresAt }) => state === 'creating' && new Date(expiresAt) <= new Date() ? ['已到期,核对中', 'Over; being checked'] : PACKET[state] ?? [state, state]
const TONE = { paid: 'good', released: '', withheld: '' }

export default function rewards({ query, again, onLeave }) {
  const place = h('div.stack')
  const story = h('div', { 'aria-live': 'polite' })
  const returned = { claim: query.get('claim'), code: query.get('code'), confirmed: query.get('confirmed') }
  // A code works once and belongs to no history.
  if (returned.code || returned.confirmed) history.replaceState(history.state, '', '/rewards')
  let isLeft = false
  onLeave(() => { isLeft = true })
  const ready = async () => {
    const fill = () => load(place, () => draw(fill))
    const listed = fill()
    if (returned.claim && returned.code) {
      show(story, note('', 'clock', h('p', t('正在为您领取,请稍候…', 'Claiming, one moment…'))))
      try {
        await claim(returned.claim, returned.code)
      } catch (problem) {
        show(story, note('wait', 'warning', h('p', problem.words ?? t('没有成功,请再试一次', 'That did not work; please try again'))))
      }
    } else if (returned.confirmed) {
      show(story, note('', 'clock', h('p', t('正在等微信支付的结果…', 'Waiting for WeChat Pay…'))))
      const packet = await settle(returned.confirmed, () => isLeft)
      if (isLeft) return
      await listed
      show(story, result(packet))
      await fill()
    }
  }
  return { title: t('积分与红包', 'Points and red packets'), content: [story, place], ready: () => { ready() }, again }
}

/** What came of a confirmation, large enough for a glance. */
function result(packet) {
  if (packet?.state === 'paid') return h('section.card.centred', { id: 'paid' }, h('div.seal', icon('check')), h('h2', t('已到账', 'Paid')), h('p.sum.number', '¥', yuan(packet.fen)), h('p.soft', t('已存入您的微信零钱', 'It is in your WeChat balance')))
  if (packet?.state === 'reserved') return note('wait', 'gift', h('p', t('这次没有收款,红包还为您留着,可以再领。', 'It was not received; it is still kept for you, claim it again.')))
  if (packet?.state === 'held') return note('', 'user', h('p', t('这一笔由工作人员核对中,不会丢,有结果会告诉您。', 'Somebody is looking at this one; it is not lost, you will hear.')))
  return note('', 'clock', h('p', t('微信还在处理,稍后这里会显示“已到账”。', 'WeChat is still at it; it will say “paid” here.')))
}

async function draw(again) {
  const start = empty('gift', t('还没有奖励', 'No rewards yet'), t('上报核实属实就有积分,有机会得红包。', 'A report that is verified as true earns points, and sometimes a red packet.'), h('a.button.main', { href: '/report' }, t('我要报料', 'Report a problem')))
  if (!account('citizen')) return start
  const [{ balance, entries, redPackets }, where] = await Promise.all([get('/v1/points'), wechat()])
  if (!entries.length && !redPackets.length) return start
  const offered = await exchange(balance, again)
  const sum = (...states) => redPackets.filter(packet => states.includes(packet.state)).reduce((total, packet) => total + packet.fen, 0)
  return h('div.stack',
    h('div.tiles', h('div.tile', h('span.soft', t('积分', 'Points')), h('b', balance)), h('div.tile.good', h('span.soft', t('红包已到账', 'Red packets paid')), h('b', '¥', yuan(sum('paid')))),
      sum('reserved', 'creating', 'confirming') > 0 && h('div.tile', h('span.soft', t('待领取', 'Waiting for you')), h('b', '¥', yuan(sum('reserved', 'creating', 'confirming'))))),
    redPackets.length > 0 && h('section.card', h('h2', icon('gift'), t('红包', 'Red packets')), h('ul.lines', redPackets.map(packet => line(packet, where))),
      !where.pages && sum('reserved', 'confirming') > 0 && note('', 'gift', h('p', t('在微信小程序“人人拍”的“奖励”里点“领取”,红包直接到零钱。', 'Claim it under “rewards” in the WeChat mini program; it goes to your WeChat balance.')))),
    offered,
    h('section.card', h('h2', icon('star'), t('积分明细', 'Points, entry by entry')), months(entries),
      h('div.row', h('a.button.compact', { href: statement(entries, redPackets), download: 'renrenpai-statement.csv' }, t('下载明细 CSV', 'Download as CSV')))),
    h('p.soft.small', t('积分每件属实都有;红包按公布的规则抽取,没有抽中不影响您的上报被认真处理。', 'Every true report earns points. Red packets are drawn by published rules; not winning one changes nothing about how your report is handled.')))
}

function line(packet, where) {
  const words = { reserved: packet.expiresAt && t(`为您保留到 ${when(packet.expiresAt)}`, `Kept for you until ${when(packet.expiresAt)}`), released: t('过了领取期限,已退回', 'Not claimed in time, gone back'), checking: t('有结果会马上通知您', 'You will hear as soon as that is done'), withheld: t('积分不受影响;有疑问请拨打 12345', 'Your points stay; questions: call 12345') }[packet.state] ?? when(packet.reservedAt)
  return h('li.row', { 'data-report': packet.reportId },
    h('span.grow', h('span.row.tight', h('strong.amount.number', '¥', yuan(packet.fen)), chip(t(...standing(packet)), TONE[packet.state] ?? 'wait')),
      h('span.soft.small', words, ' · ', h('a', { href: `/reports/${packet.reportId}` }, t('哪一件', 'which report')))),
    where.pages && packet.state === 'reserved' && action('button.main.compact', t('领取', 'Claim'), () => signIn(packet.reportId)),
    where.pages && packet.state === 'confirming' && action('button.main.compact', t('去确认收款', 'Confirm'), () => confirm(packet.reportId)))
}

/** Entries under their month, with the month's sum. */
function months(entries) {
  const month = at => new Date(at).toLocaleDateString(t('zh-CN', 'en-GB'), { timeZone: 'Asia/Shanghai', year: 'numeric', month: 'long' })
  const groups = []
  for (const entry of entries) {
    const name = month(entry.at)
    if (groups.at(-1)?.name !== name) groups.push({ name, entries: [] })
    groups.at(-1).entries.push(entry)
  }
  const signed = points => (points > 0 ? `+${points}` : `${points}`)
  return groups.map(group => h('div.stack.close', h('div.row.soft.small', h('span.grow', group.name), h('span.number', signed(group.entries.reduce((sum, entry) => sum + entry.points, 0)))),
    h('ul.lines', group.entries.map(entry => h('li.row', h('span.grow', reason(entry), h('br'), h('span.soft.small', ago(entry.at), entry.reportId && !entry.reason.endsWith('followed') && [' · ', h('a', { href: `/reports/${entry.reportId}` }, t('哪一件', 'which report'))])), h('strong.number', signed(entry.points)))))))
}
const reason = entry => (entry.reason === 'redeem' ? t('积分兑换', 'Exchanged') : entry.reason === 'settle' ? t('抵扣此前更正', 'For an earlier correction') : entry.points < 0 ? t('更正', 'Correction') : entry.reason === 'followed' ? t('关注的案件核实', 'A case that you follow was verified') : entry.reason === 'reversal' ? t('取消兑换', 'Exchange cancelled') : t('上报奖励', 'For a report'))

function statement(entries, packets) {
  return csv([['time', 'kind', 'amount', 'state', 'report'], ...entries.map(entry => [entry.at, 'points', entry.points, '', entry.reportId ?? '']), ...packets.map(packet => [packet.reservedAt, 'redPacketYuan', yuan(packet.fen), packet.state, packet.reportId])])
}
