/** What is kept of the citizen: to correct, to take along, to delete. */

import { h, icon } from '../dom.js'
import { t } from '../language.js'
import { get, post, remove } from '../api.js'
import { account, forget, renamed } from '../session.js'
import { action, dialog, empty, field, load, toast } from '../parts.js'

export default function privacy({ go }) {
  const place = h('div.stack')
  return { title: t('我的个人信息', 'My personal data'), back: '/me', content: place, ready: () => load(place, () => draw(go), 3) }
}

async function draw(go) {
  if (!account('citizen')) return empty('user', t('这台设备还没有账号', 'This device has no account yet'), t('没有保存任何个人信息。', 'Nothing is kept of you.'))
  const me = await get('/v1/me')
  return [
    h('section.card', h('h2', icon('heart'), t('谁能看到', 'Who sees what')),
      h('p', t('网格员和责任单位看不到您是谁。只有在法律允许、两人审批后,才能查阅您的联系方式,每次查阅都会记录。', 'Officers and departments never see who you are. Your contact is read only where the law allows it and two people agreed, and every reading is recorded.')),
      h('p', t('替家人反映时留下的称呼和电话,到场核实的网格员可以查看,每次都有记录,写在您下载的副本里;核实结束后不再显示。', 'What you leave to reach a relative is read by the officer who verifies on site; every reading is recorded and stands in your copy. After the finding it is shown no more.'))),
    details(me),
    h('section.card', h('h2', icon('list'), t('带走一份', 'A copy to keep')),
      h('p.soft', t('上报、回复、评价、积分、消息,以及谁查阅过您的联系方式。', 'Reports, answers, ratings, points, messages, and who read your contact.')),
      action('button', t('下载我的全部信息(JSON)', 'Download everything (JSON)'), download)),
    h('section.card', h('h2', icon('warning'), t('注销账号', 'Delete the account')),
      h('p.soft', t('立即停用,不能恢复。您写的文字、照片和联系方式会清除;隐患本身的处理记录保留,但不再指向您。积分同时作废。', 'At once, and for good. Your words, photos and contact are erased; how hazards were handled stays, and leads to nobody. Points are lost.')),
      action('button', t('注销账号…', 'Delete the account…'), () => leave(go))),
  ]
}

function details(me) {
  const name = h('input', { value: me.displayName, maxlength: 64, autocomplete: 'name' })
  const phone = h('input', { value: me.phone ?? '', maxlength: 16, type: 'tel', autocomplete: 'tel', pattern: '\\+?[0-9]{5,15}' })
  const form = h('form.stack', { onsubmit: event => { event.preventDefault(); save.click() } },
    field(t('称呼', 'Name'), name, t('可不填', 'optional')), field(t('电话', 'Phone'), phone, t('可不填,不对外显示', 'optional, shown to nobody')))
  const save = action('button.main', t('保存', 'Save'), async () => {
    if (!form.reportValidity()) return
    const now = await post('/v1/me/details', { displayName: name.value.trim(), phone: phone.value.replaceAll(' ', '') })
    renamed('citizen', now)
    toast(t('已更正', 'Corrected'))
  })
  form.append(h('div.row', save))
  return h('section.card', h('h2', icon('user'), t('更正', 'Correct')), form)
}

async function download() {
  const copy = await get('/v1/me/copy')
  const address = URL.createObjectURL(new Blob([JSON.stringify(copy, null, 2)], { type: 'application/json' }))
  const link = h('a', { href: address, download: `renrenpai-${copy.at.slice(0, 10)}.json` })
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}

const leave = go => dialog(t('注销账号', 'Delete the account'), close => h('div.stack',
  h('h2', t('确定注销吗?', 'Delete it for good?')),
  h('p', t('注销后不能恢复。还有红包或兑换未领取时,请先领取。', 'This cannot be undone. Claim what is still waiting for you first.')),
  h('div.row', action('button.main', t('确定注销', 'Delete'), async () => {
    await remove('/v1/me')
    forget('citizen')
    close(true)
    toast(t('账号已注销', 'The account is deleted'))
    go('/')
  }), h('button.button.plain', { type: 'button', onclick: () => close() }, t('取消', 'Cancel')))))
