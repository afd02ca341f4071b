/** Messages to the person who is signed in. */

import { h, icon } from './dom.js'
import { ago, say, t, when } from './language.js'
import { command, get } from './api.js'
import { empty, load } from './parts.js'
import settings, { ways } from './notices.js'

export default function inbox({ account, isStaff }) {
  const list = h('div')
  const nothing = () => empty('bell', t('还没有消息', 'No messages yet'), isStaff ? null : t('您的上报有新进展,会在这里告诉您。', 'You will hear here when something happens to your reports.'))
  const draw = async () => {
    if (!account) return nothing()
    const { items } = await get('/v1/inbox', { limit: 50 })
    if (!items.length) return nothing()
    const unread = items.filter(item => !item.isRead).map(item => item.id)
    if (unread.length) command('/v1/inbox/read', { noticeIds: unread }).then(() => { const mark = document.querySelector('[data-unread]'); if (mark) mark.hidden = true }, () => {})
    return h('div.items', items.map(item => {
      const where = target(item, account)
      return h(`${where ? 'a' : 'div'}.item${item.isRead ? '' : '.unread'}`, where ? { href: where } : {}, icon(item.isAction ? 'hand' : 'bell'),
        h('span.body', h('strong.title', say(item.title)), h('span', rest(say(item.words), say(item.title))), h('span.soft.small', ago(item.at), !item.isRead && h('span.spoken', t('(未读)', ' (new)'))), ways(item, when)), where && icon('next'))
    }))
  }
  return { title: t('消息', 'Messages'), content: ['gridOfficer', 'townCentre', 'department'].includes(account?.role) ? [list, settings(account)] : list, ready: () => load(list, draw, 4) }
}

/** The words without the title that they repeat. */
const rest = (words, title) => words.replace(title, '').replace(/[:\uff1a]\s*[.\u3002]?\s*/u, mark => (/[.\u3002]/u.test(mark) ? ' ' : mark)).trim()

const MALICE = { gridOfficer: '/officer/malice', townCentre: '/centre/malice', cityAdmin: '/city/malice' }
/** Events after which somebody has to decide; after the others it is decided. */
const TO_DECIDE = ['malice.proposed.v1', 'malice.warned.v1', 'malice.appealed.v1']

function target(item, { role }) {
  if (item.type.startsWith('malice.') && MALICE[role]) return MALICE[role] + (TO_DECIDE.includes(item.type) ? '' : '?status=ended')
  if (role === 'citizen') return item.reportId ? `/reports/${item.reportId}` : '/rewards'
  if (!item.reportId) return { gridOfficer: '/officer', townCentre: '/centre', department: '/department' }[role] ?? null
  if (role === 'gridOfficer' && item.taskId) return `/officer/tasks/${item.taskId}`
  if (role === 'townCentre' && item.caseId) return `/centre/cases/${item.caseId}`
  if (role === 'department' && item.caseId) return `/department/cases/${item.caseId}`
  if (role === 'department' && item.taskId) return '/department'
  return null
}
