/** Finds the page of an address and shows it. */

import { h, icon, show } from './dom.js'
import { language, locale, t } from './language.js'
import { get, speakAs } from './api.js'
import { account, onChange } from './session.js'
import { role, workplace } from './words.js'
import { failed, waiting } from './parts.js'
import { apply } from './look.js'
import { join } from './campaign.js'

const citizen = name => () => import(`./citizen/${name}.js`)
/** Address, page, whose sign-in it needs, the place in the menu. */
const PAGES = [
  ['/', citizen('home'), 'citizen', '/'],
  ['/report', citizen('report'), 'citizen', null],
  ['/reports', citizen('reports'), 'citizen', '/reports'],
  ['/reports/:id', citizen('detail'), 'citizen', null],
  ['/inbox', () => import('./inbox.js'), 'citizen', '/inbox'],
  ['/rewards', citizen('rewards'), 'citizen', '/rewards'],
  ['/nearby', citizen('nearby'), 'citizen', null],
  ['/campaigns', citizen('campaigns'), 'citizen', null],
  ['/guide', citizen('guide'), 'citizen', null],
  ['/me', citizen('me'), 'citizen', '/me'],
  ['/me/privacy', citizen('privacy'), 'citizen', null],
  ['/figures', () => import('./city/figures.js'), 'citizen', null],
  ['/map', () => import('./city/around.js'), 'citizen', null],
  ['/signin', () => import('./signin.js'), 'citizen', null],
  ['/officer', () => import('./officer/tasks.js'), ['gridOfficer'], '/officer'],
  ['/officer/figures', () => import('./officer/figures.js'), ['gridOfficer'], null],
  ['/officer/tasks/:id', () => import('./officer/task.js'), ['gridOfficer'], null],
  ['/officer/patrol', citizen('report'), ['gridOfficer'], '/officer/patrol'],
  ['/officer/inbox', () => import('./inbox.js'), ['gridOfficer'], '/officer/inbox'],
  ['/centre', () => import('./centre/cases.js'), ['townCentre'], '/centre'],
  ['/centre/cases/:id', () => import('./centre/case.js'), ['townCentre'], null],
  ['/centre/alarms', () => import('./centre/alarms.js'), ['townCentre'], '/centre/alarms'],
  ['/centre/tasks', () => import('./centre/tasks.js'), ['townCentre'], '/centre/tasks'],
  ['/centre/duplicates', () => import('./centre/duplicates.js'), ['townCentre'], '/centre/tasks'],
  ['/centre/duty', () => import('./centre/duty.js'), ['townCentre'], '/centre/tasks'],
  ['/centre/register', () => import('./city/register.js'), ['townCentre'], '/centre/figures'],
  ['/centre/recurring', () => import('./city/recurring.js'), ['townCentre'], '/centre/figures'],
  ['/centre/counter', () => import('./centre/counter.js'), ['townCentre'], '/centre/counter'],
  ['/centre/figures', () => import('./city/overview.js'), ['townCentre'], '/centre/figures'],
  ['/centre/monthly', () => import('./city/monthly.js'), ['townCentre'], '/centre/figures'],
  ['/centre/compare', () => import('./city/compare.js'), ['townCentre'], '/centre/figures'],
  ['/centre/areas', () => import('./city/areas.js'), ['townCentre'], '/centre/figures'],
  ['/centre/rules', () => import('./centre/rules.js'), ['townCentre'], '/centre'],
  ['/centre/contacts', () => import('./city/contacts.js'), ['townCentre'], '/centre'],
  ['/centre/inbox', () => import('./inbox.js'), ['townCentre'], '/centre/inbox'],
  ['/department', () => import('./department/cases.js'), ['department'], '/department'],
  ['/department/cases/:id', () => import('./department/case.js'), ['department'], null],
  ['/department/register', () => import('./city/register.js'), ['department'], '/department'],
  ['/department/inbox', () => import('./inbox.js'), ['department'], '/department/inbox'],
  ['/department/connection', () => import('./department/connection.js'), ['department'], '/department'],
  ['/duty', () => import('./centre/alarms.js'), ['dutyRoom'], '/duty'],
  ['/duty/contacts', () => import('./city/contacts.js'), ['dutyRoom'], '/duty'],
  ['/city', () => import('./city/overview.js'), ['cityAdmin'], '/city'],
  ['/city/monthly', () => import('./city/monthly.js'), ['cityAdmin'], '/city/monthly'],
  ['/city/compare', () => import('./city/compare.js'), ['cityAdmin'], '/city'],
  ['/city/areas', () => import('./city/areas.js'), ['cityAdmin'], '/city'],
  ['/city/cases', () => import('./centre/cases.js'), ['cityAdmin'], '/city/cases'],
  ['/city/cases/:id', () => import('./centre/case.js'), ['cityAdmin'], null],
  ['/city/register', () => import('./city/register.js'), ['cityAdmin'], '/city'],
  ['/city/recurring', () => import('./city/recurring.js'), ['cityAdmin'], '/city'],
  ['/city/reviews', () => import('./city/reviews.js'), ['cityAdmin'], '/city/reviews'],
  ['/city/contacts', () => import('./city/contacts.js'), ['cityAdmin'], '/city/contacts'],
  ['/city/campaigns', () => import('./city/campaigns.js'), ['cityAdmin'], '/city/campaigns'],
  ['/centre/texts', () => import('./centre/texts.js'), ['townCentre'], '/centre'],
  ['/city/texts', () => import('./centre/texts.js'), ['cityAdmin'], '/city/cases'],
  ['/officer/malice', () => import('./centre/malice.js'), ['gridOfficer'], '/officer'],
  ['/centre/malice', () => import('./centre/malice.js'), ['townCentre'], '/centre'],
  ['/city/malice', () => import('./centre/malice.js'), ['cityAdmin'], '/city/cases'],
  ['/centre/campaigns', () => import('./city/campaigns.js'), ['townCentre'], '/centre'],
  ['/city/rewards', () => import('./city/rewards.js'), ['cityAdmin'], '/city/rewards'],
  ['/operations/reviews', () => import('./city/reviews.js'), ['operator'], '/operations/reviews'],
  ['/city/rules', () => import('./centre/rules.js'), ['cityAdmin'], '/city/cases'],
  ['/operations', () => import('./operator/board.js'), ['operator'], '/operations'],
  ['/city/alarms', () => import('./centre/alarms.js'), ['cityAdmin'], '/city/alarms'],
].map(([pattern, module, who, place]) => ({ parts: pattern.split('/').slice(1), module, who, place }))

const inbox = path => [path, 'bell', t('消息', 'Messages'), true]
const MENUS = {
  citizen: [['/', 'home', t('首页', 'Home')], ['/reports', 'list', t('我的上报', 'My reports')], inbox('/inbox'), ['/rewards', 'gift', t('奖励', 'Rewards')], ['/me', 'user', t('我的', 'Me')]],
  gridOfficer: [['/officer', 'list', t('任务', 'Tasks')], ['/officer/patrol', 'camera', t('巡查上报', 'Patrol')], inbox('/officer/inbox')],
  townCentre: [['/centre', 'list', t('案件', 'Cases')], ['/centre/alarms', 'warning', t('警报', 'Alarms')], ['/centre/tasks', 'walk', t('核实任务', 'Tasks')], ['/centre/figures', 'chart', t('数据', 'Figures')], ['/centre/counter', 'gift', t('兑换', 'Exchange')], inbox('/centre/inbox')],
  department: [['/department', 'list', t('案件', 'Cases')], inbox('/department/inbox')],
  dutyRoom: [['/duty', 'warning', t('警报', 'Alarms')]],
  operator: [['/operations', 'chart', t('运行状况', 'How it runs')], ['/operations/reviews', 'gift', t('红包核对', 'Red packets')]],
  cityAdmin: [['/city', 'chart', t('总览', 'Overview')], ['/city/monthly', 'list', t('按月', 'Monthly')], ['/city/cases', 'building', t('案件', 'Cases')], ['/city/reviews', 'gift', t('红包核对', 'Red packets')], ['/city/rewards', 'check', t('奖励规则', 'Reward rules')], ['/city/campaigns', 'send', t('主题活动', 'Campaigns')], ['/city/contacts', 'user', t('查阅审批', 'Contacts')], ['/city/alarms', 'warning', t('警报', 'Alarms')]],
}

const app = document.getElementById('app')
let leave = () => {}
let visit = 0

function find(path) {
  const parts = path.split('/').slice(1)
  if (parts.length > 1 && parts.at(-1) === '') parts.pop()
  for (const page of PAGES) {
    if (page.parts.length !== parts.length) continue
    const found = {}
    if (page.parts.every((part, i) => part === parts[i] || (part[0] === ':' && (found[part.slice(1)] = decodeURIComponent(parts[i]))))) return { page, found }
  }
  return null
}

/** Goes to an address within the pages. */
export function go(address, { replace = false } = {}) {
  history[replace ? 'replaceState' : 'pushState']({ within: true }, '', address)
  draw()
}

function render(title, content, { menu, place, back, tools = [], staff, isQuiet }) {
  document.title = title === '人人拍' ? title : `${title} · 人人拍`
  const main = h('main.page', { id: 'content', tabindex: -1 }, content)
  show(app, h(`div${menu ? '.with-places' : ''}${isQuiet ? '.quiet' : ''}${staff ? `.staff.${staff.role}` : ''}`, [
    h('a.skip', { href: '#content', onclick: event => { event.preventDefault(); main.focus() } }, t('跳到内容', 'Skip to content')),
    (back || title !== '人人拍') && h('header.bar',
      back && h('a.round', { href: back, 'aria-label': t('返回', 'Back'), onclick: event => { if (history.state?.within) { event.preventDefault(); history.back() } } }, icon('back')),
      h('h1', title), tools),
    main,
    menu && h('nav.places', { 'aria-label': t('主菜单', 'Main menu') }, menu.map(([path, name, words, counts]) =>
      h('a', { href: path, 'aria-current': path === place ? 'page' : null }, icon(name), h('span', words), counts && h('span.mark', { 'data-unread': '', hidden: true })))),
    staff && h('div.watermark', { 'aria-hidden': 'true' }, Array.from({ length: 40 }, () => h('span', { 'data-words': `${staff.displayName || staff.login || ''} ${new Date().toLocaleDateString(locale)}` }))),
  ]))
  window.scrollTo(0, 0)
  return main
}

async function draw() {
  const mine = (visit += 1)
  leave()
  leave = () => {}
  const { page, found } = find(location.pathname) ?? {}
  if (!page) return render(t('没有这个页面', 'No such page'), h('div.empty', icon('question'), h('strong', t('这里什么也没有', 'There is nothing here')), h('a.button', { href: '/' }, t('回首页', 'To the home page'))), { back: '/' })
  const isStaff = Array.isArray(page.who)
  speakAs(isStaff ? 'staff' : 'citizen')
  const who = account(isStaff ? 'staff' : 'citizen')
  if (isStaff && !who) return go(`/signin?to=${encodeURIComponent(location.pathname + location.search)}`, { replace: true })
  if (isStaff && !page.who.includes(who.role)) return go(workplace(who.role), { replace: true })
  const menu = MENUS[isStaff ? who.role : 'citizen']
  // A citizen's page of its own, and a menu of one place, leave a phone's screen to the content.
  const isQuiet = (page.place === null && !isStaff) || menu.length < 2
  const leaving = []
  const context = {
    found, query: new URLSearchParams(location.search), account: who, isStaff, go, again: draw,
    /** Called when the page is left. */
    onLeave: work => leaving.push(work),
  }
  leave = () => { for (const work of leaving) work() }
  try {
    const [{ default: make }] = await Promise.all([page.module()])
    const { title, content, back, tools, ready } = await make(context)
    if (mine !== visit) { for (const work of leaving) work(); return }
    const staffTools = isStaff ? [h('a.round', { href: '/signin', 'aria-label': t('账号与退出', 'Account and sign out') }, icon('user'))] : []
    render(title, content, { menu, place: page.place, back, tools: [tools ?? [], staffTools], staff: isStaff ? who : null, isQuiet })
    ready?.()
    performance.mark('shown')
    if (!isQuiet && who) unread()
  } catch (problem) {
    if (mine === visit) render('人人拍', failed(problem, draw), { menu, place: page.place })
  }
}

/** How many messages are new, on the menu. */
async function unread() {
  const mark = document.querySelector('[data-unread]')
  if (!mark) return
  const { unread: count } = await get('/v1/inbox', { limit: 1 }).catch(() => ({ unread: 0 }))
  mark.hidden = count === 0
  show(mark, count > 99 ? '99+' : count, h('span.spoken', t('条新消息', 'new messages')))
}

document.addEventListener('click', event => {
  const link = event.target.closest?.('a[href]')
  if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || link.target || link.origin !== location.origin || link.hasAttribute('download') || link.hash) return
  event.preventDefault()
  go(link.pathname + link.search)
})
addEventListener('popstate', draw)

join(new URLSearchParams(location.search).get('campaign'))

document.documentElement.lang = language === 'en' ? 'en' : 'zh-CN'
apply()
show(app, h('div.page', waiting()))
onChange(kind => document.dispatchEvent(new CustomEvent('signed', { detail: kind })))
draw()
import('./outbox.js').then(outbox => outbox.start())
if (account('staff')?.role === 'gridOfficer') import('./officer/steps.js').then(steps => steps.start())
if ('serviceWorker' in navigator) navigator.serviceWorker.register('/sw.js').catch(() => {})
export { role }
