/** How somebody wants to hear of things outside the inbox. */

import { h, icon } from './dom.js'
import { t } from './language.js'
import { command, get } from './api.js'
import { action, load, toast } from './parts.js'

/** The card with the settings; it fills itself. What somebody of this role never gets is not asked about. */
export default function settings({ role }) {
  const hasWeChat = role === 'citizen'
  const hasTexts = role === 'citizen' || role === 'gridOfficer'
  const hasDigest = ['gridOfficer', 'townCentre', 'department'].includes(role)
  const place = h('div')
  const draw = async () => {
    const now = await get('/v1/inbox/preferences')
    const box = (name, words, hint, on) => h('label.tick', h('input', { type: 'checkbox', name, checked: on }), h('span', h('strong', words), hint && h('span.soft.small', ' ', hint)))
    const time = (name, words, value) => h('label.field', h('span', words), h('input', { type: 'time', name, value: value ?? '', required: true }))
    const quiet = box('quiet', t('免打扰时段', 'Quiet hours'), t('紧急事项除外;站内消息照常', 'except in an emergency; the inbox has everything at once'), Boolean(now.quietFrom))
    const phone = h('input', { type: 'tel', name: 'phone', maxlength: 20, autocomplete: 'tel', placeholder: now.phone ?? '' })
    const form = h('form.stack', { onsubmit: event => event.preventDefault() },
      hasTexts && quiet, hasTexts && h('div.pair', time('from', t('从', 'From'), now.quietFrom ?? '22:00'), time('until', t('到', 'Until'), now.quietUntil ?? '07:00')),
      hasWeChat && box('wechat', t('微信消息', 'WeChat messages'), t('在微信里勾选过的', 'those that you ticked there'), now.isWeChatOn),
      hasTexts && box('sms', t('短信提醒', 'Text messages'), t('只说进展,不含内容和地点', 'they name no matter and no place'), now.isSMSOn),
      hasTexts && h('label.field', h('span', t('手机号(只用于短信,关闭短信即删除)', 'Phone number, for text messages alone; forgotten when they are off')), phone),
      hasDigest && box('digest', t('每日待办', 'Your day'), t('每个工作日上班时', 'when offices open'), now.isDigestOn),
      action('button.main', [icon('check'), t('保存', 'Save')], async () => {
        const on = (name, before) => form.elements[name]?.checked ?? before
        const body = { isWeChatOn: on('wechat', now.isWeChatOn), isSMSOn: on('sms', false), isDigestOn: on('digest', now.isDigestOn) }
        const quietFrom = form.elements.from?.value ?? now.quietFrom
        if (on('quiet', Boolean(quietFrom))) Object.assign(body, { quietFrom, quietUntil: form.elements.until?.value ?? now.quietUntil })
        if (!body.isSMSOn) body.phone = ''
        else if (phone.value.trim()) body.phone = phone.value.trim()
        await command('/v1/inbox/preferences', body, { version: now.version })
        toast(t('已保存', 'Saved'))
        load(place, draw, 2)
      }))
    return form
  }
  load(place, draw, 2)
  return h('section.card', h('h2', icon('bell'), t('通知设置', 'Notices')), place)
}

/** What became of a message outside the inbox, in a few words; nothing where it went nowhere else. */
export function ways(item, when) {
  const channel = { weChat: t('微信', 'WeChat'), sms: t('短信', 'text message') }
  const state = { queued: t('待发送', 'waiting'), sent: t('已发送', 'sent'), delivered: t('已送达', 'delivered'), failed: t('未送达', 'failed') }
  return (item.deliveries ?? []).map(way => h('span.soft.small', `${channel[way.channel]} · ${state[way.state]}${way.heldUntil ? t(`,${when(way.heldUntil)}后发送`, ` until ${when(way.heldUntil)}`) : ''}`))
}
