/** Whom to call before anything else: for emergencies and for what belongs to the police. */

import { h, icon } from '../dom.js'
import { t } from '../language.js'

export const call = (number, words) => h('a.call', { href: `tel:${number}` }, icon('phone'), h('b', number), h('span', words))

export const NUMBERS = () => [
  call('119', t('着火、有人被困、抢险', 'Fire, people trapped')),
  call('110', t('人身危险、违法犯罪', 'Danger to life, crime')),
  call('120', t('受伤、急病', 'Injury, sudden illness')),
]

/** @param input the draft's, whose `policeConsent` is chosen here. */
export function callsFor(what, input, changed) {
  if (what === 'emergency') {
    return h('section.card', h('h2', icon('warning'), t('紧急情况,请先打电话', 'Emergency: please call first')), h('div.calls', NUMBERS()),
      h('p.small', t('在这里提交不会自动通知 110、119、120。请先保证自己安全,不要为了拍照靠近。', 'Sending here does not inform 110, 119 or 120. Keep yourself safe; do not go near for a photo.')))
  }
  return h('section.card', h('h2', icon('shield'), t('这类线索请交给公安', 'This is a matter for the police')), h('div.calls', call('110', t('公安报警', 'Police'))),
    h('p.small', t('为了您的安全,此类线索不交网格员、不公开、没有红包。', 'For your safety it goes to no grid officer, appears nowhere, and earns no red packet.')),
    h('label.tick', h('input', { type: 'checkbox', checked: Boolean(input.policeConsent), onchange: event => { input.policeConsent = event.target.checked || undefined; changed() } }),
      h('span', t('同意保密转交公安机关', 'Pass it confidentially to the police'))))
}
