/** The form: photo, words, place, on one page. Also an officer's patrol report. */

import { h, icon, show } from '../dom.js'
import { ago, metres, nameOf, t } from '../language.js'
import { get, reference } from '../api.js'
import { account } from '../session.js'
import { alarm, suggest } from '../words.js'
import { adder, busy, categories, dialog, field, note, position, shrink, toast, towns } from '../parts.js'
import * as outbox from '../outbox.js'
import { pinMap } from '../map.js'
import { callsFor } from './calls.js'
import { receipt } from './receipt.js'

const LIMIT = 9
const OTHER = '1999'

export default async function report({ query, go, isStaff, onLeave }) {
  const kind = isStaff ? 'staff' : 'citizen'
  const draft = await begin(query.get('draft'), kind)
  // Without a network these come from the last visit; a first visit without one still takes photo, words and place.
  const [known, words, places] = await Promise.all([
    categories().catch(() => new Map()), reference('/v1/alarm-words').catch(() => ({ emergency: [], crimeTip: [], calm: [] })), towns().catch(() => new Map()),
  ])
  let isPicked = Boolean(draft.input.isPicked)
  let accepted = false
  let map

  const save = () => outbox.keep(draft)
  let saving
  const saveSoon = () => { clearTimeout(saving); saving = setTimeout(save, 300) }
  onLeave(() => { clearTimeout(saving); if (draft.state === 'editing' && !draft.isHandedOver) tidy() })
  const tidy = () => (draft.photos.length || draft.input.text ? save() : outbox.drop(draft.key))

  // Photos
  const pictures = h('div.photos')
  const drawPhotos = () => {
    show(pictures, draft.photos.map(item => h('div.photo', h('img', { src: (item.address ??= URL.createObjectURL(item.blob)), alt: t('已选照片', 'Chosen photo') }),
      h('button.take', { type: 'button', 'aria-label': t('移除这张照片', 'Remove this photo'), onclick: () => { draft.photos.splice(draft.photos.indexOf(item), 1); drawPhotos(); save() } }, icon('cross')))),
    draft.photos.length < LIMIT && adder(!draft.photos.length, add))
    pictures.className = draft.photos.length ? 'photos' : 'stack'
  }
  const add = async files => {
    for (const file of files.slice(0, LIMIT - draft.photos.length)) draft.photos.push({ blob: await shrink(file) })
    drawPhotos()
    await save()
    outbox.uploadAhead(draft).catch(() => {})
    locate()
  }

  // Words, and the category they point to
  const text = h('textarea', { value: draft.input.text ?? '', maxlength: 1000, placeholder: t('例如:幼儿园门口的消防通道停满了车', 'For example: cars fill the fire lane by the kindergarten') })
  const category = h('div')
  const stopped = h('div', { 'aria-live': 'polite' })
  const drawCategory = () => {
    const found = suggest(text.value, [...known.values()].filter(item => !item.isEmergency && !item.isCrimeTip))
    if (!isPicked) draft.input.categoryCode = found[0]?.code ?? OTHER
    const current = known.get(draft.input.categoryCode)
    const others = found.filter(item => item.code !== draft.input.categoryCode)
    show(category, h('div.row', h('span.grow', h('span.soft.small', isPicked || !found.length ? t('类别', 'Category') : t('看起来是', 'This looks like')), h('br'), h('strong', nameOf(current) || t('其他事项', 'Other'))),
      h('button.button.compact', { type: 'button', onclick: pick, 'aria-label': t('更改类别', 'Change the category') }, t('更改', 'Change'))),
    !isPicked && others.length > 0 && h('div.row.tight', others.map(item => h('button.button.compact', { type: 'button', onclick: () => choose(item) }, nameOf(item)))))
  }
  const choose = item => { draft.input.categoryCode = item.code; isPicked = draft.input.isPicked = true; drawCategory(); stop(); save(); nearby() }
  const pick = async () => {
    const found = await dialog(t('选择类别', 'Choose a category'), close => chooser([...known.values()], close))
    if (found) choose(found)
  }
  text.addEventListener('input', () => { draft.input.text = text.value; drawCategory(); stop(); saveSoon() })

  /** Emergencies and crime tips: whom to call stands above everything else. */
  const stop = () => {
    const current = known.get(draft.input.categoryCode)
    const what = current?.isEmergency ? 'emergency' : current?.isCrimeTip ? 'crimeTip' : alarm(text.value, words)
    if (what === (stopped.dataset.what || null) && stopped.hasChildNodes()) return what
    stopped.dataset.what = what ?? ''
    if (what !== 'crimeTip') draft.input.policeConsent = undefined
    show(stopped, what && callsFor(what, draft.input, save))
    if (what) stopped.scrollIntoView({ block: 'start', behavior: 'smooth' })
    return what
  }

  // The place
  const place = h('div.stack')
  const mapBox = h('div.map')
  const placeWords = h('p.small')
  const landmark = h('input', { value: draft.input.landmark ?? '', maxlength: 100, placeholder: t('如:东门菜市场后面的巷子', 'e.g. the lane behind the east market') })
  landmark.addEventListener('input', () => { draft.input.landmark = landmark.value.trim() || undefined; saveSoon() })
  const setPlace = (at, how) => {
    draft.input.position = at
    draft.how = how
    drawPlace()
    save()
    nearby()
  }
  const drawPlace = () => {
    const at = draft.input.position
    show(placeWords, icon(at ? 'check' : 'pin'), ' ', !at ? t('还没有位置', 'No place yet')
      : draft.how === 'map' ? t('按地图中心的图钉', 'Where the pin on the map is')
        : draft.how === 'town' ? t('按所选镇街和参照物,网格员会联系您确认', 'By town and landmark; the officer may ask you')
          : t(`已定位,误差约 ${Math.max(1, at.accuracyMetres ?? 0)} 米`, `Found, within about ${Math.max(1, at.accuracyMetres ?? 0)} m`))
    placeWords.className = at ? 'small' : 'small soft'
  }
  let asked
  const locate = () => (asked ??= position().then(at => { if (!['map', 'town'].includes(draft.how)) { setPlace(at, 'phone'); map?.then(view => view?.goTo(at)) } }, error => { asked = null; if (!draft.input.position) show(placeWords, icon('warning'), ' ', error.words) }))
  const showMap = () => {
    if (map) return
    show(mapBox)
    mapBox.hidden = false
    map = pinMap(mapBox, { at: draft.input.position, moved: at => setPlace(at, 'map') })
    map.catch(() => { map = null; show(mapBox, h('p.soft.centred', t('地图没有加载出来,写参照物也可以', 'The map did not load; a landmark is enough'))) })
  }
  mapBox.hidden = true
  const townChoice = h('select', { onchange: () => { const town = places.get(townChoice.value); if (town) setPlace({ longitude: town.seat.longitude, latitude: town.seat.latitude, system: 'wgs84', accuracyMetres: 5000 }, 'town') } },
    h('option', { value: '' }, t('选择镇街', 'Choose a town')), [...places.values()].map(town => h('option', { value: town.code }, nameOf(town))))
  const withoutMap = h('details', { ontoggle: event => event.target.open && townChoice.focus() }, h('summary.link', t('不用地图,选镇街写参照物', 'Without a map: town and landmark')), h('div.stack', field(t('所在镇街', 'Town'), townChoice)))
  show(place, h('div.row', h('h2.grow', icon('pin'), ' ', t('在哪里', 'Where')), placeWords),
    h('div.row.tight', h('button.button.compact', { type: 'button', onclick: () => { asked = null; draft.how = null; locate() } }, icon('target'), t('定位到我这里', 'Where I am')),
      h('button.button.compact', { type: 'button', onclick: showMap }, icon('map'), t('在地图上选', 'On the map'))),
    mapBox, field(t('参照物', 'Landmark'), landmark, t('没有门牌号也没关系', 'no door number needed')), withoutMap)

  // The same thing, reported before?
  const same = h('div', { 'aria-live': 'polite' })
  let looks = 0
  const nearby = async () => {
    const own = ++looks
    const at = draft.input.position
    if (isStaff || !at || draft.how === 'town' || !account('citizen')) return
    const query = { longitude: at.longitude, latitude: at.latitude, system: at.system, categoryCode: draft.input.categoryCode, metres: 100 }
    const { items } = await get('/v1/reports/nearby', query).catch(() => ({ items: [] }))
    if (own !== looks) return
    if (draft.input.followsReportId && !items.some(item => item.id === draft.input.followsReportId)) draft.input.followsReportId = undefined
    show(same, items.length > 0 && h('section.card', h('h2', icon('question'), t('是同一件事吗?', 'Is it the same thing?')),
      h('p.soft.small', t('选中后进展会同步告诉您,不用重复等', 'Choose it and you will hear every step of it')),
      h('div.stack.close', items.slice(0, 3).map(item => h('label.choice', h('input', { type: 'checkbox', checked: draft.input.followsReportId === item.id, onchange: event => {
        draft.input.followsReportId = event.target.checked ? item.id : undefined
        for (const other of same.querySelectorAll('input')) if (other !== event.target) other.checked = false
        save()
      } }), h('strong', nameOf(known.get(item.categoryCode))), h('span.hint', t(`离这里 ${metres(item.distanceMetres)} · ${ago(item.acceptedAt)}有人反映`, `${metres(item.distanceMetres)} away · reported ${ago(item.acceptedAt)}`)))))))
  }

  // For a parent or another relative without a phone: whom the officer may call on site
  const family = h('div.stack.close')
  const drawFamily = () => {
    const { onBehalf, isAnonymous } = draft.input
    const told = (name, more) => h('input', { value: onBehalf?.[name] ?? '', ...more, oninput: event => { draft.input.onBehalf = { ...draft.input.onBehalf, [name]: event.target.value }; saveSoon() } })
    show(family, h('label.tick.small', h('input', { type: 'checkbox', checked: Boolean(onBehalf), onchange: event => { draft.input.onBehalf = event.target.checked ? {} : undefined; drawFamily(); save() } }),
      h('span', t('我替家人反映(家里老人等)', 'For a parent or another relative'))),
    onBehalf && (isAnonymous ? h('p.soft.small', t('匿名上报不留家人的称呼和电话。', 'An anonymous report names no relative.'))
      : [h('p.soft.small', t('都可以不填。只有到场核实的网格员能看到,每次查看都有记录;进展、积分和红包仍归您的账号。', 'Both may stay empty. Only the officer who verifies on site sees them, and every look is recorded; progress, points and the red packet stay with your account.')),
        field(t('怎么称呼', 'How to call them'), told('name', { maxlength: 64, placeholder: t('如:李奶奶', 'e.g. Mrs Li') })),
        field(t('现场联系电话', 'Phone for questions on site'), told('phone', { type: 'tel', maxlength: 20 }))]))
  }
  const phoneIsWrong = () => {
    const phone = draft.input.isAnonymous ? '' : (draft.input.onBehalf?.phone ?? '').replaceAll(/[\s-]/g, '')
    return phone !== '' && !/^\+?[0-9]{5,15}$/.test(phone)
  }
  /** What is sent of it: what is blank is left out, and nothing at all where nobody is to be known. */
  const relative = ({ onBehalf, isAnonymous }) => onBehalf && (isAnonymous ? {} : { name: onBehalf.name?.trim() || undefined, phone: onBehalf.phone?.replaceAll(/[\s-]/g, '') || undefined })

  const complain = h('p.wrong', { role: 'alert', hidden: true })
  const wrong = (words, where) => { complain.hidden = false; show(complain, icon('warning'), words); where?.scrollIntoView({ block: 'center', behavior: 'smooth' }) }
  const send = async () => {
    complain.hidden = true
    draft.input.text = text.value.trim()
    if (!draft.photos.length && !draft.input.text) return wrong(t('请拍一张照片,或写几句话', 'Add a photo or some words'), pictures)
    if (!draft.input.position) {
      await Promise.race([locate(), new Promise(resolve => setTimeout(resolve, 4000))])
      if (!draft.input.position) { withoutMap.open = true; return wrong(t('请告诉我们在哪里:定位、地图或镇街都可以', 'Please tell us where: position, map or town'), place) }
    }
    const what = stop()
    if (what === 'emergency' && !accepted) {
      accepted = true
      return wrong(t('请先拨打上面的电话。确认已处理后,再点一次即可提交', 'Please call the number above first. Then tap once more to send'), stopped)
    }
    if (phoneIsWrong()) return wrong(t('家人的电话请只填数字,也可以不填', 'The relative’s phone: digits only, or nothing'), family)
    const { isPicked: _, ...input } = draft.input
    draft.input = JSON.parse(JSON.stringify({ ...input, text: input.text || undefined, isAnonymous: input.isAnonymous || undefined, onBehalf: relative(input) }))
    try {
      const answer = await outbox.dispatch(draft)
      if (isStaff) { toast(t('巡查上报已收到', 'The patrol report was received')); return go('/officer') }
      receipt({ answer, draft, what, go })
    } catch (problem) {
      draft.state = 'editing'
      draft.problem = null
      draft.isHandedOver = false
      await save()
      wrong(problem.words ?? t('没有成功,请再试一次', 'That did not work; please try again'))
    }
  }
  const button = h('button.button.main.wide', { type: 'button', onclick: () => busy(button, send) }, icon('send'), t('提交', 'Send'))

  drawPhotos()
  drawCategory()
  drawPlace()
  drawFamily()
  return {
    title: isStaff ? t('巡查上报', 'Patrol report') : t('我要报料', 'Report a problem'),
    back: isStaff ? '/officer' : '/',
    content: [
      draft.problem && note('wait', 'warning', h('p', draft.problem.words ? (t(draft.problem.words.zh, draft.problem.words.en)) : t('上次没有发送成功,改一下再试', 'It was not accepted last time; change it and try again'))),
      h('section.card', pictures,
        field(t('发生了什么', 'What happened'), text, t('一句话就好,可以用语音输入', 'one sentence is enough')),
        category),
      stopped,
      h('section.card', place),
      same,
      !isStaff && h('label.tick.small', h('input', { type: 'checkbox', checked: Boolean(draft.input.isAnonymous), onchange: event => { draft.input.isAnonymous = event.target.checked; drawFamily(); save() } }),
        h('span', t('匿名上报(没有红包,进展照样能看)', 'Anonymously (no red packet; you still see every step)'))),
      !isStaff && family,
      h('div.bottom', complain, button, !isStaff && h('p.soft.small.centred', t('您的身份对处理人员保密。', 'Those who handle it never learn who you are. '), h('a', { href: '/guide' }, t('说明', 'Details')))),
    ],
    ready: () => { if (!draft.input.position) navigator.permissions?.query({ name: 'geolocation' }).then(({ state }) => state === 'granted' && locate(), () => {}); stop(); nearby() },
  }
}

/** The draft that was asked for, or the last one that was not finished, or a new one. */
async function begin(key, kind) {
  const found = key ? await outbox.read(key) : (await outbox.drafts()).find(draft => draft.state === 'editing' && draft.kind === kind)
  if (!found) return outbox.fresh(kind)
  for (const photo of found.photos) delete photo.address
  if (found.state !== 'editing') { found.state = 'editing'; await outbox.keep(found) }
  return found
}

function chooser(items, close) {
  const search = h('input', { type: 'search', placeholder: t('搜一搜,如:路灯', 'Search, e.g. lamp'), 'aria-label': t('搜索类别', 'Search categories') })
  const list = h('div.stack', { style: { 'max-height': '55vh', overflow: 'auto' }, tabindex: 0, role: 'group', 'aria-label': t('类别', 'Categories') })
  const draw = () => {
    const wanted = search.value.trim().toLowerCase()
    const groups = Map.groupBy ? Map.groupBy(items.filter(item => !wanted || `${item.name}${item.className}${item.englishName}`.toLowerCase().includes(wanted)), item => item.className) : group(items, wanted)
    show(list, [...groups].map(([name, group]) => h('div.stack.close', h('h3.soft.small', name), h('div.choices', group.map(item => h('button.button', { type: 'button', onclick: () => close(item) }, nameOf(item)))))))
  }
  search.addEventListener('input', draw)
  draw()
  return h('div.stack', h('div.row', h('h2.grow', t('选择类别', 'Choose a category')), h('button.round', { type: 'button', 'aria-label': t('关闭', 'Close'), onclick: () => close() }, icon('cross'))), search, list)
}
function group(items, wanted) {
  const groups = new Map()
  for (const item of items) if (!wanted || `${item.name}${item.className}${item.englishName}`.toLowerCase().includes(wanted)) groups.set(item.className, [...(groups.get(item.className) ?? []), item])
  return groups
}
