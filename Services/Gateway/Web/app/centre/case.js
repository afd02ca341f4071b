/** One case on one screen: what was found, where, what happened, and what the centre can do now. */

import { h, icon, show } from '../dom.js'
import { nameOf, t, when } from '../language.js'
import { get } from '../api.js'
import { caseState } from '../words.js'
import { action, categories, chip, countdown, failed, field, note, photo, photos, stateChip, timeline, toast, towns, waiting } from '../parts.js'
import { living } from '../living.js'
import { ask, departmentName, departments, departmentSelect, give, keys, live, textField, timeField } from '../work.js'
import { makeMap } from '../map.js'

/** Seconds in which a dispatch by key can still be taken back before it leaves. */
const UNDO = 10

export default function caseView({ found, account, onLeave }) {
  const place = h('div.stack', waiting(4))
  const isCity = account.role === 'cityAdmin'
  const doing = {}
  let pending = null
  const draw = async () => {
    const own = shown.begin()
    try {
      const [answer, known, areas] = await Promise.all([get(`/v1/cases/${found.id}`), categories(), towns()])
      const { summary } = answer
      const needsHome = ['atCentre', 'returned'].includes(summary.state)
      const [offices, suggestions] = await Promise.all([departments(summary.townCode), needsHome ? get(`/v1/cases/${found.id}/suggestions`).catch(() => ({ days: 0, items: [] })) : null])
      await shown.offer(own, `${summary.version} ${answer.timeline.length}`, () => {
        for (const name of Object.keys(doing)) delete doing[name]
        return view({ answer, known, areas, offices, suggestions, isCity, again: shown.anew, doing, send })
      })
    } catch (problem) {
      if (!shown.isDrawn) show(place, failed(problem, draw))
    }
  }
  const shown = living(place, draw)
  /** Leaves after some seconds, unless it is called back; leaving the page sends it at once. */
  const send = (words, run) => {
    pending?.go()
    let line
    const mine = { go: () => { clearTimeout(mine.timer); line?.remove(); if (pending === mine) pending = null; return run().catch(problem => toast(problem.words ?? t('没有成功,请再试一次', 'That did not work; please try again'))) } }
    mine.timer = setTimeout(mine.go, UNDO * 1000)
    line = toast(words, { words: t('撤销', 'Undo'), stay: UNDO * 1000, run: () => { clearTimeout(mine.timer); pending = null; toast(t('已撤销', 'Taken back')) } })
    pending = mine
  }
  // Also when the tab is closed or loaded anew: what was chosen is on its way then (fetch goes on, see `command`).
  const gone = () => { pending?.go() }
  addEventListener('pagehide', gone)
  onLeave(() => { removeEventListener('pagehide', gone); gone() })
  const number = n => () => doing.suggest?.(n)
  keys(onLeave, { 1: number(0), 2: number(1), 3: number(2), d: () => doing.dispatch?.(), u: () => doing.urge?.() })
  return { title: t('案件', 'Case'), back: isCity ? '/city/cases' : '/centre', content: place, ready: () => { draw(); live(onLeave, draw) } }
}

function view(parts) {
  const { answer, known, areas, offices, isCity } = parts
  const item = answer.summary
  const box = h('div.map')
  setTimeout(() => makeMap(box, { centre: item.place, zoom: 15 }).then(map => map && window.L.marker([item.place.latitude, item.place.longitude], { keyboard: false, icon: window.L.divIcon({ className: '', html: h('span.pin', icon('pin')), iconSize: [34, 34], iconAnchor: [17, 32] }) }).addTo(map)).catch(() => box.remove()))
  const after = [...answer.timeline].reverse().find(step => step.type === 'case.rectified.v1' && step.photos.length)
  return h('div.columns',
    h('div.stack',
      h('section.card', h('div.row.tight', stateChip(item.state, caseState(item.state)), item.urgency === 'urgent' && chip(t('紧急', 'Urgent'), 'late'), item.returns > 0 && chip(t(`退回 ${item.returns} 次`, `returned ${item.returns}×`), 'wait'), item.isOverdue && chip(t('已超时', 'Overdue'), 'late')),
        h('h1', nameOf(known.get(item.categoryCode))), item.state !== 'closed' && h('div.row', icon('clock'), countdown(item.dueAt, item.isOverdue), item.dueAt && h('span.soft.small', when(item.dueAt))),
        answer.finding && h('p.said', answer.finding),
        after && answer.photos[0] ? h('div.pair', h('figure', photo(answer.photos[0], item.reportId, t('整改前', 'before')), h('figcaption', t('整改前', 'Before'))), h('figure', photo(after.photos[0], item.reportId, t('整改后', 'after')), h('figcaption', t('整改后', 'After')))) : photos(answer.photos, item.reportId, t('核实照片', 'photo of the finding'))),
      !isCity && doings(parts),
      h('section.card', h('h2', t('经过', 'What happened')), timeline(answer.timeline, item.reportId))),
    h('div.stack',
      h('section.card', h('dl.facts', h('dt', t('责任单位', 'Department')), h('dd', item.state === 'atCentre' ? '—' : departmentName(offices, item.departmentCode), item.memberName && ` · ${item.memberName}`), item.coHandlers.length > 0 && [h('dt', t('协办单位', 'Helping')), h('dd', item.coHandlers.map(code => departmentName(offices, code)).join(t('、', ', ')))], h('dt', t('镇街', 'Town')), h('dd', nameOf(areas.get(item.townCode))), h('dt', t('网格', 'Cell')), h('dd.number', item.gridCode), h('dt', t('立案', 'Opened')), h('dd', `${when(item.openedAt)}`),
        h('dt', t('轮次', 'Round')), h('dd', item.round)),
        h('a.link.small', { href: `${isCity ? '/city' : '/centre'}/contacts?report=${item.reportId}` }, t('申请查阅上报人联系方式', 'Ask for the reporter’s contact'))),
      h('section.card.flush', box)))
}

function doings({ answer, known, offices, suggestions, again, doing, send }) {
  const item = answer.summary
  const path = `/v1/cases/${item.id}`
  const run = (name, body) => give(`${path}/${name}`, body, item.version, () => again())
  const latest = type => [...answer.timeline].reverse().find(step => step.type === type)
  const extension = item.isExtensionAsked && latest('case.extensionRequested.v1')
  const suspension = item.isSuspensionAsked && latest('case.suspensionRequested.v1')
  const returned = item.state === 'returned' && latest('case.returned.v1')
  const buttons = []
  const add = (name, look, words, work, key) => { doing[name] = work; buttons.push(action(`button${look}`, [words, key && h('kbd', key)], work)) }

  if (['dispatched', 'accepted', 'reworking'].includes(item.state)) {
    add('urge', '', t('催办', 'Urge'), async () => { if (await run('urging', { note: t('请尽快办理', 'Please hurry') })) toast(t('已催办', 'Urged')) }, 'U')
  }
  if (['dispatched', 'accepted', 'reworking', 'suspended'].includes(item.state)) {
    add('involve', '.plain', t('协办单位', 'Helping departments'), () => {
      const select = h('select', { multiple: true, size: 8 }, [...offices.values()].filter(one => one.code !== item.departmentCode).map(one => h('option', { value: one.code, selected: item.coHandlers.includes(one.code) }, nameOf(one))))
      const words = textField(t('附言', 'Note'), { required: false, hint: t('给协办单位看', 'for them') })
      return ask(t('协办单位', 'Helping departments'), [field(t('单位', 'Departments'), select, t('最多五个;全不选则不再协办', 'at most five; none: nobody helps any more')), words.element], t('保存', 'Save'), () => run('co-handlers', { departmentCodes: [...select.selectedOptions].map(option => option.value), ...(words.value && { note: words.value }) }))
    })
  }
  if (item.state === 'dispatched') add('recall', '', t('撤回', 'Take back'), () => reasoned(t('撤回', 'Take back'), reason => run('recall', { reason })))
  if (['accepted', 'reworking'].includes(item.state)) {
    add('suspend', '', t('挂账', 'Suspend'), () => {
      const reason = textField(t('原因', 'Why'), { hint: t('市民会看到', 'the citizen reads it') })
      const next = timeField(t('何时再告知进展', 'Next word on'), 14)
      return ask(t('挂账(停止计时)', 'Suspend (the clock stops)'), [reason.element, next.element], t('挂账', 'Suspend'), () => run('suspension', { reason: reason.value, nextWordOn: next.value }))
    })
  }
  if (['atCentre', 'dispatched', 'returned', 'accepted', 'reworking', 'suspended'].includes(item.state)) {
    add('recategorise', '.plain', t('更正类别', 'Correct the category'), () => {
      const select = h('select', { required: true }, h('option', { value: '' }, t('请选择', 'Please choose')), [...known.values()].filter(one => one.code !== item.categoryCode && !one.isEmergency && !one.isCrimeTip).map(one => h('option', { value: one.code }, nameOf(one))))
      const reason = textField(t('原因', 'Why'))
      return ask(t('更正类别(时限按新类别重算)', 'Correct the category (its limits apply)'), [field(t('类别', 'Category'), select), reason.element], t('更正', 'Correct'), () => run('category', { categoryCode: select.value, reason: reason.value }))
    })
  }
  if (item.state === 'suspended') add('resume', '.main', t('恢复办理', 'Resume'), () => run('resumption', {}))

  const home = suggestions && dispatching({ item, offices, suggestions, run, doing, send, isReturned: item.state === 'returned' })
  if (!home && !buttons.length && !extension && !suspension) return item.state === 'rectified' ? note('', 'walk', h('p', t('已整改,等待网格员复查。', 'The work is reported done; the officer re-checks.'))) : null
  return h('section.card', h('h2', t('办理', 'What to do')),
    returned && note('wait', 'undo', h('strong', t('单位退回', 'Returned by the department')), h('p', returned.note ?? '')),
    extension && note('wait', 'clock', h('strong', t('单位申请延期', 'The department asks for more time')), h('p', extension.note ?? ''),
      h('div.row.tight', action('button.main.compact', t('同意', 'Grant'), () => run('extension-decision', { isGranted: true })), action('button.compact', t('不同意', 'Refuse'), () => reasoned(t('不同意延期', 'Refuse more time'), reason => run('extension-decision', { isGranted: false, reason }))))),
    suspension && note('wait', 'clock', h('strong', t('单位申请挂账(停止计时)', 'The department asks to suspend it (the clock stops)')), h('p', suspension.note ?? ''),
      h('div.row.tight', action('button.main.compact', t('同意挂账', 'Suspend it'), () => run('suspension-decision', { isGranted: true })), action('button.compact', t('不同意挂账', 'Do not suspend it'), () => reasoned(t('不同意挂账', 'Do not suspend it'), reason => run('suspension-decision', { isGranted: false, reason }))))),
    home, buttons.length > 0 && h('div.row.tight', buttons))
}

const reasoned = (title, run) => {
  const reason = textField(t('原因', 'Why'))
  return ask(title, [reason.element], t('确定', 'Confirm'), () => run(reason.value))
}

/** Suggested departments by number key; any other by the list. Each can be called back for some seconds. */
function dispatching({ item, offices, suggestions, run, doing, send, isReturned }) {
  const give = (code, isFinal, words) => (isReturned ? run('return-decision', { departmentCode: code, isFinal, ...(words && { note: words }) }) : run('dispatch', { departmentCode: code, ...(words && { note: words }) }))
  const items = suggestions.items.filter(one => !isReturned || one.departmentCode !== item.departmentCode).slice(0, 3)
  const pick = one => send(t(`正在派给 ${one.name}`, `Going to ${nameOf(one)}`), () => give(one.departmentCode, false))
  doing.suggest = n => items[n] && pick(items[n])
  doing.dispatch = () => {
    const select = departmentSelect(offices)
    const words = textField(t('附言', 'Note'), { required: false, hint: t('给单位看', 'for the department') })
    const final = h('input', { type: 'checkbox' })
    return ask(isReturned ? t('改派', 'Redirect') : t('交办', 'Dispatch'), [field(t('责任单位', 'Department'), select), words.element, isReturned && h('label.tick', final, h('span', t('指定主办,不得再退回', 'Designated: no further return')))], t('交办', 'Dispatch'), () => give(select.value, final.checked, words.value))
  }
  return h('div.stack.close',
    h('p.soft.small', isReturned ? t('改派给', 'Redirect to') : t('建议交办给', 'Suggested'), ' · ', t(`按键直接派,${UNDO} 秒内可撤销`, `a key sends it; ${UNDO} s to undo`)),
    items.map((one, i) => h('button.suggest', { type: 'button', onclick: () => pick(one) }, h('kbd', i + 1), h('span.grow', h('strong', nameOf(one)), h('span.soft.small', why(one, suggestions.days))), icon('send'))),
    action('button', [t('选其他单位…', 'Another department…'), h('kbd', 'D')], () => doing.dispatch()))
}

const why = (one, days) => [one.isRuled && t('职责分工', 'by the routing rules'), one.cases > 0 && t(`近 ${days} 天同类 ${one.sharePercent}% 派这里(${one.cases} 件)`, `${one.sharePercent}% of its like in ${days} days (${one.cases})`)].filter(Boolean).join(' · ')
