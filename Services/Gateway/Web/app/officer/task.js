/** One task: claim, arrive, say what was found; with a question to the reporter, and the re-check beside the before-photo. */

import { h, icon, redraw, released, show } from '../dom.js'
import { ago, metres, nameOf, say, t } from '../language.js'
import { get } from '../api.js'
import { taskKind, taskState } from '../words.js'
import { action, categories, chip, choices, chosen, countdown, dialog, distance, failed, field, note, photo, photoPicker, photos, position, stateChip, timeline, toast, waiting } from '../parts.js'
import { living } from '../living.js'
import { ask, departments, departmentSelect, give, live, navigate, textField, told } from '../work.js'
import * as steps from './steps.js'
import { makeMap } from '../map.js'
import { help } from './help.js'

/** Metres from the pin from which a reason is asked for; the service decides. */
const NEAR = 200

export default function task({ found, onLeave, account, go }) {
  const place = h('div.stack', waiting())
  const helpers = h('div', { hidden: true })
  const away = h('div', { hidden: true })
  const now = {}
  let helped = ''
  const draw = async () => {
    const own = shown.begin()
    try {
      const [{ answer, isKept }, known, pending] = await Promise.all([look(found.id), categories(), steps.steps(found.id)])
      if (shown.isOvertaken(own)) return
      now.answer = answer
      const isHere = !isKept && answer.task.state === 'arrived' && !pending.length && !isOffered(answer.task, account) && !['recheck', 'sample'].includes(answer.task.kind)
      const canEnd = !isKept && !['concluded', 'withdrawn'].includes(answer.task.state) && !isOffered(answer.task, account)
      // What becomes of a call for help is drawn by itself.
      const calls = answer.timeline.filter(step => step.type.startsWith('assistance.')).length
      const key = `${answer.task.version - calls} ${answer.timeline.length - calls} ${pending.map(step => step.key + step.state)}`
      await shown.offer(own, key, () => view({ now, known, account, shown, go, pending, away, helpers }))
      // The network comes and goes; what is being written does not.
      show(away, isKept && note('', 'cloud', h('p', t(`没有网络,这是 ${ago(new Date(isKept))}的样子。照常处理,有网后自动提交。`, `No network: this is how it stood ${ago(new Date(isKept))}. Work on; it is sent when the network is back.`))))
      away.hidden = !isKept
      // The names of the units may take a while, or not come at all.
      const shape = JSON.stringify([answer.assistance, isHere, canEnd, answer.task.version])
      if (shape === helped) return
      const card = await help(answer, isHere, canEnd, draw)
      await released()
      if (shown.isOvertaken(own)) return
      helped = shape
      redraw(helpers, card)
      helpers.hidden = !card
    } catch (problem) {
      if (!shown.isDrawn) show(place, failed(problem, draw))
    }
  }
  const shown = living(place, draw)
  const heard = event => event.detail.task === found.id && draw()
  for (const name of ['sent', 'waiting', 'refused']) document.addEventListener(`steps-${name}`, heard)
  onLeave(() => { for (const name of ['sent', 'waiting', 'refused']) document.removeEventListener(`steps-${name}`, heard) })
  steps.start()
  return { title: t('任务', 'Task'), back: '/officer', content: place, ready: () => { draw(); live(onLeave, draw) } }
}

/** From the interface, else as this device saw it last. */
async function look(id) {
  try {
    const answer = await get(`/v1/tasks/${id}`)
    await steps.keep(answer)
    return { answer, isKept: false }
  } catch (problem) {
    const kept = problem.isPassing && (await steps.kept(id))
    if (!kept) throw problem
    return { answer: kept.answer, isKept: kept.at }
  }
}

function view({ now, known, account, shown, go, pending, away, helpers }) {
  const { answer } = now
  const task = steps.foresee(answer.task, pending)
  const again = shown.anew
  const category = known.get(task.categoryCode)
  const isOpen = !['concluded', 'withdrawn'].includes(task.state)
  const isMine = !isOffered(task, account)
  const final = pending.find(step => ['finding', 'recheck', 'question'].includes(step.name))
  const box = h('div.map')
  const details = h('details.card', { ontoggle: event => event.target.open && !box.hasChildNodes() && makeMap(box, { centre: task.place, zoom: 16 }).then(map => map && window.L.marker([task.place.latitude, task.place.longitude], { icon: window.L.divIcon({ className: '', html: h('span.pin', icon('pin')), iconSize: [34, 34], iconAnchor: [17, 32] }) }).addTo(map)).catch(() => box.remove()) },
    h('summary.link', t('地图与经过', 'Map and what happened')), box, timeline(answer.timeline, task.reportId))
  return [
    away,
    pending.length > 0 && waitingSteps(task, pending, again),
    h('section.card', h('div.row.tight', stateChip(task.state, taskState(task)), task.urgency === 'urgent' && chip(t('紧急', 'Urgent'), 'late'), task.kind !== 'first' && chip(taskKind(task.kind))),
      h('h1', nameOf(category)), isOpen && h('div.row', icon('clock'), countdown(task.dueAt, task.isOverdue)),
      answer.text && h('p.said', answer.text), answer.landmark && h('p', icon('pin'), ' ', answer.landmark),
      photos(answer.photos, task.reportId, t('上报照片', 'photo of the report')),
      answer.followers > 0 && h('p.soft.small', t(`另有 ${answer.followers} 人反映同一件事`, `${answer.followers} others report the same`)),
      answer.isOnBehalf && h('div.note', icon('user'), h('div', h('strong', t('替家人反映', 'Reported for a relative')), h('span', answer.canReadRelative ? t('现场有疑问时可以联系家人;每次查看都会记录,不要转告他人。', 'Call them with questions on site; every look is recorded, and it is for nobody else.') : isOpen ? t('接单后可查看留下的联系方式(如有)。', 'What was left to reach them can be seen once the task is yours.') : t('核实结束后不再显示联系方式。', 'After the finding it is shown no more.')),
        answer.canReadRelative && action('button.compact', [icon('phone'), t('联系家人', 'Reach them')], () => showRelative(task)))),
      answer.question && h('div.note', icon('question'), h('div', h('strong', answer.question), h('span', answer.answer ?? (task.state === 'asking' ? t('等待市民回复', 'waiting for the answer') : t('没有收到回复', 'no answer came'))))),
      h('div.row.tight', navigate(task.place), h('span.soft.small.number', `${task.place.latitude.toFixed(5)}, ${task.place.longitude.toFixed(5)}`))),
    helpers,
    handOver(task, account, again, go),
    isMine && task.state === 'assigned' && !final && action('button.main.wide', [icon('hand'), t('接单', 'Take it')], () => perform(task, 'claim', undefined, [], t('已接单', 'Taken'), again)),
    isMine && task.state === 'claimed' && !final && arrive(task, again),
    isMine && ['claimed', 'arrived'].includes(task.state) && !final && (['recheck', 'sample'].includes(task.kind) ? shown.form('recheck', () => recheck(answer, () => again('recheck'))) : shown.form('finding', () => finding(now, known, () => again('finding')))),
    isMine && ['claimed', 'arrived'].includes(task.state) && !final && !['recheck', 'sample'].includes(task.kind) && action('button.plain.wide', [icon('question'), t('请市民补充信息(计时暂停)', 'Ask the reporter (the clock stops)')], async () => {
      const words = textField(t('想问什么', 'What to ask'), { hint: t('通过平台转达,您看不到市民是谁', 'passed on by the system; you do not learn who it is') })
      await ask(t('请市民补充', 'Ask the reporter'), [h('div.row.tight', [t('请问具体在哪个门口?', 'At which entrance is it?'), t('现在还在吗?', 'Is it still there?'), t('能补一张照片吗?', 'Could you add a photo?')].map(sentence => h('button.button.compact', { type: 'button', onclick: () => { words.input.value = sentence } }, sentence))), words.element], t('发送', 'Send'), () => perform(task, 'question', { text: words.value }, [], t('已转达', 'Passed on'), again))
    }),
    isSeparable(answer) && action('button.plain.wide', [icon('undo'), t('撤销并案', 'Undo the merger')], () => {
      const reason = textField(t('原因', 'Why'), { hint: t('市民会重新收到进展', 'the citizen hears of it again') })
      return ask(t('撤销并案,重新核实', 'Undo the merger and verify anew'), [reason.element], t('撤销并案', 'Undo it'), () => give(`/v1/tasks/${task.id}/separation`, { reason: reason.value }, undefined, told(t('已撤销并案', 'No longer merged'), again)))
    }),
    !isOpen && note('good', 'check', h('p', t('这项任务已完成。', 'This task is done.')), h('button.link', { type: 'button', onclick: () => go('/officer') }, t('回到任务列表', 'Back to the tasks'))),
    details,
  ]
}

/** Whether a colleague asks this officer to take the task over. */
const isOffered = (task, account) => task.offeredTo !== undefined && task.offeredTo === account.id

/** Whether the officer's own finding was that it is a duplicate, and nothing came after. */
const isSeparable = ({ task, timeline, isMergedByCentre }) => !isMergedByCentre && task.state === 'concluded' && task.kind === 'first' && [...timeline].reverse().find(step => step.type.startsWith('report.'))?.state === 'duplicate'

/** How to reach the relative: asked for each time and kept nowhere on this device. */
async function showRelative(task) {
  const { name, phone } = await get(`/v1/tasks/${task.id}/relative`)
  await dialog(t('家人联系方式', 'The relative'), close => h('div.stack', h('h2', name || t('未留称呼', 'No name given')),
    phone ? h('a.button.main.wide', { href: `tel:${phone}` }, icon('phone'), phone) : h('p', t('未留电话', 'No phone given')),
    h('p.soft.small', t('只用于现场核实。这次查看已记录,上报人可以看到。', 'For this verification only. This look is recorded, and the reporter can see it.')),
    h('button.button.plain', { type: 'button', onclick: () => close() }, t('关闭', 'Close'))))
}

/** To a colleague who can take it over: asked, it stays here until that one says yes. */
function handOver(task, account, again, go) {
  const decide = (isAccepted, words, then) => give(`/v1/tasks/${task.id}/offer-decision`, { isAccepted }, task.version, told(words, then))
  if (isOffered(task, account)) {
    return note('wait', 'hand', h('strong', t('同事请您接手这项任务', 'A colleague asks you to take this over')), h('p.soft.small', t('时限不变。接手后由您办理。', 'Its limit stays. It is yours then.')),
      h('div.row.tight', action('button.main.compact', t('接手', 'Take it over'), () => decide(true, t('已接手', 'It is yours'), again)), action('button.compact', t('不接手', 'Decline'), () => decide(false, t('已告知同事', 'Your colleague is told'), () => go('/officer')))))
  }
  if (!['assigned', 'claimed', 'arrived'].includes(task.state)) return null
  if (task.offeredTo) return note('wait', 'clock', h('p', t('已请同事接手,等待答复。之前仍由您负责。', 'A colleague is asked to take it over. Until then it is yours.')), action('button.compact', t('不转了', 'Take the question back'), () => decide(false, t('已撤回', 'Taken back'), again)))
  return action('button.plain.wide', [icon('user'), t('请同事接手', 'Ask a colleague to take over')], async () => {
    const { officers } = await get('/v1/duty')
    const colleagues = officers.filter(officer => officer.id !== account.id && !officer.isAway).sort((a, b) => a.openTasks - b.openTasks)
    if (!colleagues.length) return toast(t('现在没有在岗的同事', 'No colleague is there now'))
    const select = h('select', { required: true }, h('option', { value: '' }, t('请选择', 'Please choose')), colleagues.map(officer => h('option', { value: officer.id }, t(`${officer.name}(${officer.openTasks} 件未完成)`, `${officer.name} (${officer.openTasks} open)`))))
    const reason = textField(t('原因', 'Why'))
    return ask(t('请同事接手', 'Ask a colleague'), [field(t('同事', 'Colleague'), select), reason.element], t('发出', 'Ask'), () => give(`/v1/tasks/${task.id}/offer`, { officerId: select.value, reason: reason.value }, task.version, told(t('已请同事接手', 'Asked'), again)))
  })
}

/** Does a step and says what came of it; without a network it waits on this device. */
async function perform(task, name, body, photos, words, again) {
  toast((await steps.take(task.id, name, body, photos)) === 'done' ? words : t('已保存在手机里,有网后自动提交一次', 'Kept on this device; it is sent once when the network is back'))
  await again()
}

const STEPS = () => ({ claim: t('接单', 'Take the task'), arrival: t('到场', 'Arrival'), question: t('请市民补充', 'Question to the reporter'), finding: t('核实结果', 'Finding'), recheck: t('复查结果', 'Re-check') })

/** What still waits here; after a refusal why, with the officer's own words and photos to take along. */
function waitingSteps(task, pending, again) {
  const refused = pending.find(step => step.state === 'refused')
  const names = STEPS()
  const said = step => h('li', h('strong', names[step.name]), ' ', h('span.soft.small', ago(new Date(step.at))), step.body.text && h('p.said', step.body.text), step.photos.length > 0 && h('div.photos', step.photos.map(photo => h('div.photo', h('img', { src: URL.createObjectURL(photo.blob), alt: t('您拍的照片', 'your photo') })))))
  if (!refused) return note('wait', 'cloud', h('strong', t('有网后自动提交,每一步只提交一次', 'Sent when the network is back, each step once')), h('ul.stack.close', pending.map(said)))
  return h('section.card', { id: 'refused' }, h('h2', icon('warning'), t('有一步没有被接受', 'One step was not accepted')),
    h('p', t(`您离线时做的“${names[refused.name]}”,到达时情况已经变了:`, `“${names[refused.name]}” was done without a network; when it arrived things had changed:`)),
    note('wait', 'refresh', h('p', say(refused.problem?.words) || t('这一步现在不能做', 'This step is not possible now')), h('p.soft.small', t(`任务现在:${taskState(task)}`, `The task now: ${taskState(task)}`))),
    h('p.soft.small', t('您写的和拍的都还在这里:', 'What you wrote and took is still here:')), h('ul.stack.close', pending.map(said)),
    h('div.row.tight', action('button.main.compact', [icon('refresh'), t('再提交一次', 'Send again')], async () => { await steps.again(task.id); await again() }),
      action('button.compact', t('不再提交', 'Do not send'), async () => { await steps.forget(task.id); await again() })))
}

function arrive(task, again) {
  return action('button.main.wide', [icon('pin'), t('我已到场', 'I am on site')], async () => {
    let at
    try { at = await position() } catch (error) { return toast(error.words) }
    await perform(task, 'arrival', { position: at }, [], t(`已到场,距图钉 ${metres(distance(at, task.place))},误差 ${metres(at.accuracyMetres)}`, `On site, ${metres(distance(at, task.place))} from the pin, within ${metres(at.accuracyMetres)}`), again)
  })
}

/** Where the officer stands whenever the form is drawn; far from the pin a reason is asked for at once, not after a refusal. */
function standpoint(task, form) {
  const reason = h('input', { maxlength: 200, placeholder: t('如:现场在高架桥下,无法靠近', 'e.g. under a bridge, no way closer') })
  const reasonField = field(t('为什么不在图钉处', 'Why not at the pin'), reason)
  const line = h('p.small.soft')
  reasonField.hidden = true
  const look = async () => {
    const at = await position()
    const far = distance(at, task.place)
    show(line, icon('target'), ' ', t(`距图钉 ${metres(far)},误差 ${metres(at.accuracyMetres)}`, `${metres(far)} from the pin, within ${metres(at.accuracyMetres)}`))
    reasonField.hidden = far <= NEAR + Math.min(at.accuracyMetres, 100)
    return at
  }
  const tell = () => look().catch(error => show(line, icon('warning'), ' ', error.words))
  form.addEventListener('drawn', tell)
  return {
    elements: [line, reasonField],
    async take() {
      const at = await look()
      if (!reasonField.hidden && !reason.value.trim()) { reason.focus(); throw { words: t('离图钉较远,请写明原因', 'Far from the pin: please say why') } }
      return { position: at, ...(reason.value.trim() && { remoteReason: reason.value.trim() }) }
    },
  }
}

const FINDINGS = () => [
  { value: 'confirmed', words: t('属实,需要处理', 'True, to be handled'), hint: t('交镇街中心', 'goes to the centre') },
  { value: 'resolvedOnSite', words: t('属实,当场解决', 'True, solved here'), hint: t('现场已处置', 'put right on the spot') },
  { value: 'goneOnArrival', words: t('到场已消失', 'Gone on arrival') },
  { value: 'unfounded', words: t('未发现所述情况', 'Not as described') },
  { value: 'duplicate', words: t('重复', 'Duplicate') },
  { value: 'unlocatable', words: t('找不到位置', 'Place not found') },
  { value: 'outOfRemit', words: t('不属受理范围', 'Out of remit') },
]
const SENTENCES = () => ({
  confirmed: t('现场核实属实', 'Verified on site as reported'), resolvedOnSite: t('现场核实属实,已当场处置完毕', 'Verified and put right on the spot'),
  goneOnArrival: t('到场时情况已消失,感谢提醒', 'It was gone on arrival; thank you for the hint'), unfounded: t('已到现场查看,未发现所述情况', 'Looked on site, not found as described'),
  duplicate: t('已有市民反映,正在处理', 'Already reported and in work'), unlocatable: t('未找到具体位置,请补充参照物', 'The place was not found; please add a landmark'), outOfRemit: t('不在受理范围,请联系相应渠道', 'Not handled here; please use the right channel'),
})
const CHANNELS = ['12345', '12315', '110', '119', '122', '12333', '95598', '12369']
const UNITS = () => [t('社区治安队', 'Community security team'), t('物业', 'Property management'), t('志愿者', 'Volunteers')]

/** Stays while the task goes on; what may change in the meantime is read from `now` when it is needed. */
function finding(now, known, sent) {
  const { task } = now.answer
  const form = h('section.card')
  const picker = photoPicker()
  const words = h('textarea', { maxlength: 1000 })
  const stand = standpoint(task, form)
  const more = h('div.stack')
  const extra = {}
  let last = ''
  const choose = async value => {
    const sentence = SENTENCES()[value]
    if (!words.value.trim() || words.value === last) words.value = last = sentence
    for (const name of Object.keys(extra)) delete extra[name]
    show(more)
    if (value === 'duplicate') {
      extra.duplicateOf = () => chosen(more, 'original')
      show(more, now.answer.possibleDuplicates.length ? choices('original', t('是哪一件', 'Of which report'), now.answer.possibleDuplicates.map((id, i) => ({ value: id, words: t(`附近同类上报 ${i + 1}`, `Report nearby ${i + 1}`), hint: id.slice(0, 8) }))) : note('wait', 'warning', h('p', t('附近没有未办结的同类上报,请选其他结果。', 'There is no open report of this kind nearby; please choose another finding.'))))
    }
    // Nobody is accused for having contested something.
    if (value === 'unfounded' && now.answer.mayProposeMalice) {
      const why = h('textarea', { maxlength: 500, placeholder: t('如:多次编造同一处不存在的火情', 'e.g. made up the same fire again and again') })
      const reason = field(t('为什么认为是有意编造', 'Why you think that it was made up'), why, t('由镇街中心认定;看错、说错不算', 'the centre decides; a mistake is none'))
      reason.hidden = true
      const isTicked = h('input', { type: 'checkbox', name: 'malice', onchange: event => { reason.hidden = !event.target.checked } })
      extra.maliceReason = () => {
        if (!isTicked.checked) return undefined
        if (!why.value.trim()) { why.focus(); throw { words: t('请写明理由', 'Please say why') } }
        return why.value.trim()
      }
      show(more, h('label.tick', isTicked, h('span', t('提请认定为恶意上报', 'Ask the centre whether it was sent in bad faith'))), reason)
    }
    if (value === 'outOfRemit') {
      extra.channel = () => chosen(more, 'channel')
      show(more, choices('channel', t('建议联系', 'The right channel'), CHANNELS.map(number => ({ value: number, words: number })), '12345'))
    }
    if (value === 'resolvedOnSite') {
      const education = h('input', { maxlength: 500, placeholder: t('如:已向车主讲解消防安全', 'e.g. fire safety explained to the owner') })
      extra.assistingUnits = () => [...more.querySelectorAll('input[name=unit]:checked')].map(input => input.value)
      extra.education = () => education.value.trim() || undefined
      show(more, h('fieldset.stack.close', h('legend', t('协助单位', 'Who helped')), UNITS().map(unit => h('label.tick', h('input', { type: 'checkbox', name: 'unit', value: unit }), h('span', unit)))), field(t('教育引导', 'What the owner was told'), education))
    }
    if (value === 'confirmed') {
      const category = h('select', h('option', { value: '' }, nameOf(known.get(task.categoryCode))), [...known.values()].filter(item => item.code !== task.categoryCode && !item.isCrimeTip).map(item => h('option', { value: item.code }, nameOf(item))))
      extra.correctedCategoryCode = () => category.value || undefined
      const callIn = h('div')
      const calledIn = h('label.tick', h('input', { type: 'checkbox', onchange: async event => {
        if (!event.target.checked) { extra.callIn = undefined; return show(callIn) }
        const offices = await departments(task.gridCode.slice(0, 9)).catch(() => null)
        if (!offices) { event.target.checked = false; return toast(t('没有网络,暂时不能选部门;可在说明里写明', 'No network: departments cannot be chosen now; say it in words')) }
        const select = departmentSelect(offices)
        extra.callIn = () => select.value || undefined
        show(callIn, field(t('到场单位', 'Department on site'), select))
      } }), h('span', t('现场联动:部门已到场处理', 'A department was called in and is on site')))
      show(more, field(t('类别不对可改', 'Correct the category'), category), calledIn, callIn)
    }
  }
  show(form, h('h2', icon('check'), t('现场核实', 'What is found')),
    choices('finding', t('结果', 'Finding'), FINDINGS(), null, choose), more,
    h('div.stack.close', h('strong', t('现场照片', 'Photos on site')), picker.element),
    field(t('说明', 'Words'), words, t('市民、公众和部门会看到', 'the citizen, the public and the department read this')), stand.elements,
    action('button.main.wide', t('提交核实结果', 'Send the finding'), async () => {
      const value = chosen(form, 'finding')
      if (!value) throw { words: t('请选择结果', 'Please choose a finding') }
      if (['confirmed', 'resolvedOnSite'].includes(value) && !picker.count) throw { words: t('属实需要至少一张现场照片', 'A true finding needs at least one photo') }
      if (!words.value.trim()) { words.focus(); throw { words: t('请写一句说明', 'Please write a sentence') } }
      const body = { finding: value, text: words.value.trim(), ...(await stand.take()) }
      for (const [name, read] of Object.entries(extra)) { const read1 = read?.(); if (read1 !== undefined && read1?.length !== 0) body[name] = read1 }
      await perform(task, 'finding', body, picker.kept, t('核实结果已提交', 'The finding was sent'), sent)
    }))
  return form
}

function recheck(answer, sent) {
  const { task } = answer
  const picker = photoPicker()
  const words = h('textarea', { maxlength: 1000 })
  const conclusion = h('input', { maxlength: 1000 })
  const form = h('section.card')
  const stand = standpoint(task, form)
  const find = type => [...answer.timeline].reverse().find(step => step.type === type && step.photos.length)
  const before = find('report.verified.v1')?.photos[0] ?? answer.photos[0]
  const done = find('case.rectified.v1')
  show(form, h('h2', icon('check'), t('复查', 'Re-check')),
    h('div.pair', h('figure', before ? photo(before, task.reportId, t('整改前', 'before')) : h('div.photo', icon('image')), h('figcaption', t('整改前', 'Before'))),
      h('figure', done ? photo(done.photos[0], task.reportId, t('部门反馈', 'from the department')) : h('div.photo', icon('image')), h('figcaption', t('部门反馈', 'From the department')))),
    done?.note && h('p.said', done.note),
    choices('passed', t('现场情况', 'On site'), [{ value: 'yes', words: t('已整改到位', 'In order') }, { value: 'no', words: t('未达标,返工', 'Not in order: re-work') }], null, value => { if (!words.value || words.dataset.given) { words.value = value === 'yes' ? t('已整改到位,现场恢复正常', 'Put right; the place is in order') : t('未整改到位', 'Not put right'); words.dataset.given = 'yes' } }, '.pair'),
    h('div.stack.close', h('strong', t('复查照片', 'Photos of the re-check')), picker.element),
    field(t('说明', 'Words'), words), stand.elements,
    h('details', h('summary.link', t('需要部门书面结论的类别', 'Where the department’s signed conclusion is needed')), field(t('结论', 'Conclusion'), conclusion)),
    action('button.main.wide', t('提交复查结果', 'Send the re-check'), async () => {
      const value = chosen(form, 'passed')
      if (!value) throw { words: t('请选择现场情况', 'Please choose how it is') }
      if (value === 'yes' && !picker.count) throw { words: t('请拍一张复查照片', 'Please take a photo of the re-check') }
      if (!words.value.trim()) throw { words: t('请写一句说明', 'Please write a sentence') }
      await perform(task, 'recheck', { isPassed: value === 'yes', text: words.value.trim(), ...(await stand.take()), ...(conclusion.value.trim() && { conclusion: conclusion.value.trim() }) }, picker.kept, t('复查结果已提交', 'The re-check was sent'), sent)
    }))
  return form
}
