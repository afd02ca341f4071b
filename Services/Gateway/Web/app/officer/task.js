/** One task: claim, arrive, say what was found; with a question to the reporter, and the re-check beside the before-photo. */

import { h, icon, show } from '../dom.js'
import { metres, nameOf, say, t } from '../language.js'
import { get } from '../api.js'
import { taskKind, taskState } from '../words.js'
import { action, categories, chip, choices, chosen, countdown, dialog, distance, failed, field, note, photo, photoPicker, photos, position, stateChip, timeline, toast, waiting } from '../parts.js'
import { ask, departments, departmentSelect, give, live, navigate, textField } from '../work.js'
import { makeMap } from '../map.js'

/** Metres from the pin from which a reason is asked for; the service decides. */
const NEAR = 200

export default function task({ found, onLeave, account, go }) {
  const place = h('div.stack', waiting())
  let seen = ''
  const draw = async () => {
    try {
      const [answer, known] = await Promise.all([get(`/v1/tasks/${found.id}`), categories()])
      const key = `${answer.task.version} ${answer.timeline.length}`
      if (key === seen) return
      seen = key
      show(place, view(answer, known, account, draw, go))
    } catch (problem) {
      if (!seen) show(place, failed(problem, draw))
    }
  }
  return { title: t('任务', 'Task'), back: '/officer', content: place, ready: () => { draw(); live(onLeave, draw) } }
}

function view(answer, known, account, again, go) {
  const { task } = answer
  const category = known.get(task.categoryCode)
  const isOpen = !['concluded', 'withdrawn'].includes(task.state)
  const path = `/v1/tasks/${task.id}`
  const box = h('div.map')
  const details = h('details.card', { ontoggle: event => event.target.open && !box.hasChildNodes() && makeMap(box, { centre: task.place, zoom: 16 }).then(map => map && window.L.marker([task.place.latitude, task.place.longitude], { icon: window.L.divIcon({ className: '', html: h('span.pin', icon('pin')), iconSize: [34, 34], iconAnchor: [17, 32] }) }).addTo(map)) },
    h('summary.link', t('地图与经过', 'Map and what happened')), box, timeline(answer.timeline, task.reportId))
  return [
    h('section.card', h('div.row.tight', stateChip(task.state, taskState(task)), task.urgency === 'urgent' && chip(t('紧急', 'Urgent'), 'late'), chip(taskKind(task.kind))),
      h('h1', nameOf(category)), isOpen && h('div.row', icon('clock'), countdown(task.dueAt, task.isOverdue)),
      answer.text && h('p.said', answer.text), answer.landmark && h('p', icon('pin'), ' ', answer.landmark),
      photos(answer.photos, task.reportId, t('上报照片', 'photo of the report')),
      answer.question && h('div.note', icon('question'), h('div', h('strong', answer.question), h('span', answer.answer ?? t('等待市民回复', 'waiting for the answer')))),
      h('div.row.tight', navigate(task.place), h('span.soft.small.number', `${task.place.latitude.toFixed(5)}, ${task.place.longitude.toFixed(5)}`))),
    task.state === 'assigned' && action('button.main.wide', [icon('hand'), t('接单', 'Take it')], () => give(`${path}/claim`, undefined, task.version, again)),
    task.state === 'claimed' && arrive(task, path, again),
    ['claimed', 'arrived'].includes(task.state) && (task.kind === 'recheck' ? recheck(answer, path, again, category) : finding(answer, known, path, again, account)),
    ['claimed', 'arrived'].includes(task.state) && task.kind !== 'recheck' && action('button.plain.wide', [icon('question'), t('请市民补充信息(计时暂停)', 'Ask the reporter (the clock stops)')], async () => {
      const words = textField(t('想问什么', 'What to ask'), { hint: t('通过平台转达,您看不到市民是谁', 'passed on by the system; you do not learn who it is') })
      await ask(t('请市民补充', 'Ask the reporter'), [h('div.row.tight', [t('请问具体在哪个门口?', 'At which entrance is it?'), t('现在还在吗?', 'Is it still there?'), t('能补一张照片吗?', 'Could you add a photo?')].map(sentence => h('button.button.compact', { type: 'button', onclick: () => { words.input.value = sentence } }, sentence))), words.element], t('发送', 'Send'), () => give(`${path}/question`, { text: words.value }, task.version, again))
    }),
    !isOpen && note('good', 'check', h('p', t('这项任务已完成。', 'This task is done.')), h('button.link', { type: 'button', onclick: () => go('/officer') }, t('回到任务列表', 'Back to the tasks'))),
    details,
  ]
}

function arrive(task, path, again) {
  return action('button.main.wide', [icon('pin'), t('我已到场', 'I am on site')], async () => {
    let at
    try { at = await position() } catch (error) { return toast(error.words) }
    await give(`${path}/arrival`, { position: at }, task.version, async () => {
      toast(t(`已到场,距图钉 ${metres(distance(at, task.place))},误差 ${metres(at.accuracyMetres)}`, `On site, ${metres(distance(at, task.place))} from the pin, within ${metres(at.accuracyMetres)}`))
      await again()
    })
  })
}

/** Where the officer stands; far from the pin a reason is asked for at once, not after a refusal. */
function standpoint(task) {
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
  look().catch(error => show(line, icon('warning'), ' ', error.words))
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

function finding(answer, known, path, again, account) {
  const { task } = answer
  const form = h('section.card')
  const picker = photoPicker()
  const words = h('textarea', { maxlength: 1000 })
  const stand = standpoint(task)
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
      show(more, answer.possibleDuplicates.length ? choices('original', t('是哪一件', 'Of which report'), answer.possibleDuplicates.map((id, i) => ({ value: id, words: t(`附近同类上报 ${i + 1}`, `Report nearby ${i + 1}`), hint: id.slice(0, 8) }))) : note('wait', 'warning', h('p', t('附近没有未办结的同类上报,请选其他结果。', 'There is no open report of this kind nearby; please choose another finding.'))))
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
        const select = departmentSelect(await departments(task.gridCode.slice(0, 9)))
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
      const body = { finding: value, text: words.value.trim(), ...(await stand.take()), photos: await picker.tokens() }
      for (const [name, read] of Object.entries(extra)) { const read1 = read?.(); if (read1 !== undefined && read1?.length !== 0) body[name] = read1 }
      await give(`${path}/finding`, body, task.version, async () => { toast(t('核实结果已提交', 'The finding was sent')); await again() })
    }))
  return form
}

function recheck(answer, path, again, category) {
  const { task } = answer
  const picker = photoPicker()
  const words = h('textarea', { maxlength: 1000 })
  const conclusion = h('input', { maxlength: 1000 })
  const stand = standpoint(task)
  const form = h('section.card')
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
      await give(`${path}/recheck`, { isPassed: value === 'yes', text: words.value.trim(), ...(await stand.take()), photos: await picker.tokens(), ...(conclusion.value.trim() && { conclusion: conclusion.value.trim() }) }, task.version, async () => { toast(t('复查结果已提交', 'The re-check was sent')); await again() })
    }))
  return form
}
