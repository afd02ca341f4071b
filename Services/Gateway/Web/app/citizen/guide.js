/** How it works, whom to call, and what happens to what one sends. */

import { h, icon } from '../dom.js'
import { t } from '../language.js'
import { call, NUMBERS } from './calls.js'

export default function guide() {
  return {
    title: t('使用说明', 'How it works'), back: '/',
    content: [
      h('section.card', h('h2', icon('phone'), t('紧急情况,先打电话', 'In an emergency, call first')), h('div.calls', NUMBERS(), call('12345', t('咨询、投诉、不归这里管的事', 'Questions, complaints, other matters')))),
      h('section.card', h('h2', icon('camera'), t('三步就好', 'Three steps')), h('ol.steps',
        step(t('拍一张', 'Take a photo'), t('拍清楚是什么,再带上一点周围。', 'Show what it is, with a little of what is around.')),
        step(t('说一句', 'Say a sentence'), t('类别会自动建议,不对可以改。', 'A category is suggested; you can change it.')),
        step(t('点提交', 'Send'), t('马上有回执,网格员到现场核实,部门整改后再复查。', 'You get a receipt at once; an officer verifies on site, a department puts it right, the officer checks again.')))),
      h('section.card', h('h2', icon('shield'), t('您的信息', 'Your data')),
        h('p', t('处理人员看不到您是谁;提问和回答都由平台转达。', 'Those who handle a report never learn who you are; questions and answers are passed on by the system.')),
        h('p', t('照片里的拍摄地点、设备信息会在保存前去掉;公开页面只用网格员核实后的内容。', 'What a photo says of place and device is removed before it is kept; public pages show the officer’s words only.')),
        h('p', t('位置只在您上报时使用。', 'Your position is used only when you report.'))),
      h('section.card', h('h2', icon('gift'), t('奖励', 'Rewards')), h('p', t('核实属实有积分,有机会得红包。危险的事不要为了拍照靠近,紧急情况和违法线索没有红包。', 'A true report earns points, and sometimes a red packet. Never go near danger for a photo: emergencies and crime tips earn none.'))),
    ],
  }
}
const step = (words, more) => h('li.step', h('span.words', words), h('span.soft', more))
