/** What the citizen reported, newest first. */

import { h, icon, show } from '../dom.js'
import { ago, nameOf, say, t } from '../language.js'
import { get } from '../api.js'
import { account } from '../session.js'
import { action, categories, empty, face, load, stateChip } from '../parts.js'

export default function reports() {
  const list = h('div')
  const more = h('div')
  const draw = async () => {
    if (!account('citizen')) return nothing()
    const [known, page] = await Promise.all([categories(), get('/v1/reports', { limit: 20 })])
    if (!page.items.length) return nothing()
    const items = h('div.items', page.items.map(item => row(item, known)))
    const next = cursor => show(more, cursor && action('button.wide', t('再看一些', 'Show more'), async () => {
      const following = await get('/v1/reports', { limit: 20, cursor })
      items.append(...following.items.map(item => row(item, known)))
      next(following.next)
    }))
    next(page.next)
    return items
  }
  return { title: t('我的上报', 'My reports'), content: [list, more], ready: () => load(list, draw, 4) }
}

const nothing = () => empty('camera', t('还没有上报', 'Nothing reported yet'), t('看见隐患,拍一张发过来,每一步都能在这里看到。', 'See a hazard, send a photo, and follow every step here.'),
  h('a.button.main', { href: '/report' }, t('我要报料', 'Report a problem')))

function row(item, known) {
  return h('a.item', { href: `/reports/${item.id}` }, face(item.photo, item.id, 'list'), h('span.body',
    h('span.title', item.text || nameOf(known.get(item.categoryCode))), h('span.row.tight', stateChip(item.state, brief(say(item.words)))),
    h('span.soft.small', nameOf(known.get(item.categoryCode)), ' · ', ago(item.acceptedAt))), icon('next'))
}

/** The first part of the words: what stands before a comma or colon. */
const brief = words => words.split(/[,;:\uff0c\uff1b\uff1a]/)[0]
