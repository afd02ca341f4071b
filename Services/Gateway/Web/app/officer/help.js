/** A unit called for help on site, before the finding: who was called, what they answered, and another call. */

import { h, icon } from '../dom.js'
import { ago, t } from '../language.js'
import { action, chip, field, toast } from '../parts.js'
import { ask, departmentName, departments, departmentSelect, give, textField, told } from '../work.js'
import { helpState, helpTone } from '../words.js'

/**
 * The card of a task; nothing where nobody was called and nobody can be.
 * `canCall`: the officer is on site; `canEnd`: may say that somebody is needed no more.
 */
export async function help(answer, canCall, canEnd, again) {
  // What this device kept of an older release has none.
  const { task, assistance = [] } = answer
  if (!assistance.length && !canCall) return null
  const town = task.gridCode.slice(0, 9)
  // Without a network the codes have to do.
  const known = assistance.length ? await departments(town).catch(() => null) : null
  return h('section.card', h('h2', icon('hand'), t('现场协助', 'Help on site')),
    assistance.map(call => h('div.stack.close', { 'data-call': call.number }, h('div.row.tight', chip(helpState(call.state), helpTone(call.state)), h('strong.grow', departmentName(known, call.departmentCode)), h('span.soft.small', ago(call.answeredAt ?? call.calledAt))),
      h('p.soft.small', call.text), call.answer && h('p.said', call.answer),
      canEnd && ['called', 'coming'].includes(call.state) && action('button.plain.compact', t('不再需要', 'Not needed any more'), () => give(`/v1/tasks/${task.id}/assistance-end`, { departmentCode: call.departmentCode }, undefined, again)))),
    canCall && action('button.wide', [icon('bell'), t('请协助单位到场', 'Call a unit to help')], () => callUnit(task, town, again)),
    canCall && h('p.soft.small', t('计时不停,市民看不到。', 'The clock runs on, and the reporter sees nothing of it.')))
}

async function callUnit(task, town, again) {
  const offices = await departments(town).catch(() => null)
  if (!offices) return toast(t('没有网络,请打电话联系', 'No network: please phone them'))
  const unit = departmentSelect(offices)
  const words = textField(t('需要什么', 'What is needed'), { hint: t('市民看不到', 'the reporter does not see it') })
  const sentences = [t('请派人疏导交通', 'Please send somebody to direct traffic'), t('请派车清运', 'Please send a truck'), t('请派人到场维持秩序', 'Please send somebody to keep order')]
  await ask(t('请协助单位到场', 'Call a unit to help'), [field(t('单位', 'Unit'), unit),
    h('div.row.tight', sentences.map(sentence => h('button.button.compact', { type: 'button', onclick: () => { words.input.value = sentence } }, sentence))), words.element],
  t('发出', 'Call'), () => give(`/v1/tasks/${task.id}/assistance`, { departmentCode: unit.value, text: words.value }, task.version, told(t('已通知该单位', 'They are told'), again)))
}
