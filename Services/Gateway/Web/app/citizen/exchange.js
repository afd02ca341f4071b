/** Points exchanged for something at a town's counter: what there is, what waits, and the code to show. */

import { h, icon } from '../dom.js'
import { nameOf, t, when } from '../language.js'
import { command, get } from '../api.js'
import { action, chip, dialog, field, toast, towns } from '../parts.js'

const TONE = { waiting: 'wait', handedOver: 'good', cancelled: '' }

/** @returns the section for the page of rewards; nothing where nothing is offered. */
export async function exchange(balance, again) {
  const [{ items: mine }, places] = await Promise.all([get('/v1/points/redemptions'), towns()])
  return h('section.card', { id: 'exchange' }, h('h2', icon('gift'), t('积分兑换', 'Exchange points')),
    mine.length > 0 && h('ul.lines', mine.map(item => line(item, places, again))),
    h('div.row', h('span.grow.soft', t(`您有 ${balance} 积分`, `You have ${balance} points`)), action('button.compact', t('看看能换什么', 'See what there is'), () => choose(balance, places, again))))
}

function line(item, places, again) {
  return h('li.row', { 'data-redemption': item.id }, h('span.grow', h('span.row.tight', h('strong', nameOf(item)), chip(t(item.words.zh, item.words.en), TONE[item.state])),
    h('span.soft.small', `${item.points} `, t('积分', 'points'), ' · ', nameOf(places.get(item.townCode)), ' · ', when(item.redeemedAt))),
  item.state === 'waiting' && h('span.stack.close', h('strong.number.code', { 'aria-label': t('领取码', 'Code') }, item.code),
    action('button.compact', t('取消', 'Cancel'), async () => {
      await command(`/v1/redemptions/${item.id}/cancel`, undefined, { version: item.version })
      toast(t('已取消,积分已退回', 'Cancelled, your points are back'))
      again()
    })))
}

async function choose(balance, places, again) {
  const title = t('积分兑换', 'Exchange points')
  await dialog(title, close => {
    const list = h('div.stack')
    const select = h('select', { onchange: () => fill() }, [...places.values()].map(town => h('option', { value: town.code }, nameOf(town))))
    const remembered = localStorage.getItem('rrp.exchange.town')
    if (remembered && places.has(remembered)) select.value = remembered
    const fill = async () => {
      const town = select.value
      localStorage.setItem('rrp.exchange.town', town)
      const { items } = await get('/v1/offers', { townCode: town })
      // Another town was chosen meanwhile.
      if (town !== select.value) return
      list.replaceChildren(...(items.length ? items.map(offer) : [h('p.soft', t('这里暂时没有可兑换的物品。', 'Nothing is offered here for now.'))]))
    }
    const offer = item => h('div.row', { 'data-offer': item.code }, h('span.grow', h('strong', nameOf(item)), h('br'), h('span.soft.small', `${item.points} `, t('积分', 'points'), ' · ', t(item.place, item.englishPlace))),
      balance >= item.points
        ? action('button.main.compact', t('兑换', 'Exchange'), async () => {
          await command('/v1/points/redemptions', { offerCode: item.code, townCode: item.townCode })
          close(true)
          toast(t('兑换成功,到窗口出示领取码', 'Done; show the code at the counter'))
          again()
        })
        : chip(t(`还差 ${item.points - balance} 积分`, `${item.points - balance} more`)))
    fill()
    return h('div.stack', h('h2', title), field(t('在哪个镇街领取', 'At which town’s counter'), select), list, h('button.button', { type: 'button', onclick: () => close() }, t('返回', 'Back')))
  })
}
