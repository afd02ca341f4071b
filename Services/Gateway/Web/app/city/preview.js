/** What a rule would have cost on the reports of some days, before anybody sets it. */

import { h, icon, show } from '../dom.js'
import { count, nameOf, t, yuan } from '../language.js'
import { post } from '../api.js'
import { action, field, table, towns } from '../parts.js'

/** Local days, the last `days` of them: [first, last]. */
function lately(days) {
  const day = at => new Date(at + 8 * 3_600_000).toISOString().slice(0, 10)
  return [day(Date.now() - (days - 1) * 86_400_000), day(Date.now())]
}

/** `rule` gives what stands in the form, or nothing while it is not filled in; `id` is that of the rule it takes the place of. */
export function preview(rule, id) {
  const [first, last] = lately(30).map(value => h('input', { type: 'date', required: true, value }))
  const place = h('div.stack', { 'aria-live': 'polite' })
  const ask = action('button.compact', [icon('chart'), t('试算', 'Try it')], async () => {
    const wanted = rule()
    if (!wanted) return
    try {
      const [{ towns: lines }, areas] = await Promise.all([post('/v1/reward-previews', { rule: wanted, ...(id && { ruleId: id }), firstDay: first.value, lastDay: last.value }), towns()])
      show(place, told(lines, areas))
    } catch (problem) {
      show(place, h('p.note.late', { role: 'alert' }, problem.words ?? t('没有成功,请再试一次', 'That did not work; please try again')))
    }
  })
  return h('details.preview', h('summary', t('先试算:这条规则在过去会花多少', 'Try it first: what it would have cost')), h('div.stack',
    h('p.soft.small', t('按已核实的上报重新计算,抽奖结果用当时的种子;不会改变任何东西。', 'Past reports are decided again, with the draws as they fell; nothing is changed.')),
    h('div.row', field(t('从', 'From'), first), field(t('到', 'Until'), last)), h('div.row', ask), place))
}

function told(lines, areas) {
  const sum = key => lines.reduce((all, line) => all + line[key], 0)
  if (!sum('reports')) return h('p.soft', t('这段时间没有已核实的上报。', 'No report was verified in this time.'))
  const more = sum('fen') - sum('fenThen')
  const signed = fen => `${fen < 0 ? '−' : '+'}¥${yuan(Math.abs(fen))}`
  const row = (name, of) => [name, count(of('reports')), `¥${yuan(of('fenThen'))}`, `¥${yuan(of('fen'))}`, signed(of('fen') - of('fenThen')), count(of('points') - of('pointsThen'))]
  const heads = [t('镇街', 'Town'), t('件数', 'Reports'), t('实际', 'Then'), t('试算', 'Tried'), t('相差', 'More'), t('积分相差', 'More points')]
  return [
    h('p', t(`${count(sum('reports'))} 件上报:红包 `, `${count(sum('reports'))} reports: red packets `), h('strong.number', `¥${yuan(sum('fen'))}`), t(`(实际 ¥${yuan(sum('fenThen'))},`, ` (then ¥${yuan(sum('fenThen'))}, `), h('strong.number', signed(more)), t('),', '), '), t(`${count(sum('redPackets'))} 个,实际 ${count(sum('redPacketsThen'))} 个。`, `${count(sum('redPackets'))} of them, then ${count(sum('redPacketsThen'))}.`)),
    (sum('budgetExhausted') > 0 || sum('capReached') > 0) && h('p.soft.small', t(`预算用完未发 ${count(sum('budgetExhausted'))} 件,达到个人上限未发 ${count(sum('capReached'))} 件。`, `None because the budget was used up: ${count(sum('budgetExhausted'))}; because of a citizen’s cap: ${count(sum('capReached'))}.`)),
    table(t('按镇街', 'By town'), heads, [row(t('合计', 'All'), sum), ...lines.map(line => row(nameOf(areas.get(line.townCode)) || line.townCode, key => line[key]))]),
  ]
}
