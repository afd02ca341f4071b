/** Campaigns with what came of them: set, ended, and printed as a poster. */

import { h, icon, show } from '../dom.js'
import { count, nameOf, t, when } from '../language.js'
import { get } from '../api.js'
import { action, categories, chip, dialog, empty, field, load, towns } from '../parts.js'
import { give, local, told } from '../work.js'
import { codeOf } from './code.js'

const TOPICS = { fireSafety: t('消防', 'fire safety'), fraud: t('反诈', 'fraud'), drugs: t('禁毒', 'drugs'), drowning: t('防溺水', 'drowning'), traffic: t('交通安全', 'traffic safety'), workSafety: t('安全生产', 'work safety'), other: t('其他', 'other') }
const KINDS = { school: t('学校', 'school'), company: t('企业', 'company'), community: t('社区', 'community'), riders: t('骑手', 'riders'), other: t('其他', 'other') }

export default function campaigns({ account }) {
  const place = h('div.stack')
  const isCity = account.role === 'cityAdmin'
  const again = () => load(place, draw, 3)
  const draw = async () => {
    const [known, areas, { items, cohorts }] = await Promise.all([categories(), towns(), get('/v1/campaigns')])
    const city = { known, areas, isCity, town: account.townCode, again }
    return [
      h('div.row', h('p.grow.soft', t('扫海报上的码上报,计入该活动;之后不带码的上报在活动期间也计入。码不存在或已结束时,上报照常受理。', 'Reports sent by a poster’s code belong to its campaign, later ones without the code as well while it runs. With an unknown or ended code a report is taken in all the same.')),
        action('button.main', [icon('check'), t('新活动', 'New campaign')], () => edit(null, city))),
      items.length ? h('ol.items.rules', items.map(item => line(item, city))) : empty('send', t('还没有活动', 'No campaign yet')),
      cohorts.length > 0 && h('section.card', h('h2', t('按人群', 'By cohort')), h('table', h('thead', h('tr', [t('人群', 'Cohort'), t('加入', 'Joined'), t('上报', 'Reports'), t('属实', 'True')].map(words => h('th', words)))),
        h('tbody', cohorts.map(item => h('tr', h('td', item.name || item.code, ' · ', KINDS[item.kind]), [item.joins, item.reports, item.verified].map(number => h('td.number', count(number)))))))),
    ]
  }
  return { title: t('主题活动', 'Campaigns'), content: place, back: isCity ? '/city' : '/centre', ready: again }
}

function line(item, city) {
  const isOwn = city.isCity || item.townCode === city.town
  return h(`li.card${item.isRunning ? '' : '.off'}`, { 'data-campaign': item.code },
    h('div.row', h('strong.grow', nameOf(item)), !item.isRunning && chip(t('未在进行', 'not running')), item.isForMinors && chip(t('未成年人·无红包', 'minors, no cash')), chip(TOPICS[item.topic]), chip(item.townCode ? nameOf(city.areas.get(item.townCode)) : t('全市', 'whole city'))),
    h('p.soft.small', h('code', item.code), ' · ', when(item.from), ' – ', when(item.endedAt ?? item.until), item.place && [' · ', item.place], item.cohortCode && [' · ', item.cohortName || item.cohortCode]),
    h('p', t('扫码', 'Scans'), ' ', h('strong.number', count(item.scans)), ' · ', t('加入', 'joined'), ' ', h('strong.number', count(item.joins)), ' · ', t('上报', 'reports'), ' ', h('strong.number', count(item.reports)), ' · ', t('属实', 'true'), ' ', h('strong.number', count(item.verified))),
    h('div.row', action('button.compact', t('海报', 'Poster'), () => poster(item)), isOwn && action('button.compact', t('修改', 'Change'), () => edit(item, city)),
      isOwn && action('button.compact', item.endedAt ? t('恢复', 'Go on') : t('结束', 'End'), () => set(item.code, { ...input(item), isEnded: !item.endedAt }, item.version, city.again))))
}

/** What is set, of what was read. */
const input = ({ code, version, endedAt, isRunning, scans, joins, reports, verified, ...rest }) => rest
const set = (code, body, version, done) => give(`/v1/campaigns/${encodeURIComponent(code)}`, body, version, told(t('已保存', 'Saved'), done))

/** For the printer of the browser: the code that a phone reads, and the address for whoever types it. */
function poster(item) {
  const address = `${location.origin}/?campaign=${encodeURIComponent(item.code)}`
  const code = h('div.drawing')
  codeOf(address, t('二维码:扫码上报,计入本活动', 'QR code: scan it to report for this campaign')).then(drawing => show(code, drawing), () => show(code, h('p.soft', t('二维码暂时画不出来,请用下面的网址', 'The code cannot be drawn now; the address works as well'))))
  return dialog(t('海报', 'Poster'), close => h('div.stack.poster', h('h1', nameOf(item)), h('p', TOPICS[item.topic], item.place && [' · ', item.place]), h('p', t('看到隐患,拍一张,30 秒上报', 'Saw a hazard? A photo and 30 seconds are enough')), code, h('p', h('strong.address', address)),
    item.isForMinors && h('p.soft', t('未满 14 周岁请由监护人账号上报;本活动只有积分,没有红包。', 'Under 14 please report by a guardian’s account; points, no red packets.')),
    h('div.row', h('button.button.main', { type: 'button', onclick: () => window.print() }, t('打印', 'Print')), h('button.button.plain', { type: 'button', onclick: () => close() }, t('关闭', 'Close')))))
}

function edit(item, city) {
  const option = (value, words, now) => h('option', { value, selected: value === now }, words)
  const text = (value, limit, more = {}) => h('input', { type: 'text', maxlength: limit, value: value ?? '', ...more })
  const moment = value => h('input', { type: 'datetime-local', required: true, value: local(value) })
  const code = text(item?.code, 40, { required: true, pattern: '[A-Za-z0-9_\\-]+', disabled: !!item })
  const name = text(item?.name, 80, { required: true })
  const [english, where, cohort, cohortName] = [text(item?.englishName, 120), text(item?.place, 120), text(item?.cohortCode, 40), text(item?.cohortName, 80)]
  const topic = h('select', Object.entries(TOPICS).map(([value, words]) => option(value, words, item?.topic)))
  const kind = h('select', Object.entries(KINDS).map(([value, words]) => option(value, words, item?.cohortKind ?? 'other')))
  const [from, until] = [moment(item?.from ?? Date.now()), moment(item?.until ?? Date.now() + 30 * 86_400_000)]
  const classes = text(item?.categories.join(' '), 300)
  const minors = h('input', { type: 'checkbox', checked: item?.isForMinors ?? false })
  const body = () => ({
    topic: topic.value, name: name.value.trim(), englishName: english.value.trim(), place: where.value.trim(),
    ...((item ? item.townCode : !city.isCity && city.town) && { townCode: item?.townCode ?? city.town }), ...(item?.villageCode && { villageCode: item.villageCode }),
    categories: classes.value.split(/[\s,,、]+/).filter(Boolean), from: new Date(from.value).toISOString(), until: new Date(until.value).toISOString(),
    ...(cohort.value.trim() && { cohortCode: cohort.value.trim(), cohortKind: kind.value, cohortName: cohortName.value.trim() }),
    isForMinors: minors.checked, isEnded: !!item?.endedAt,
  })
  return dialog(item ? t('修改活动', 'Change the campaign') : t('新活动', 'New campaign'), close => {
    const form = h('form.stack', { onsubmit: event => { event.preventDefault(); save.click() } })
    const save = action('button.main', t('保存', 'Save'), async () => {
      if (!form.reportValidity()) return
      await set(code.value.trim(), body(), item?.version, city.again)
      close(true)
    })
    return show(form, h('h2', item ? t('修改活动', 'Change the campaign') : t('新活动', 'New campaign')),
      field(t('代码', 'Code'), code, t('印在海报上,不能再改', 'on the poster, for good')), field(t('名称', 'Name'), name), field(t('英文名称', 'English name'), english), field(t('主题', 'Topic'), topic), field(t('地点', 'Place'), where),
      field(t('开始', 'From'), from), field(t('结束', 'Until'), until), field(t('类别代码', 'Categories'), classes, t('大类两位或小类四位,用空格分开;不填则不限', 'classes or items, spaces between; empty: any')),
      field(t('人群代码', 'Cohort'), cohort), field(t('人群类型', 'What they are'), kind), field(t('人群名称', 'What they are called'), cohortName),
      h('label.row', minors, t('面向未成年人(只有积分)', 'For people under 18 (points only)')),
      h('div.row', save, h('button.button.plain', { type: 'button', onclick: () => close() }, t('取消', 'Cancel'))))
  })
}
