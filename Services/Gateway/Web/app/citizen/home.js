/** The citizen's first page: one thing to do, and what came of what was done before. */

import { h, icon, show } from '../dom.js'
import { t } from '../language.js'
import { all, reference } from '../api.js'
import { isSolved } from '../words.js'
import { account } from '../session.js'
import { drafts } from '../outbox.js'

export default function home({ onLeave }) {
  const tally = h('div')
  const waitingHere = h('div')
  count(tally)
  const look = () => pending(waitingHere)
  look()
  const heard = () => { look(); count(tally) }
  for (const name of ['sent', 'waiting', 'refused']) document.addEventListener(`outbox-${name}`, heard)
  onLeave(() => { for (const name of ['sent', 'waiting', 'refused']) document.removeEventListener(`outbox-${name}`, heard) })
  // What the form asks for is fetched while the citizen still looks for the button.
  for (const path of ['/v1/categories', '/v1/alarm-words', '/v1/towns']) reference(path).catch(() => {})
  return {
    title: '人人拍',
    content: [
      h('div.greet', h('h1.brand', { lang: 'zh-CN' }, '人人拍'), h('a.round', { href: '/guide', 'aria-label': t('怎么用', 'How it works') }, icon('question'))),
      h('a.hero', { href: '/report' }, h('span.lens', icon('camera')), h('strong', t('我要报料', 'Report a problem')),
        h('span', t('看见隐患,拍一张,半分钟', 'See a hazard, take a photo, half a minute'))),
      tally,
      waitingHere,
      h('nav.ways.four', { 'aria-label': t('更多', 'More') },
        h('a.way', { href: '/guide' }, icon('phone'), t('紧急情况先打电话', 'Emergency? Call first')),
        h('a.way.extra', { href: '/nearby' }, icon('map'), t('附近正在处理', 'Nearby, in work')),
        h('a.way.extra', { href: '/campaigns' }, icon('send'), t('主题活动', 'Campaigns')),
        h('a.way.extra', { href: '/figures' }, icon('chart'), t('全市公开数据', 'The city in figures'))),
      h('p.soft.small.centred', h('a', { href: '/signin' }, t('工作人员登录', 'Staff sign-in'))),
    ],
  }
}

async function count(place) {
  if (!account('citizen')) return show(place, h('p.tally.soft', t('拍下来,每一步都看得见', 'Take a photo; you will see every step')))
  try {
    const items = await all('/v1/reports', {}, 200)
    if (!items.length) return show(place, h('p.tally.soft', t('拍下来,每一步都看得见', 'Take a photo; you will see every step')))
    const solved = items.filter(item => isSolved(item.state)).length
    const asked = items.filter(item => item.state === 'question')
    show(place,
      h('a.tally', { href: '/reports' }, ...t(
        ['您反映的 ', h('b', items.length), ' 件,', h('b.good', solved), ' 件已解决'],
        ['You reported ', h('b', items.length), ': ', h('b.good', solved), ' solved'])),
      asked.map(item => h('a.item', { href: `/reports/${item.id}` }, icon('question'), h('span.body', h('strong.title', t('网格员想请您补充一点信息', 'An officer would like to know more')), h('span.soft.small', item.text)), icon('next'))))
  } catch {
    if (!place.hasChildNodes()) show(place, h('p.tally.soft', t('现在没有网络,也可以先拍好存着', 'No network now; take the photo, it is kept')))
  }
}

async function pending(place) {
  const waiting = (await drafts()).filter(draft => draft.kind === 'citizen' && (draft.state !== 'editing' || draft.photos.length || draft.input.text))
  show(place, waiting.length > 0 && h('div.items', waiting.map(draft => h('a.item', { href: `/report?draft=${draft.key}` },
    icon(draft.state === 'queued' ? 'cloud' : draft.state === 'refused' ? 'warning' : 'image'),
    h('span.body',
      h('strong.title', draft.state === 'queued' ? t('等网络恢复后自动发送', 'Will be sent when the network is back') : draft.state === 'refused' ? t('有一处需要改一下', 'One thing needs a change') : t('继续上次没写完的', 'Go on with your draft')),
      h('span.soft.small', draft.input.text || t(`${draft.photos.length} 张照片`, `${draft.photos.length} photos`))), icon('next')))))
}
