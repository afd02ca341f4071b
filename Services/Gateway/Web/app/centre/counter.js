/** The counter where exchanged points are handed over: a code comes in, something goes out. */

import { h, show } from '../dom.js'
import { nameOf, t, when } from '../language.js'
import { get } from '../api.js'
import { action, empty, field, load, toast } from '../parts.js'
import { give, told } from '../work.js'

export default function counter() {
  const place = h('div.stack')
  const code = h('input', { maxlength: 20, autocomplete: 'off', autocapitalize: 'characters', inputmode: 'text', name: 'code' })
  const look = () => load(place, async () => {
    const { items } = await get('/v1/redemptions', code.value.trim() ? { code: code.value.trim() } : {})
    if (!items.length) return empty('gift', code.value.trim() ? t('没有这个领取码', 'No such code waits here') : t('没有待领取的兑换', 'Nothing waits here'))
    return items.map(item => h('section.card', { 'data-redemption': item.id }, h('div.row', h('strong.grow', nameOf(item))),
      h('p.soft.small', `${item.points} `, t('积分', 'points'), ' · ', when(item.redeemedAt)),
      h('div.row', action('button.main', t('已交给市民', 'Handed over'), () => handOver(item)), action('button.button', t('取消,退回积分', 'Cancel, points back'), () => act(item, 'cancel', undefined, t('已取消', 'Cancelled'))))))
  })
  /** Nothing goes out without the code on the citizen's phone. */
  const handOver = async item => {
    if (!code.value.trim()) {
      code.focus()
      return toast(t('请先输入市民手机上的领取码', 'Enter the code on the citizen’s phone first'))
    }
    await act(item, 'hand-over', { code: code.value.trim() }, t('已登记', 'Noted'))
  }
  const act = async (item, step, body, words) => {
    await give(`/v1/redemptions/${item.id}/${step}`, body, item.version, told(words, () => {
      code.value = ''
      look()
    }))
  }
  const form = h('form.row', field(t('领取码', 'Code'), code, t('市民手机上的八位', 'eight characters on the citizen’s phone')), h('button.button.main', t('查找', 'Find')))
  form.addEventListener('submit', event => { event.preventDefault(); look() })
  show(place)
  return { title: t('积分兑换窗口', 'Exchange counter'), content: [form, place], ready: () => { look() } }
}
