/** What is being worked on near here. */

import { h, icon, show } from '../dom.js'
import { ago, metres, nameOf, t } from '../language.js'
import { get } from '../api.js'
import { ensureCitizen } from '../session.js'
import { action, categories, empty, load, position } from '../parts.js'

export default function nearby() {
  const list = h('div')
  const look = async () => {
    await load(list, async () => {
      const at = await position()
      await ensureCitizen()
      const [known, { items }] = await Promise.all([categories(), get('/v1/reports/nearby', { longitude: at.longitude, latitude: at.latitude, metres: 500 })])
      if (!items.length) return empty('check', t('500 米内没有未办结的公开上报', 'Nothing open within 500 m'), t('看到隐患,欢迎第一个告诉我们。', 'If you see a hazard, be the first to tell us.'))
      return h('ul.items', items.map(item => h('li.item', icon('pin'), h('span.body', h('strong.title', nameOf(known.get(item.categoryCode))), h('span.soft.small', item.distanceMetres < 15 ? t('就在这里', 'right here') : metres(item.distanceMetres), ' · ', ago(item.acceptedAt))))))
    })
  }
  show(list, empty('target', t('附近正在处理的事', 'What is being handled near you'), t('需要知道您的大致位置,只用于这一次查询。', 'Your position is used for this one look only.'), action('button.main', [icon('target'), t('看看附近', 'Look around')], look)))
  return { title: t('附近正在处理', 'Nearby, in work'), back: '/', content: [list, h('a.button.wide', { href: '/map' }, icon('map'), t('看全市地图', 'The whole city on a map'))] }
}
