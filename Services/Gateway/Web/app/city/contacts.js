/** Requests to read how a reporter can be reached: asked by one, decided by another, read for a while; all of it recorded. */

import { h } from '../dom.js'
import { ago, nameOf, say, t, when } from '../language.js'
import { get, post } from '../api.js'
import { action, chip, choices, chosen, dialog, empty, load, note, toast, towns } from '../parts.js'
import { textField } from '../work.js'

const BASES = [
  { value: 'legalDuty', words: t('履行法定职责', 'A duty by law') },
  { value: 'emergency', words: t('保护生命健康和财产', 'Danger to life, health or property') },
  { value: 'consent', words: t('本人同意', 'With consent') },
  { value: 'investigation', words: t('依法查办案件', 'An investigation by law'), hint: t('不告知本人', 'the reporter is not told') },
]

export default function contacts({ account, query, again }) {
  const place = h('div.stack')
  const report = query.get('report')
  return {
    title: t('查阅联系方式', 'Reading a contact'), back: account.role === 'cityAdmin' ? '/city' : account.role === 'dutyRoom' ? '/duty' : '/centre',
    content: [
      note('', 'heart', h('p', t('上报人的身份不公开。查阅须有法律依据、经市级另一人审批,限时有效,每次查阅都会留痕;匿名上报不能查阅。', 'Who reported stays unknown. A reading needs a legal basis and another person of the city; it is allowed for a while, and every reading is kept on record. Anonymous reporters cannot be asked for.'))),
      report && form(report, again), place,
    ],
    ready: () => load(place, () => draw(again)),
  }
}

function form(report, again) {
  const reason = textField(t('理由', 'Why'), { hint: t('会留存', 'it is kept') })
  const box = h('form.stack', { onsubmit: event => { event.preventDefault(); send.click() } },
    choices('basis', t('法律依据', 'Legal basis'), BASES, 'legalDuty', undefined, '.pair'), reason.element)
  const send = action('button.main', t('提交申请', 'Ask'), async () => {
    if (!box.reportValidity()) return
    await post(`/v1/reports/${report}/unmasking`, { basis: chosen(box, 'basis'), reason: reason.value })
    toast(t('已提交,等待市级审批', 'Asked; the city decides'))
    again()
  })
  box.append(h('div.row', send))
  return h('section.card', h('h2', t('申请查阅', 'Ask for the contact')), h('p.soft.small', h('code', report)), box)
}

async function draw(again) {
  const [{ items }, places] = await Promise.all([get('/v1/unmaskings'), towns()])
  if (!items.length) return empty('check', t('没有申请', 'No requests'))
  const run = (item, path, body) => async () => { await post(`/v1/unmaskings/${item.id}/${path}`, body); toast(t('已处理', 'Done')); again() }
  return items.map(item => h('section.card', { 'data-unmasking': item.id },
    h('div.row', chip(say(item.words), item.state === 'asked' ? 'wait' : item.state === 'approved' ? 'good' : ''), h('strong.grow', nameOf(places.get(item.townCode)) || item.townCode), h('span.soft.small', ago(item.askedAt))),
    h('p', say(item.basisWords), ' · ', item.reason),
    h('p.soft.small', t(`申请人 ${item.askedBy || '—'},已查阅 ${item.reads} 次`, `asked by ${item.askedBy || '—'}, read ${item.reads} times`), item.readableUntil && t(`,可查阅至 ${when(item.readableUntil)}`, `, until ${when(item.readableUntil)}`)),
    h('div.row.tight',
      item.canDecide && action('button.main', t('批准', 'Approve'), run(item, 'decision', { isApproved: true })),
      item.canDecide && action('button', t('不批准', 'Refuse'), run(item, 'decision', { isApproved: false })),
      item.canRead && action('button.main', t('查阅(会记录)', 'Read it (recorded)'), () => read(item, again)),
      item.isMine && ['asked', 'approved'].includes(item.state) && action('button', t('撤回', 'Take back'), async () => { await post(`/v1/unmaskings/${item.id}/withdrawal`); toast(t('已撤回', 'Taken back')); again() }))))
}

async function read(item, again) {
  const contact = await get(`/v1/unmaskings/${item.id}/contact`)
  await dialog(t('联系方式', 'Contact'), close => h('div.stack', h('h2', contact.displayName || t('未留称呼', 'No name given')), h('p.amount', contact.phone ?? t('未留电话', 'No phone given')),
    (contact.relativeName || contact.relativePhone) && h('p', t('替家人反映:', 'Reported for: '), [contact.relativeName, contact.relativePhone].filter(Boolean).join(' · ')),
    h('p.soft.small', t(`第 ${contact.reads} 次查阅,可查阅至 ${when(contact.readableUntil)}`, `reading no. ${contact.reads}, allowed until ${when(contact.readableUntil)}`)), h('button.button.main', { type: 'button', onclick: () => close() }, t('关闭', 'Close'))))
  again()
}
