/** What is said at once after sending. */

import { h, icon, show } from '../dom.js'
import { say, t, when } from '../language.js'
import { get } from '../api.js'

export function receipt({ answer, draft, what, go }) {
  const promise = h('p', { 'aria-live': 'polite' })
  const main = document.getElementById('content')
  const title = answer ? say(answer.words) : t('已保存在手机里', 'Kept on this device')
  show(main, h('div.stack.centred',
    h(`div.seal${answer ? '' : '.wait'}`, icon(answer ? 'check' : 'cloud')),
    h('h1', { tabindex: -1, id: 'receipt' }, title),
    answer ? promise : h('p', t('网络恢复后会自动发送,只发一次,不用重新填。', 'It will be sent by itself when the network is back, once; nothing to fill in again.')),
    what === 'emergency' && h('p', h('strong', t('请不要等待:紧急情况请直接拨打 110、119、120。', 'Do not wait: in an emergency call 110, 119 or 120 yourself.')))),
  h('div.stack',
    answer && h('a.button.main.wide', { href: `/reports/${answer.id}` }, t('查看进展', 'Follow it')),
    h('a.button.wide', { href: '/' }, t('回首页', 'To the home page')),
    h('button.button.plain.wide', { type: 'button', onclick: () => go('/report') }, t('再报一件', 'Report another'))))
  document.title = `${title} · 人人拍`
  document.getElementById('receipt').focus()
  window.scrollTo(0, 0)
  if (!answer) {
    const sent = event => {
      if (event.detail.key !== draft.key) return
      document.removeEventListener('outbox-sent', sent)
      if (promise.isConnected || document.getElementById('receipt')) receipt({ answer: event.detail.receipt, draft, what, go })
    }
    document.addEventListener('outbox-sent', sent)
    return
  }
  awaitPromise(answer.id, promise)
}

/** The officer's limit is known a moment after the report is registered; until then it is asked for, ever more seldom. */
async function awaitPromise(id, place) {
  for (let pause = 300; pause < 20_000; pause *= 1.5) {
    await new Promise(resolve => setTimeout(resolve, pause))
    const report = await get(`/v1/reports/${id}`).catch(() => null)
    if (!place.isConnected) return
    if (report?.verifyBy) return show(place, t(`预计 ${when(report.verifyBy)} 前到现场核实`, `Will be verified on site by ${when(report.verifyBy)}`))
    if (report && !['received', 'registered'].includes(report.state)) return show(place, say(report.words))
  }
}
