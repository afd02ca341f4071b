/** Campaigns that run now: what each is about, where people meet it, and a report that counts for it. */

import { h, icon } from '../dom.js'
import { nameOf, say, t, when } from '../language.js'
import { get } from '../api.js'
import { chip, empty, load } from '../parts.js'
import { join, joined } from '../campaign.js'

export default function campaigns({ go }) {
  const place = h('div.stack')
  const draw = async () => {
    const { items } = await get('/v1/running-campaigns')
    if (!items.length) return empty('send', t('现在没有主题活动', 'No campaign runs now'), t('看到隐患随时可以上报。', 'A hazard can be reported at any time.'), h('a.button.main', { href: '/report' }, icon('camera'), t('我要报料', 'Report a problem')))
    return items.map(item => h('section.card', { 'data-campaign': item.code },
      h('div.row.tight', chip(say(item.topic)), item.isForMinors && chip(t('未成年人·只有积分', 'for minors: points only')), joined() === item.code && chip(t('您已参加', 'you are in'), 'good')),
      h('h2', nameOf(item)),
      h('p.soft', item.place && [icon('pin'), ' ', item.place, ' · '], t(`至 ${when(item.until)}`, `until ${when(item.until)}`)),
      item.isForMinors && h('p.soft.small', t('未满 14 周岁请由监护人账号上报。', 'Under 14 please report by a guardian’s account.')),
      h('div.row', h('button.button.main', { type: 'button', onclick: () => { join(item.code); go('/report') } }, icon('camera'), t('参加并上报', 'Report for it')))))
  }
  return { title: t('主题活动', 'Campaigns'), back: '/', content: [h('p.soft', t('在活动期间上报,计入该活动。', 'What you report while a campaign runs counts for it.')), place], ready: () => load(place, draw, 3) }
}
