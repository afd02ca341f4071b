/** Reporters' words that the content check holds for a person; their reports go their way all the same. */

import { h } from '../dom.js'
import { nameOf, t, when } from '../language.js'
import { get } from '../api.js'
import { categories, empty, load, towns } from '../parts.js'
import { ask, give, textField, told } from '../work.js'

export default function texts({ account }) {
  const place = h('div.stack')
  const again = () => load(place, draw, 3)
  const draw = async () => {
    const [{ items }, kinds, places] = await Promise.all([get('/v1/held-texts'), categories(), towns()])
    if (!items.length) return empty('check', t('没有待核对的文字', 'Nothing to look at'))
    return items.map(item => h('section.card', { 'data-report': item.reportId },
      h('div.row', h('strong.grow', nameOf(kinds.get(item.categoryCode)) || item.categoryCode), h('span.soft.small', nameOf(places.get(item.townCode)), ' · ', when(item.since))),
      h('blockquote', item.text),
      h('div.row', h('button.button.main', { type: 'button', onclick: () => decide(item, true) }, t('没有问题', 'Nothing wrong')), h('button.button', { type: 'button', onclick: () => decide(item, false) }, t('不予公开', 'Never publish')))))
  }
  const decide = (item, isFine) => {
    const why = textField(t('理由', 'Why'), { hint: t('会留存', 'it is kept') })
    return ask(isFine ? t('没有问题', 'Nothing wrong') : t('不予公开', 'Never publish'), why.element, t('确定', 'Decide'), () =>
      give(`/v1/held-texts/${item.reportId}`, { isFine, reason: why.value }, item.version, told(t('已决定', 'Decided'), again)))
  }
  return { title: t('文字核对', 'Words to look at'), content: [h('p.soft', t('内容安全检查提示可能不当的文字。上报照常核实、处理,网格员仍能看到全文。', 'Words that the content check suspects. The report is verified and handled all the same, and its officer reads it in full.')), place], back: account.role === 'cityAdmin' ? '/city/cases' : '/centre', ready: again }
}
