/** A department's inbox of cases. */

import { h, icon, show } from '../dom.js'
import { ago, count, nameOf, t } from '../language.js'
import { all } from '../api.js'
import { caseState } from '../words.js'
import { categories, chip, countdown, empty, load, stateChip } from '../parts.js'
import { live } from '../work.js'
import { calls, openCalls } from './help.js'

const GROUPS = () => [
  ['todo', t('待签收', 'To accept'), ['dispatched']],
  ['work', t('整改中', 'In work'), ['accepted', 'reworking', 'suspended']],
  ['check', t('待复查', 'To be re-checked'), ['rectified']],
  ['done', t('已办结', 'Closed'), ['closed']],
]

export default function cases({ query, onLeave }) {
  const groups = GROUPS()
  const filters = h('nav.filters', { 'aria-label': t('筛选', 'Filter') })
  const list = h('div')
  const help = h('div', { hidden: true })
  const isHelping = query.get('show') === 'helping'
  const wanted = groups.find(([name]) => name === query.get('show'))
  let calling = ''
  const draw = async () => {
    const [known, waiting] = await Promise.all([categories(), openCalls()])
    // Drawn anew only where something changed: whoever is about to press a button finds it where it was.
    const now = JSON.stringify(waiting)
    if (now !== calling) {
      calling = now
      show(help, calls(waiting, known, again))
      help.hidden = !waiting.length
    }
    const [items, helped] = await Promise.all([all('/v1/department/cases', {}, 1000), all('/v1/department/cases', { part: 'helping' }, 1000)])
    const helping = helped.filter(item => item.state !== 'closed')
    const open = items.filter(item => !['closed', 'returned', 'atCentre'].includes(item.state))
    const link = (words, name, number) => h('a', { href: name ? `/department?show=${name}` : '/department', 'aria-current': (isHelping ? 'helping' : wanted?.[0] ?? null) === name ? 'page' : null }, words, h('span.number', count(number)))
    show(filters, link(t('全部待办', 'All open'), null, open.length), groups.map(([name, words, states]) => link(words, name, items.filter(item => states.includes(item.state)).length)), (helping.length > 0 || isHelping) && link(t('协办', 'Helping'), 'helping', helping.length))
    const shown = isHelping ? helping : wanted ? items.filter(item => wanted[2].includes(item.state)) : open
    shown.sort((a, b) => (a.dueAt ? Date.parse(a.dueAt) : Infinity) - (b.dueAt ? Date.parse(b.dueAt) : Infinity))
    if (!shown.length) return empty('check', t('没有待办案件', 'Nothing to do'), t('中心派来的案件会自动出现在这里。', 'Cases from the centre appear here by themselves.'))
    return h('div.items', shown.map(item => h('a.item', { href: `/department/cases/${item.id}` }, h('span.body', h('span.row.tight', stateChip(item.state, caseState(item.state)), item.urgency === 'urgent' && chip(t('紧急', 'Urgent'), 'late'), item.memberName && chip(item.memberName), item.round > 1 && chip(t(`第 ${item.round} 轮`, `round ${item.round}`), 'wait')),
      h('strong.title', nameOf(known.get(item.categoryCode))), h('span.row', item.state !== 'closed' && countdown(item.dueAt, item.isOverdue), h('span.soft.small', ago(item.openedAt)))), icon('next'))))
  }
  const again = () => load(list, draw, 4)
  return { title: t('本单位案件', 'Our cases'), content: [filters, h('div.row.tight', h('a.button.compact', { href: '/department/register' }, icon('list'), t('台账', 'Register')), h('a.button.compact', { href: '/department/connection' }, icon('send'), t('系统接入', 'Own system'))), help, list], ready: () => { again(); live(onLeave, again) } }
}
