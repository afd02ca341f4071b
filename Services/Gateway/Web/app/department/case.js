/** One case of a department: accept or return it, put it right, say so with photos. */

import { h, icon, show } from '../dom.js'
import { nameOf, t, when } from '../language.js'
import { get } from '../api.js'
import { caseState } from '../words.js'
import { action, categories, chip, countdown, failed, field, note, photoPicker, photos, stateChip, timeline, toast, waiting } from '../parts.js'
import { living } from '../living.js'
import { ask, departmentName, departments, departmentSelect, give, live, navigate, textField, timeField } from '../work.js'

export default function caseView({ found, account, onLeave }) {
  const place = h('div.stack', waiting())
  const now = {}
  const draw = async () => {
    const own = shown.begin()
    try {
      const [answer, known, { items: members }] = await Promise.all([get(`/v1/department/cases/${found.id}`), categories(), get('/v1/department/members').catch(() => ({ items: [] }))])
      const offices = await departments(answer.summary.townCode)
      if (shown.isOvertaken(own)) return
      // What was written before something new came is sent with that known: the line above it says so.
      now.version = answer.summary.version
      await shown.offer(own, `${now.version} ${answer.timeline.length}`, () => view({ answer, known, members, offices, isLead: answer.summary.departmentCode === account.departmentCode, now, shown, look: draw }))
    } catch (problem) {
      if (!shown.isDrawn || problem.status === 404) show(place, problem.status === 404 ? note('', 'undo', h('p', t('这件案件现在不在本单位。', 'This case is not yours any more.')), h('a', { href: '/department' }, t('回到列表', 'Back to the list'))) : failed(problem, draw))
    }
  }
  const shown = living(place, draw)
  return { title: t('案件', 'Case'), back: '/department', content: place, ready: () => { draw(); live(onLeave, draw) } }
}

function view({ answer, known, members, offices, isLead, now, shown, look }) {
  const item = answer.summary
  const path = `/v1/department/cases/${item.id}`
  const run = (name, body, sent) => give(`${path}/${name}`, body, now.version, isDone => isDone ? shown.anew(sent) : look())
  const failedCheck = item.state === 'reworking' && [...answer.timeline].reverse().find(step => step.type === 'recheck.failed.v1')
  const giveBack = action('button', [icon('undo'), t('退回', 'Return')], async () => {
    const reason = textField(t('为什么不属本单位', 'Why it is not ours'))
    const select = departmentSelect(await departments(item.townCode))
    select.required = false
    await ask(t('退回中心', 'Return to the centre'), [reason.element, field(t('应由谁办理', 'Whose it is'), select, t('可不选', 'optional'))], t('退回', 'Return'), () => run('return', { reason: reason.value, ...(select.value && { suggestedDepartmentCode: select.value }) }))
  })
  return h('div.columns', h('div.stack',
    h('section.card', h('div.row.tight', stateChip(item.state, caseState(item.state)), item.urgency === 'urgent' && chip(t('紧急', 'Urgent'), 'late'), item.isOverdue && chip(t('已超时', 'Overdue'), 'late')), h('h1', nameOf(known.get(item.categoryCode))),
      item.state !== 'closed' && h('div.row', icon('clock'), countdown(item.dueAt, item.isOverdue), item.dueAt && h('span.soft.small', when(item.dueAt))),
      (item.coHandlers.length > 0 || !isLead) && h('p.small', icon('building'), ' ', t(`主办:${departmentName(offices, item.departmentCode)}`, `In the lead: ${departmentName(offices, item.departmentCode)}`), item.coHandlers.length > 0 && [' · ', t(`协办:${item.coHandlers.map(code => departmentName(offices, code)).join('、')}`, `helping: ${item.coHandlers.map(code => departmentName(offices, code)).join(', ')}`)]),
      isLead && members.length > 0 && WORKING.includes(item.state) && memberField(item, members, run),
      answer.finding && h('p.said', answer.finding), photos(answer.photos, item.reportId, t('核实照片', 'photo of the finding')), h('div.row.tight', navigate(item.place), h('span.soft.small.number', item.gridCode))),
    failedCheck && note('wait', 'refresh', h('strong', t('复查未达标,请重新整改', 'The re-check was not passed; please do it again')), failedCheck.note && h('p', failedCheck.note), photos(failedCheck.photos, item.reportId)),
    !isLead && note('', 'hand', h('p', t('请协助主办单位。进展写在下面,办结由主办单位反馈。', 'Please help the department in the lead. Say below how far you are; the lead reports it done.'))),
    isLead && item.state === 'dispatched' && h('section.card', h('h2', t('签收', 'Accept')), h('div.row', action('button.main', [icon('check'), t('签收', 'Accept')], async () => { if (await run('acceptance', {})) toast(t('已签收', 'Accepted')) }), giveBack)),
    isLead && ['accepted', 'reworking'].includes(item.state) && rectification(item, run, shown),
    [...WORKING, 'rectified'].includes(item.state) && action('button', [icon('list'), t('填写进展', 'Say how far it is')], () => progress(run)),
    isLead && ['accepted', 'reworking'].includes(item.state) && (item.isExtensionAsked ? note('', 'clock', h('p', t('延期申请已提交,等待中心审批。', 'More time was asked for; the centre decides.'))) : h('div.row', action('button.plain', [icon('clock'), t('申请延期', 'Ask for more time')], async () => {
      const until = timeField(t('延到', 'Until'), 7)
      const reason = textField(t('原因', 'Why'))
      await ask(t('申请延期', 'Ask for more time'), [until.element, reason.element], t('提交', 'Send'), async () => { if (await run('extension', { until: until.value, reason: reason.value })) toast(t('已提交', 'Sent')) })
    }))),
    isLead && ['accepted', 'reworking'].includes(item.state) && (item.isSuspensionAsked ? note('', 'clock', h('p', t('挂账申请已提交,等待中心审批;审批前计时照常。', 'A suspension was asked for; the centre decides, and the clock goes on until then.'))) : h('div.row', action('button.plain', [icon('clock'), t('申请挂账', 'Ask for a suspension')], async () => {
      const reason = textField(t('原因', 'Why'), { hint: t('同意后市民会看到', 'the citizen reads it where it is granted') })
      const next = timeField(t('何时再告知进展', 'Next word on'), 14)
      await ask(t('申请挂账(停止计时)', 'Ask for a suspension (the clock stops)'), [reason.element, next.element], t('提交', 'Send'), async () => { if (await run('suspension', { reason: reason.value, nextWordOn: next.value })) toast(t('已提交', 'Sent')) })
    }))),
    item.state === 'rectified' && note('good', 'walk', h('p', t('已反馈整改,网格员将到现场复查。', 'Reported done; an officer will check on site.'))),
    item.state === 'returned' && note('', 'undo', h('p', t('已退回中心,等待改派。', 'Returned; the centre decides where it goes.'))),
    item.state === 'suspended' && note('', 'clock', h('p', t('已挂账,计时暂停。', 'Suspended; the clock stands.')))),
  h('section.card', h('h2', t('经过', 'What happened')), timeline(answer.timeline, item.reportId)))
}

/** States in which a department has something to do. */
const WORKING = ['dispatched', 'accepted', 'reworking', 'suspended']

/** Who in the department works on it. */
function memberField(item, members, run) {
  const select = h('select', h('option', { value: '' }, t('未指定', 'nobody in particular')), members.map(member => h('option', { value: member.id, selected: member.id === item.memberId }, member.name)))
  select.addEventListener('change', () => run('member', select.value ? { memberId: select.value } : {}).then(isDone => isDone && toast(t('已更新办理人', 'Set')), problem => { select.value = item.memberId ?? ''; toast(problem.words) }))
  return field(t('办理人', 'Who works on it'), select)
}

function progress(run) {
  const words = textField(t('进展', 'How far it is'), { hint: t('市民也会看到', 'the citizen reads it too'), limit: 1000 })
  const picker = photoPicker()
  return ask(t('填写进展', 'Say how far it is'), [words.element, h('div.stack.close', h('strong', t('照片(可不附)', 'Photos (optional)')), picker.element)], t('提交', 'Send'), async () => {
    if (await run('notes', { text: words.value, photos: await picker.tokens() })) toast(t('已填写', 'Noted'))
  })
}

/** Of this round of the work: what another round's report said has been sent. */
const rectification = (item, run, shown) => {
  const name = `rectification ${item.round}`
  return shown.form(name, () => rectify((step, body) => run(step, body, name)))
}

function rectify(run) {
  const words = h('textarea', { maxlength: 1000, placeholder: t('做了什么,例如:已清运垃圾并冲洗路面', 'What was done, e.g. rubbish removed and the road washed') })
  const conclusion = h('input', { maxlength: 1000, placeholder: t('如:经检测合格', 'e.g. tested, in order') })
  const signedBy = h('input', { maxlength: 64 })
  const picker = photoPicker()
  return h('section.card', h('h2', icon('check'), t('反馈整改', 'Report the work done')), h('div.stack.close', h('strong', t('整改后照片', 'After-photos')), picker.element), field(t('整改情况', 'What was done'), words),
    h('details', h('summary.link', t('需要书面结论的类别', 'Where a signed conclusion is needed')), h('div.stack', field(t('结论', 'Conclusion'), conclusion), field(t('签字人', 'Signed by'), signedBy))),
    action('button.main.wide', t('提交整改结果', 'Send'), async () => {
      if (!words.value.trim()) { words.focus(); throw { words: t('请写明做了什么', 'Please say what was done') } }
      if (!picker.count) throw { words: t('请附至少一张整改后照片', 'Please add at least one after-photo') }
      const isDone = await run('rectification', { text: words.value.trim(), photos: await picker.tokens(), ...(conclusion.value.trim() && { conclusion: conclusion.value.trim() }), ...(signedBy.value.trim() && { signedBy: signedBy.value.trim() }) })
      if (isDone) toast(t('已提交,等待复查', 'Sent; the re-check follows'))
    }))
}
