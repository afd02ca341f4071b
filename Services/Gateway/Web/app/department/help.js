/** Officers on site who call this department for help: come, or say why not. */

import { h, icon } from '../dom.js'
import { ago, nameOf, t } from '../language.js'
import { get } from '../api.js'
import { action, chip } from '../parts.js'
import { ask, give, navigate, textField, told } from '../work.js'
import { helpState, helpTone } from '../words.js'

/** What is not over. */
export const openCalls = async () => (await get('/v1/department/assistance')).items.filter(call => call.state !== 'ended')

/** Their card; nothing where nobody calls. */
export function calls(open, known, again) {
  if (!open.length) return null
  return h('section.card', { 'aria-label': t('现场请求协助', 'Calls for help on site') }, h('h2', icon('bell'), t('现场请求协助', 'Calls for help on site')), open.map(call => item(call, known, again)))
}

function item(call, known, again) {
  const say = (isComing, text) => give(`/v1/department/assistance/${call.taskId}/answer`, { number: call.number, isComing, ...(text && { text }) }, undefined, told(t('已告知网格员', 'The officer is told'), again))
  return h('div.stack.close', { 'data-task': call.taskId },
    h('div.row.tight', chip(helpState(call.state), helpTone(call.state)), call.urgency === 'urgent' && chip(t('紧急', 'Urgent'), 'late'), h('strong.grow', nameOf(known.get(call.categoryCode))), h('span.soft.small', ago(call.calledAt))),
    h('p.said', call.text), call.answer && h('p.soft.small', t(`我们答复:${call.answer}`, `We said: ${call.answer}`)),
    h('div.row.tight', navigate(call.place),
      call.state !== 'coming' && action('button.main.compact', [icon('check'), t('马上到', 'We come')], () => {
        const when = textField(t('什么时候到', 'When'), { required: false, limit: 200 })
        return ask(t('答复可以到场', 'We come'), [h('div.row.tight', [t('十分钟内到', 'Within ten minutes'), t('半小时内到', 'Within half an hour')].map(sentence => h('button.button.compact', { type: 'button', onclick: () => { when.input.value = sentence } }, sentence))), when.element], t('答复', 'Say so'), () => say(true, when.value))
      }),
      call.state !== 'cannot' && action('button.compact', t('不能到场', 'We cannot'), () => {
        const why = textField(t('原因', 'Why'), { limit: 500 })
        return ask(t('答复不能到场', 'We cannot come'), [why.element], t('答复', 'Say so'), () => say(false, why.value))
      })))
}
