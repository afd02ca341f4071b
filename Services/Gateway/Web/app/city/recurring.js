/** 源头治理: places where the same comes again and again; their cause is to be dealt with, not only each report. */

import { h } from '../dom.js'
import { ago, count, nameOf, t } from '../language.js'
import { all, reference } from '../api.js'
import { categories, chip, empty, load, note, towns } from '../parts.js'
import { makeMap, pins } from '../map.js'

export default function recurring({ account }) {
  const place = h('div.stack')
  const isCity = account.role === 'cityAdmin'
  const draw = async () => {
    const [known, areas, items] = await Promise.all([categories(), towns(), all('/v1/recurring-places', {}, 500)])
    if (!items.length) return empty('check', t('没有反复发生的地点', 'No place where the same comes back'), t('同一处同类问题第三次出现时会列在这里。', 'A place is listed when the same comes there for the third time.'))
    const codes = [...new Set(items.map(item => item.townCode))]
    const villages = new Map((await Promise.all(codes.map(code => reference(`/v1/towns/${code}/map`).then(({ items }) => items, () => [])))).flat().map(item => [item.code, item]))
    const box = h('div.map.tall')
    setTimeout(() => makeMap(box, { fit: isCity ? undefined : account.townCode, centre: isCity ? items[0].place : undefined, zoom: 11 }).then(map => map && pins(map, items.map(item => ({ ...item.place, tone: 'late', label: t(`${nameOf(known.get(item.categoryCode))} ${item.reports} 次`, `${nameOf(known.get(item.categoryCode))} ${item.reports}×`) })), () => {})).catch(() => box.remove()))
    return [note('wait', 'refresh', h('p', t('同一地点同类问题在期限内第三次及以上出现。请安排源头治理,而不只是逐件办结。', 'The same, at the same place, for the third time or more within the period. Please deal with the cause, not only with each report.'))),
      h('section.card.flush', box),
      h('div.card.flush', h('div.scroll', { tabindex: 0, role: 'region', 'aria-label': t('反复发生的地点', 'Recurring places') }, h('table.stacked', h('thead', h('tr', [t('类别', 'Category'), t('次数', 'Reports'), t('村(社区)', 'Village'), t('网格', 'Cell'), t('最近一次', 'Last')].map(words => h('th', { scope: 'col' }, words)))),
        h('tbody', items.map(item => h('tr', h('th', { scope: 'row' }, nameOf(known.get(item.categoryCode)) || item.categoryCode), h('td', chip(t(`${count(item.reports)} 次`, `${count(item.reports)}×`), 'late')), h('td', isCity && [nameOf(areas.get(item.townCode)), ' '], nameOf(villages.get(item.villageCode)) || item.villageCode.slice(9)), h('td.number', item.gridCode.slice(9)), h('td.soft', ago(item.lastAt))))))))]
  }
  return { title: t('源头治理', 'Recurring places'), content: place, back: isCity ? '/city' : '/centre/figures', ready: () => load(place, draw, 4) }
}
