/** Who is there: the officers of the town with their load, leaves, and the duty roster for nights and holidays. */

import { h, icon } from '../dom.js'
import { count, nameOf, t, when } from '../language.js'
import { get, reference } from '../api.js'
import { action, chip, empty, field, load, note } from '../parts.js'
import { ask, give, local, textField, timeField, told } from '../work.js'

export default function duty({ account }) {
  const place = h('div.stack')
  const town = account.townCode
  const draw = async () => {
    const [{ officers, leaves, shifts }, villages] = await Promise.all([get('/v1/duty'), reference(`/v1/towns/${town}/map`).then(({ items }) => new Map(items.map(item => [item.code, item])), () => new Map())])
    if (!officers.length) return empty('walk', t('本镇街还没有网格员', 'The town has no grid officers yet'))
    const names = new Map(officers.map(officer => [officer.id, officer.name]))
    const all = { town, officers, names, villages, again }
    return [roster(shifts, all), away(leaves, all), people(all)]
  }
  const again = () => load(place, draw, 4)
  return { title: t('人员与值班', 'Officers and duty'), content: place, back: '/centre/tasks', ready: again }
}

const span = ({ from, until }) => t(`${when(from)} 至 ${when(until)}`, `${when(from)} to ${when(until)}`)
const isNow = ({ from, until }) => Date.parse(from) <= Date.now() && Date.now() < Date.parse(until)

function roster(shifts, all) {
  return h('section.card', { id: 'shifts' }, h('div.row', h('h2.grow', icon('clock'), ' ', t('值班', 'Duty roster')), action('button.compact', t('排班', 'New shift'), () => shift(null, all))),
    h('p.soft.small', t('夜间和节假日,或网格员不在岗时,任务交给值班人员。', 'At night, on holidays and where the officer is away, tasks go to whoever has the duty.')),
    shifts.length ? h('ul.lines', shifts.map(item => h('li.row', h('span.grow', h('strong', item.officerIds.map(id => all.names.get(id) ?? id).join(t('、', ', '))), h('br'), h('span.soft.small', span(item))), isNow(item) && chip(t('当班', 'On duty'), 'good'),
      action('button.compact', t('修改', 'Change'), () => shift(item, all)),
      action('button.compact.plain', t('撤销', 'Take back'), () => set(item.id, { townCode: all.town, officerIds: [], from: item.from, until: item.until }, item.version, all.again)))))
      : note('wait', 'warning', h('p', t('没有排班:夜间的紧急任务会交给任务最少的在岗网格员。', 'No shift: what is urgent at night goes to the officer with the least to do.'))))
}

const set = (id, body, version, again) => give(`/v1/duty-shifts/${id}`, body, version, told(t('班次已更新', 'The roster is set'), again))

function shift(item, all) {
  const select = h('select', { multiple: true, required: true, size: Math.min(8, all.officers.length) }, all.officers.filter(officer => !officer.isAway || item?.officerIds.includes(officer.id)).map(officer => h('option', { value: officer.id, selected: item?.officerIds.includes(officer.id) }, `${officer.name} · ${nameOf(all.villages.get(officer.villageCode)) || officer.villageCode.slice(9)}`)))
  const [from, until] = [timeField(t('从', 'From'), 0), timeField(t('至', 'Until'), 1)]
  if (item) for (const [input, at] of [[from.input, item.from], [until.input, item.until]]) input.value = local(at)
  return ask(item ? t('修改班次', 'Change the shift') : t('排班', 'New shift'), [field(t('值班人员', 'Who'), select, t('可选多人', 'several can be chosen')), from.element, until.element], t('保存', 'Save'),
    () => set(item?.id ?? crypto.randomUUID(), { townCode: all.town, officerIds: [...select.selectedOptions].map(option => option.value), from: from.value, until: until.value }, item?.version, all.again))
}
function away(leaves, all) {
  if (!leaves.length) return null
  return h('section.card', { id: 'leaves' }, h('h2', icon('user'), ' ', t('休假', 'On leave')),
    h('ul.lines', leaves.map(item => h('li.row', h('span.grow', h('strong', all.names.get(item.officerId) ?? item.officerId), ' · ', item.reason, h('br'), h('span.soft.small', span(item))), isNow(item) && chip(t('休假中', 'Away'), 'wait'),
      action('button.compact', isNow(item) ? t('提前结束', 'End it now') : t('取消', 'Cancel'), () => give(`/v1/leaves/${item.id}/cancellation`, undefined, item.version, told(t('已更新', 'Done'), all.again)))))))
}

function people(all) {
  const busiest = Math.max(1, ...all.officers.map(officer => officer.openTasks))
  return h('section.card', { id: 'officers' }, h('h2', icon('walk'), ' ', t(`网格员 ${count(all.officers.length)} 人`, `${count(all.officers.length)} grid officers`)),
    h('div.scroll', { tabindex: 0, role: 'region', 'aria-label': t('网格员', 'Grid officers') }, h('table.stacked', h('thead', h('tr', [t('姓名', 'Name'), t('村(社区)', 'Village'), t('未完成任务', 'Open tasks'), t('操作', 'What to do')].map(words => h('th', { scope: 'col' }, words)))),
      h('tbody', all.officers.map(officer => h('tr', h('th', { scope: 'row' }, officer.name, ' ', officer.isAway && chip(t('休假中', 'Away'), 'wait')), h('td', nameOf(all.villages.get(officer.villageCode)) || officer.villageCode.slice(9)),
        h('td', h('span.number', count(officer.openTasks)), ' ', h('meter', { min: 0, max: busiest, value: officer.openTasks, 'aria-hidden': 'true' })),
        h('td', action('button.compact', t('登记休假', 'Enter leave'), () => leave(officer, all)))))))))
}

function leave(officer, all) {
  const [from, until] = [timeField(t('从', 'From'), 0), timeField(t('至', 'Until'), 1)]
  const why = textField(t('原因', 'Why'))
  return ask(t(`${officer.name} 休假`, `Leave of ${officer.name}`), [note('', 'walk', h('p', t('休假期间,任务改派给备岗或同村同事;已有任务也会移交。', 'Meanwhile tasks go to the backup or to colleagues; open ones are handed over.'))), from.element, until.element, why.element], t('登记', 'Enter'),
    () => give(`/v1/leaves/${crypto.randomUUID()}`, { officerId: officer.id, from: from.value, until: until.value, reason: why.value }, undefined, told(t('休假已登记', 'The leave is entered'), all.again)))
}
