/** A month against the one before, the same a year before and its residents; who passes cases on; what is suspended; who reports; what it costs. */

import { h, icon } from '../dom.js'
import { count, lastMonths, nameOf, t, yuan } from '../language.js'
import { get, saveFile } from '../api.js'
import { action, empty, load, table, towns } from '../parts.js'
import { departmentName, departments } from '../work.js'

const FIGURES = { received: t('收到', 'Received'), registered: t('受理', 'Registered'), recurred: t('复发', 'Came again'), verified: t('已核实', 'Verified'), confirmed: t('属实待办', 'Confirmed'), resolvedOnSite: t('当场解决', 'Solved on site'), unfounded: t('不属实', 'Unfounded'), malicious: t('恶意', 'Malicious'), dispatched: t('交办', 'Dispatched'), returned: t('退回', 'Returned'), closed: t('办结', 'Closed'), reworked: t('返工', 'Re-work'), suspended: t('挂账', 'Suspended'), overdue: t('超时', 'Overdue') }
const RATES = { verification: t('核实率', 'Verified of due'), verificationOnTime: t('按时核实率', 'Verified in time'), closing: t('办结率', 'Closed of due'), closingOnTime: t('按时办结率', 'Closed in time'), response: t('响应率', 'Answered by departments'), solved: t('解决率', 'Solved, by citizens'), content: t('满意率', 'Content'), unfounded: t('不属实率', 'Unfounded'), malicious: t('恶意率', 'Malicious') }
const MONTHS = 6
/** Departments of the matrix; the others are in the file. */
const MOST = 12

export default function compare({ query, account }) {
  const isCity = account.role === 'cityAdmin'
  const base = isCity ? '/city/compare' : '/centre/compare'
  const months = lastMonths(MONTHS)
  const month = months.includes(query.get('month')) ? query.get('month') : months[0]
  const parts = [spans, passings, suspended, reporters, costs].map(draw => ({ draw, place: h('div.stack') }))
  return {
    title: t('对比与分析', 'Compared'),
    content: [h('nav.filters', { 'aria-label': t('月份', 'Month') }, months.map(value => h('a', { href: `${base}?month=${value}`, 'aria-current': value === month ? 'page' : null }, value))), ...parts.map(({ place }) => place)],
    ready: () => { for (const { draw, place } of parts) load(place, () => draw(month, isCity), 2) },
  }
}

const percent = value => (value === undefined ? '—' : `${Math.round(value * 10) / 10}%`)
const change = value => (value === undefined ? '—' : `${value > 0 ? '+' : ''}${Math.round(value * 10) / 10}%`)
const each = value => (value === undefined ? '—' : String(Math.round(value * 100) / 100))
const hours = seconds => String(Math.round(seconds / 360) / 10)

async function spans(month, isCity) {
  const [areas, { all, items }] = await Promise.all([towns(), get('/v1/figures/comparison', { month })])
  if (!items.length) return card(t('同比与环比', 'Against other months'), 'comparison', { month }, empty('chart', t('还没有数据', 'No figures yet')))
  const words = t('同比与环比', 'Against other months')
  const rows = [...all.figures.map(row => [FIGURES[row.figure] ?? row.figure, count(row.count), count(row.before), change(row.change), count(row.yearBefore), change(row.yearChange), each(row.perTenThousand)]),
    ...all.rates.map(row => [RATES[row.rate] ?? row.rate, percent(row.percent), percent(row.before), '', percent(row.yearBefore), '', ''])]
  const registered = row => row.figures.find(({ figure }) => figure === 'registered')
  return [card(words, 'comparison', { month }, table(words, [t('指标', 'Figure'), t('本月', 'Month'), t('上月', 'Month before'), t('环比', 'Change'), t('去年同月', 'A year before'), t('同比', 'On the year'), t('每万人', 'Per 10,000')], rows)),
    isCity && h('section.card', h('h2', icon('chart'), ' ', t('每万人受理', 'Registered per 10,000 residents')), table(t('每万人受理', 'Registered per 10,000 residents'), [t('镇街', 'Town'), t('常住人口', 'Residents'), t('受理', 'Registered'), t('每万人', 'Per 10,000'), t('环比', 'Change'), t('同比', 'On the year')],
      items.map(row => [row, registered(row)]).sort(([, a], [, b]) => (b.perTenThousand ?? -1) - (a.perTenThousand ?? -1)).map(([row, figure]) => [nameOf(areas.get(row.townCode)) || row.townCode, row.residents ? count(row.residents) : '—', count(figure.count), each(figure.perTenThousand), change(figure.change), change(figure.yearChange)])))]
}

/** Who returned it stands on the left, who answered next above: how often, and how many hours it lay between. */
async function passings(month) {
  const { items } = await get('/v1/figures/passings', { month })
  const words = t('退回与推诿', 'Returned, and to whom it went')
  if (!items.length) return card(words, 'passings', { month }, h('p.soft', t('本月没有退回后的流转。', 'Nothing went on after a return in this month.')))
  const seconds = new Map()
  for (const row of items) for (const code of [row.fromDepartment, row.toDepartment]) seconds.set(code, (seconds.get(code) ?? 0) + row.seconds)
  const codes = [...seconds].sort((a, b) => b[1] - a[1]).slice(0, MOST).map(([code]) => code)
  const areas = [...new Set(codes.map(code => code.slice(0, 9)))]
  const known = new Map((await Promise.all(areas.map(code => departments(code).catch(() => new Map())))).flatMap(found => [...found]))
  const by = new Map(items.map(row => [`${row.fromDepartment} ${row.toDepartment}`, row]))
  const name = code => departmentName(known, code)
  return card(words, 'passings', { month },
    table(words, [t('退回 ↓ 下一家 →', 'Returned ↓ then →'), ...codes.map(name)], codes.map(from => [name(from), ...codes.map(to => { const row = by.get(`${from} ${to}`); return row ? t(`${count(row.passed)} 次 · ${hours(row.seconds)} 小时`, `${count(row.passed)}× · ${hours(row.seconds)} h`) : '' })])),
    h('p.soft.small', t('从退回到下一家签收或再次退回的时间。', 'From a return to the next department’s acceptance or return.')))
}

async function suspended() {
  const [areas, { items }] = await Promise.all([towns(), get('/v1/figures/suspended')])
  const words = t('挂账(现在)', 'Suspended, now')
  if (!items.length) return card(words, 'suspended', {}, h('p.soft', t('现在没有挂账。', 'Nothing is suspended.')))
  return card(words, 'suspended', {}, table(words, [t('镇街', 'Town'), t('挂账', 'Suspended'), t('不满 7 天', 'Under 7 days'), t('7–30 天', '7–30 days'), t('30–90 天', '30–90 days'), t('90 天以上', '90 days or more')],
    items.sort((a, b) => b.longer - a.longer || b.suspended - a.suspended).map(row => [nameOf(areas.get(row.townCode)) || row.townCode, ...[row.suspended, row.underWeek, row.underMonth, row.underQuarter, row.longer].map(count)])))
}

async function reporters() {
  const figures = await get('/v1/figures/reporters')
  const words = t('上报人', 'Who reports')
  if (!figures.reporters) return card(words, 'reporters', {}, empty('user', t('还没有数据', 'No figures yet')))
  const groups = (title, rows) => rows.length > 0 && table(title, [title, t('新增', 'Newcomers'), t('30 天后仍上报', 'Stayed after 30 days'), t('留存率', 'Rate')], rows.map(row => [row.code, count(row.newcomers), count(row.stayed), percent(row.stayedRate)]))
  return card(words, 'reporters', {},
    h('p', t(`上报人 ${count(figures.reporters)},30 天后仍上报 ${count(figures.stayed)}。`, `${count(figures.reporters)} reporters; ${count(figures.stayed)} reported again after 30 days.`),
      figures.topShare !== undefined && [' ', t(`最活跃的 1%(${count(figures.topReporters)} 人)上报了 ${percent(figures.topShare)}。`, `The most active 1 % (${count(figures.topReporters)}) sent ${percent(figures.topShare)} of it.`)]),
    groups(t('首次上报月份', 'Month of the first report'), figures.months), groups(t('活动', 'Campaign'), figures.campaigns), groups(t('人群', 'Cohort'), figures.cohorts))
}

async function costs(month) {
  const [areas, { items }] = await Promise.all([towns(), get('/v1/figures/costs', { month })])
  const words = t('红包与每件成本', 'Red packets and what a report costs')
  if (!items.length) return card(words, 'costs', { month }, h('p.soft', t('本月还没有红包。', 'No red packet in this month yet.')))
  return card(words, 'costs', { month }, table(words, [t('镇街', 'Town'), t('红包', 'Red packets'), t('已领取', 'Received'), t('已发(元)', 'Paid, yuan'), t('预算结余(元)', 'Budget left, yuan'), t('属实', 'True'), t('每件属实(元)', 'Each true one, yuan')],
    items.sort((a, b) => b.claimedFen - a.claimedFen).map(row => [nameOf(areas.get(row.townCode)) || row.townCode, count(row.packets), count(row.claimedPackets), yuan(row.claimedFen), yuan(row.leftFen), count(row.valid), row.fenPerValid === undefined ? '—' : yuan(row.fenPerValid)])))
}

function card(words, of, query, ...content) {
  return h('section.card.stack', { 'data-figures': of }, h('div.row', h('h2.grow', icon('chart'), ' ', words), action('button.button.compact', 'CSV', () => saveFile('/v1/exports/figures.csv', { of, ...query }, `renrenpai-${of}.csv`))), content)
}

