/** Red packets that a person looks at before they can be claimed: why, and the decision. */

import { h } from '../dom.js'
import { count, nameOf, t, when, yuan } from '../language.js'
import { get } from '../api.js'
import { categories, chip, empty, load, photos, towns } from '../parts.js'
import { ask, give, textField, told } from '../work.js'

export default function reviews({ again }) {
  const place = h('div.stack')
  const ready = () => load(place, () => draw(again))
  return { title: t('红包核对', 'Red packets to check'), content: [h('p.soft', t('只影响红包何时可领,不影响隐患的处理。这里看不到上报人。', 'This only decides when a red packet can be claimed, never how a hazard is handled. Reporters are not shown.')), place], ready }
}

async function draw(again) {
  const [{ items }, kinds, places] = await Promise.all([get('/v1/payout-reviews'), categories(), towns()])
  if (!items.length) return empty('check', t('没有待核对的红包', 'Nothing to check'))
  return items.map(item => h('section.card', { 'data-report': item.reportId },
    h('div.row', h('strong.amount.number', '¥', yuan(item.fen)), h('span.grow', nameOf(kinds.get(item.categoryCode)) || item.categoryCode, ' · ', nameOf(places.get(item.townCode)) || item.townCode),
      item.isOverdue && chip(t('已超期', 'Overdue'), 'late')),
    h('p.soft.small', when(item.since), ' · ', h('code', item.reportId)),
    h('p', t(`该市民此前已到账 ${count(item.paidBefore)} 个红包,核对未发放 ${count(item.withheldBefore)} 个。`, `This citizen was paid ${count(item.paidBefore)} red packets before; ${count(item.withheldBefore)} were withheld.`)),
    side(t('上报照片', 'The reporter’s photos'), item.photos, item.reportId), side(t('网格员现场照片', 'The officer’s photos'), item.findingPhotos, item.reportId),
    h('ul.lines', item.reasons.map(reason => h('li', h('strong', t(reason.words.zh, reason.words.en)), h('br'), h('span.soft.small', t(reason.advice.zh, reason.advice.en), reason.otherReportId && [' · ', h('code', reason.otherReportId)]),
      reason.otherReportId && side(t('另一件上报的照片', 'Photos of the other report'), reason.otherPhotos, reason.otherReportId)))),
    h('div.row', h('button.button.main', { type: 'button', onclick: () => decide(item, true, again) }, t('放行', 'Clear')), h('button.button', { type: 'button', onclick: () => decide(item, false, again) }, t('不予发放', 'Withhold')))))
}

const side = (words, ids, report) => ids.length > 0 && h('div', h('p.soft.small', words), photos(ids, report, words))

async function decide(item, isCleared, again) {
  const title = isCleared ? t('放行这个红包', 'Let it be claimed') : t('不予发放,退回预算', 'Withhold it, back to the budget')
  const reason = textField(t('理由', 'Why'), { hint: t('会留存', 'it is kept') })
  await ask(title, [reason.element], t('确定', 'Decide'), () => give(`/v1/payout-reviews/${item.reportId}`, { isCleared, reason: reason.value }, item.version, told(t('已决定', 'Decided'), again)))
}
