/** What is said at once after sending. */

import { h, icon, show } from '../dom.js'
import { say, t } from '../language.js'

export function receipt({ answer, draft, what, go }) {
  // The interface's words: thanks, then until when somebody will look.
  const [, thanks, promise] = answer ? /^(.*?[!\uff01])\s*(.*)$/s.exec(say(answer.words)) ?? [null, say(answer.words), ''] : []
  const main = document.getElementById('content')
  const title = answer ? thanks : t('已保存在手机里', 'Kept on this device')
  show(main, h('div.stack.centred',
    h(`div.seal${answer ? '' : '.wait'}`, icon(answer ? 'check' : 'cloud')),
    h('h1', { tabindex: -1, id: 'receipt' }, title),
    answer ? promise && h('p', icon('clock'), ' ', promise) : h('p', t('网络恢复后会自动发送,只发一次,不用重新填。', 'It will be sent by itself when the network is back, once; nothing to fill in again.')),
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
      if (document.getElementById('receipt')) receipt({ answer: event.detail.receipt, draft, what, go })
    }
    document.addEventListener('outbox-sent', sent)
    return
  }
}
