/** The officers' open tasks of the town, for whoever supervises. */

import { h, icon } from '../dom.js'
import { ago, nameOf, t } from '../language.js'
import { all } from '../api.js'
import { taskKind, taskState } from '../words.js'
import { categories, chip, countdown, empty, load, stateChip } from '../parts.js'
import { live } from '../work.js'

export default function tasks({ onLeave }) {
  const list = h('div')
  const draw = async () => {
    const [known, items] = await Promise.all([categories(), all('/v1/tasks', { status: 'open' })])
    if (!items.length) return empty('check', t('没有未完成的核实任务', 'No open task'))
    items.sort((a, b) => (a.dueAt ? Date.parse(a.dueAt) : Infinity) - (b.dueAt ? Date.parse(b.dueAt) : Infinity))
    return h('div.card.flush', h('div.scroll', { tabindex: 0, role: 'region', 'aria-label': t('任务列表', 'Tasks') }, h('table.stacked', h('thead', h('tr', [t('事项', 'Matter'), t('环节', 'Kind'), t('状态', 'State'), t('时限', 'Limit'), t('网格', 'Cell'), t('派发', 'Assigned')].map(words => h('th', { scope: 'col' }, words)))),
      h('tbody', items.map(item => h('tr', h('td', nameOf(known.get(item.categoryCode)), ' ', item.urgency === 'urgent' && chip(t('紧急', 'Urgent'), 'late')), h('td', taskKind(item.kind)), h('td', stateChip(item.state, taskState(item))), h('td', countdown(item.dueAt, item.isOverdue)), h('td.number', item.gridCode.slice(9)), h('td.soft', ago(item.openedAt))))))))
  }
  const again = () => load(list, draw, 5)
  return { title: t('核实任务', 'Verification tasks'), content: [h('div.row', h('p.grow.soft.small', t('按时限排序', 'What runs out first')), h('a.button.compact', { href: '/centre/duplicates' }, icon('list'), t('可能重复', 'The same thing?')), h('a.button.compact', { href: '/centre/duty' }, icon('walk'), t('人员与值班', 'Officers and duty'))), list], ready: () => { again(); live(onLeave, again) } }
}
