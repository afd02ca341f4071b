/** The register of returns, extensions and suspensions: what slipped, of which department, and why. */

import { h, icon } from '../dom.js'
import { nameOf, t, when } from '../language.js'
import { get } from '../api.js'
import { action, categories, chip, empty, load, toast, towns } from '../parts.js'
import { departmentName, departments } from '../work.js'

const KINDS = { returned: t('退回', 'Returned'), recalled: t('撤回', 'Taken back'), extensionAsked: t('申请延期', 'More time asked'), extended: t('准予延期', 'More time granted'), extensionRefused: t('不予延期', 'More time refused'), suspensionAsked: t('申请挂账', 'Suspension asked'), suspensionRefused: t('不予挂账', 'Suspension refused'), suspended: t('挂账', 'Suspended'), resumed: t('恢复办理', 'Resumed') }
const TONES = { returned: 'late', extensionRefused: 'late', extensionAsked: 'wait', suspensionAsked: 'wait', suspensionRefused: 'late', suspended: 'wait', extended: 'good', resumed: 'good' }
const HOMES = { cityAdmin: '/city', department: '/department', townCentre: '/centre' }

export default function register({ query, account }) {
  const place = h('div.stack')
  const home = HOMES[account.role]
  const only = query.get('department')
  const draw = async () => {
    const [known, areas, first] = await Promise.all([categories(), towns(), get('/v1/register', { limit: 100, ...(only && { departmentCode: only }) })])
    if (!first.items.length) return empty('check', t('台账是空的', 'The register is empty'), t('退回、延期、挂账会记在这里。', 'Returns, more time and suspensions are entered here.'))
    const offices = new Map()
    const learn = async items => {
      for (const code of new Set(items.map(item => item.townCode))) for (const [name, office] of await departments(code).catch(() => new Map())) offices.set(name, office)
    }
    await learn(first.items)
    const line = item => h('tr', h('td', chip(KINDS[item.kind] ?? item.kind, TONES[item.kind])), h('td', h('a.subject', { href: `${account.role === 'cityAdmin' ? '/city/cases' : `${home}/cases`}/${item.caseId}` }, nameOf(known.get(item.categoryCode)) || item.categoryCode)),
      h('td', item.departmentCode ? h('a.link', { href: `${home}/register?department=${item.departmentCode}` }, departmentName(offices, item.departmentCode)) : '—'), account.role === 'cityAdmin' && h('td', nameOf(areas.get(item.townCode))),
      h('td', item.reason ?? '', item.until && h('span.soft.small', ' ', t(`至 ${when(item.until)}`, `until ${when(item.until)}`))), h('td.soft', when(item.at)))
    const rows = h('tbody', first.items.map(line))
    let next = first.next
    const more = action('button', t('更早的', 'Earlier'), async () => {
      const page = await get('/v1/register', { limit: 100, cursor: next, ...(only && { departmentCode: only }) })
      await learn(page.items)
      rows.append(...page.items.map(line))
      next = page.next
      more.hidden = !next
      if (!next) toast(t('没有更早的了', 'That was all'))
    })
    more.hidden = !next
    return [only && h('div.row.tight', h('a.button.compact', { href: `${home}/register` }, departmentName(offices, only), ' ', icon('cross'))),
      h('div.card.flush', h('div.scroll', { tabindex: 0, role: 'region', 'aria-label': t('台账', 'Register') }, h('table.stacked', h('thead', h('tr', [t('类型', 'Kind'), t('事项', 'Matter'), t('责任单位', 'Department'), account.role === 'cityAdmin' && t('镇街', 'Town'), t('原因', 'Why'), t('时间', 'When')].filter(Boolean).map(words => h('th', { scope: 'col' }, words)))), rows))), more]
  }
  return { title: t('退回、延期、挂账台账', 'Register'), content: place, back: home, ready: () => load(place, draw, 5) }
}
