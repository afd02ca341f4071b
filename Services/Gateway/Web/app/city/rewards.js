/** What true reports bring: the city's rules in the order in which they are asked. */

import { h, icon, show } from '../dom.js'
import { nameOf, t, when, yuan } from '../language.js'
import { get } from '../api.js'
import { action, categories, chip, dialog, empty, field, load } from '../parts.js'
import { give, local, matterOf, told } from '../work.js'
import { preview } from './preview.js'

export default function rewards() {
  const place = h('div.stack')
  const again = () => load(place, draw, 3)
  const draw = async () => {
    const [known, { items }] = await Promise.all([categories(), get('/v1/reward-rules')])
    const city = { known, again }
    return [
      h('div.row', h('p.grow.soft', t('从上到下逐条比对,第一条符合的规则决定奖励;都不符合时按类别自身的积分和红包。改动只影响此后核实的上报。', 'Asked from the top; the first that fits decides, else the category’s own figures. A change counts for what is verified from then on.')),
        action('button.main', [icon('check'), t('新规则', 'New rule')], () => edit(null, city))),
      items.length ? h('ol.items.rules', items.map(rule => line(rule, city))) : empty('gift', t('还没有奖励规则', 'No rule yet'), t('按各类别自身的积分和红包发放。', 'Every category’s own points and red packets count.')),
    ]
  }
  return { title: t('奖励规则', 'Reward rules'), content: place, back: '/city', ready: again }
}

const amountOf = prize => (prize.lowestFen === prize.highestFen ? `¥${yuan(prize.lowestFen)}` : `¥${yuan(prize.lowestFen)}–${yuan(prize.highestFen)}`)
const prizesOf = prizes => {
  if (!prizes) return t('红包按类别', 'red packets as the category has them')
  if (!prizes.length) return t('没有红包', 'no red packet')
  return prizes.map(prize => (prize.winnersOf1000 < 1000 ? t(`每千件 ${prize.winnersOf1000} 个 ${amountOf(prize)}`, `${prize.winnersOf1000} of 1,000 win ${amountOf(prize)}`) : amountOf(prize))).join(' · ')
}
const pointsOf = rule => [rule.points === undefined ? t('积分按类别', 'points as the category has them') : t(`${rule.points} 积分`, `${rule.points} points`), rule.extraPoints > 0 && t(`另加 ${rule.extraPoints} 积分`, `and ${rule.extraPoints} more`)].filter(Boolean).join(' · ')

function line(rule, city) {
  return h(`li.card${rule.isActive ? '' : '.off'}`, { 'data-rule': rule.id },
    h('div.row', h('strong.grow', rule.name || matterOf(rule, city.known)), !rule.isActive && chip(t('已停用', 'not in force')), rule.name && chip(matterOf(rule, city.known))),
    h('p', pointsOf(rule), h('br'), prizesOf(rule.prizes)),
    h('div.row.tight', rule.campaignCode && chip(t(`活动 ${rule.campaignCode}`, `campaign ${rule.campaignCode}`)), rule.cohortCode && chip(t(`人群 ${rule.cohortCode}`, `cohort ${rule.cohortCode}`)),
      rule.from && chip(t(`${when(rule.from)} 起`, `from ${when(rule.from)}`)), rule.until && chip(t(`至 ${when(rule.until)}`, `until ${when(rule.until)}`))),
    rule.note && h('p.soft', rule.note),
    h('div.row', action('button.compact', t('修改', 'Change'), () => edit(rule, city)),
      action('button.compact', rule.isActive ? t('停用', 'Stop') : t('启用', 'Put in force'), () => set(rule.id, { ...input(rule), isActive: !rule.isActive }, rule.version, city.again))))
}

/** What is set, of what was read. */
const input = ({ id, version, changedAt, ...rest }) => rest
const set = (id, body, version, done) => give(`/v1/reward-rules/${id}`, body, version, told(t('规则已生效', 'The rule is set'), done))

const fen = input => Math.round(Number(input.value) * 100)

function edit(rule, city) {
  const option = (value, words, now) => h('option', { value, selected: value === now }, words)
  const classes = new Map([...city.known.values()].map(item => [item.code.slice(0, 2), item.className]))
  const category = h('select', option('*', t('所有类别', 'every category'), rule?.category),
    [...classes].map(([code, name]) => h('optgroup', { label: name }, option(code, t(`${name}(整类)`, `${name} (all of it)`), rule?.category), [...city.known.values()].filter(item => item.code.startsWith(code)).map(item => option(item.code, nameOf(item), rule?.category)))))
  const text = (value, limit) => h('input', { type: 'text', maxlength: limit, value: value ?? '' })
  const number = (value, max, step = 1) => h('input', { type: 'number', min: 0, max, step, value: value ?? '' })
  const moment = value => h('input', { type: 'datetime-local', value: value ? local(value) : '' })
  const prize = rule?.prizes?.[0]
  const [name, campaign, cohort, why] = [text(rule?.name, 80), text(rule?.campaignCode, 40), text(rule?.cohortCode, 40), text(rule?.note, 200)]
  const [points, extra] = [number(rule?.points, 10_000), number(rule?.extraPoints || '', 10_000)]
  const [from, until] = [moment(rule?.from), moment(rule?.until)]
  const kind = h('select', { name: 'kind' }, option('own', t('按类别', 'as the category has it'), rule && !rule.prizes ? 'own' : ''), option('none', t('不发红包', 'none'), rule?.prizes?.length === 0 ? 'none' : ''), option('some', t('按下列金额', 'these amounts'), prize ? 'some' : ''))
  const [lowest, highest] = [number(prize && prize.lowestFen / 100, 1999.99, 0.01), number(prize && prize.highestFen / 100, 1999.99, 0.01)]
  const winners = h('input', { type: 'number', min: 1, max: 1000, value: prize?.winnersOf1000 ?? 1000 })
  const amounts = h('div.stack', field(t('最低金额(元)', 'Least, yuan'), lowest), field(t('最高金额(元)', 'Most, yuan'), highest, t('不填则为固定金额', 'empty: a fixed amount')), field(t('每千件中奖件数', 'Winners of 1,000'), winners))
  const see = () => { amounts.hidden = kind.value !== 'some'; lowest.required = kind.value === 'some' }
  kind.addEventListener('change', see)
  see()
  const prizes = () => {
    if (kind.value === 'own') return {}
    if (kind.value === 'none') return { prizes: [] }
    // What a page cannot show in three fields stays as it was.
    if (rule?.prizes?.length > 1) return { prizes: rule.prizes }
    return { prizes: [{ winnersOf1000: Number(winners.value), lowestFen: fen(lowest), highestFen: highest.value ? fen(highest) : fen(lowest) }] }
  }
  const body = () => ({
    category: category.value, name: name.value.trim(), note: why.value.trim(), isActive: true,
    ...(rule?.source && { source: rule.source }),
    ...(campaign.value.trim() && { campaignCode: campaign.value.trim() }), ...(cohort.value.trim() && { cohortCode: cohort.value.trim() }),
    ...(from.value && { from: new Date(from.value).toISOString() }), ...(until.value && { until: new Date(until.value).toISOString() }),
    ...(points.value !== '' && { points: Number(points.value) }), extraPoints: Number(extra.value || 0), ...prizes(),
  })
  return dialog(rule ? t('修改规则', 'Change the rule') : t('新规则', 'New rule'), close => {
    const form = h('form.stack', { onsubmit: event => { event.preventDefault(); save.click() } })
    const save = action('button.main', t('保存并生效', 'Save and use'), async () => {
      if (!form.reportValidity()) return
      await set(rule?.id ?? crypto.randomUUID(), body(), rule?.version, city.again)
      close(true)
    })
    return show(form, h('h2', rule ? t('修改规则', 'Change the rule') : t('新规则', 'New rule')),
      field(t('名称', 'Name'), name), field(t('类别', 'Category'), category),
      field(t('积分', 'Points'), points, t('不填则按类别', 'empty: as the category has them')), field(t('另加积分', 'Extra points'), extra),
      field(t('红包', 'Red packet'), kind), amounts,
      field(t('活动代码', 'Campaign'), campaign, t('不填则不限', 'empty: whatever it is')), field(t('人群代码', 'Cohort'), cohort),
      field(t('上报时间不早于', 'Registered from'), from), field(t('上报时间早于', 'Registered before'), until), field(t('说明', 'Why'), why),
      preview(() => form.reportValidity() && body(), rule?.id),
      h('div.row', save, h('button.button.plain', { type: 'button', onclick: () => close() }, t('取消', 'Cancel'))))
  })
}
