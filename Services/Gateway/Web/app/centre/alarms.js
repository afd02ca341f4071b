/** Emergencies that nobody has acknowledged yet. */

import { h, icon } from '../dom.js'
import { ago, nameOf, t } from '../language.js'
import { get } from '../api.js'
import { categories, chip, countdown, empty, load, toast, towns, action } from '../parts.js'
import { ask, give, live, navigate, textField, told } from '../work.js'

export default function alarms({ onLeave }) {
  const list = h('div')
  let known = null
  const draw = async () => {
    const [kinds, areas, { items }] = await Promise.all([categories(), towns(), get('/v1/alarms')])
    if (known && items.some(item => !known.has(item.reportId))) toast(t('有新的警报', 'A new emergency'))
    known = new Set(items.map(item => item.reportId))
    document.title = items.length ? `(${items.length}) ${t('警报', 'Alarms')} · 人人拍` : `${t('警报', 'Alarms')} · 人人拍`
    if (!items.length) return empty('shield', t('没有待确认的警报', 'No emergency is waiting'), t('市民上报的紧急情况会立刻出现在这里。', 'An emergency that is reported appears here at once.'))
    return h('ul.items', { 'aria-live': 'assertive' }, items.map(item => h('li.card', h('div.row.tight', chip(t('紧急警报', 'Emergency'), 'late'), chip(t(`第 ${item.level} 级`, `level ${item.level}`)), countdown(item.acknowledgeBy, false, '')),
      h('h2', item.text || nameOf(kinds.get(item.categoryCode))), h('p.soft', nameOf(kinds.get(item.categoryCode)), ' · ', nameOf(areas.get(item.townCode)), ' · ', ago(item.acceptedAt)),
      h('div.row', action('button.main', [icon('check'), t('确认并处置', 'Acknowledge')], () => {
        const words = textField(t('已采取的措施', 'What is being done'), { required: false, hint: t('如:已通知消防', 'e.g. fire brigade informed') })
        return ask(t('确认警报', 'Acknowledge'), [words.element], t('确认', 'Acknowledge'), () => give(`/v1/alarms/${item.reportId}/acknowledgement`, words.value ? { note: words.value } : {}, item.version, told(t('已确认', 'Acknowledged'), again)))
      }), navigate(item.place)))))
  }
  const again = () => load(list, draw, 2)
  return { title: t('紧急警报', 'Emergencies'), content: list, ready: () => { again(); live(onLeave, again) } }
}
