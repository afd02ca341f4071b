/** Parts that pages share. */

import { h, icon, redraw, released, show } from './dom.js'
import { ago, span, t, when, say } from './language.js'
import { picture, reference, spokenFor, upload } from './api.js'
import { tone } from './words.js'

export const chip = (words, look = '') => h(`span.chip${look && '.' + look}`, words)
export const stateChip = (state, words) => chip(words, tone(state))
export const note = (look, name, ...content) => h(`div.note${look && '.' + look}`, icon(name), h('div', ...content))

export function empty(name, title, words, ...actions) {
  return h('div.empty', icon(name), h('strong', title), words && h('p', words), ...actions)
}

export const waiting = (rows = 3) => h('div.waiting', { role: 'status' }, h('span.spoken', t('正在加载', 'Loading')), Array.from({ length: rows }, () => h('i')))

/** What went wrong, kindly, and a way to try again. */
export function failed(problem, again) {
  if (!problem.words) console.error(problem)
  return empty(problem.isOffline ? 'cloud' : 'warning', problem.isOffline ? t('暂时连不上网', 'No network right now') : t('没有加载出来', 'This could not be loaded'),
    problem.words ?? t('请稍后再试', 'Please try again'), again && h('button.button', { type: 'button', onclick: again }, icon('refresh'), t('再试一次', 'Try again')))
}

/** How often each place was loaded, and the latest of these that was drawn. */
const loads = new WeakMap()

/** Fills `place` with what `make` brings; what was there stays until then. What was overtaken by a later one is not drawn. */
export async function load(place, make, rows = 3) {
  const turns = loads.get(place) ?? { begun: 0, drawn: 0 }
  loads.set(place, turns)
  const own = ++turns.begun
  const draw = (how, content) => {
    if (own < turns.drawn) return
    turns.drawn = own
    how(place, content)
  }
  if (!place.hasChildNodes()) show(place, waiting(rows))
  place.setAttribute('aria-busy', 'true')
  try {
    const made = await make()
    await released()
    draw(redraw, made)
  } catch (problem) {
    draw(show, failed(problem, () => { place.replaceChildren(); load(place, make, rows) }))
  }
  if (own === turns.begun) place.removeAttribute('aria-busy')
}

export function toast(words, action) {
  const box = document.getElementById('toasts')
  const line = h('div.toast', h('span', words), action && h('button', { type: 'button', onclick: () => { line.remove(); action.run() } }, action.words))
  box.append(line)
  setTimeout(() => line.remove(), action?.stay ?? 4500)
  return line
}

/** A dialogue; resolves to what `close` was given, or to nothing when it was left. */
export function dialog(title, make, look = '') {
  return new Promise(resolve => {
    const close = value => { box.returnValue = 'done'; resolve(value); box.close() }
    const box = h(`dialog${look}`, { 'aria-label': title, onclose: () => { box.remove(); resolve() }, onclick: event => event.target === box && box.close() })
    show(box, make(close))
    document.body.append(box)
    box.showModal()
  })
}

/** Rows by name: the first of each row is what it is called, the others are its figures. */
export function table(title, heads, rows) {
  return h('div.scroll', { tabindex: 0, role: 'region', 'aria-label': title }, h('table', h('thead', h('tr', heads.map((words, i) => h(`th${i ? '.number' : ''}`, { scope: 'col' }, words)))),
    h('tbody', rows.map(row => h('tr', row.map((value, i) => (i ? h('td.number', value) : h('th', { scope: 'row' }, value))))))))
}

/** A button whose work may take a while; it cannot be pressed twice. */
export function action(selector, content, work) {
  const button = h(`button.${selector}`, { type: 'button' }, content)
  button.addEventListener('click', () => busy(button, work))
  return button
}
export async function busy(button, work) {
  if (button.getAttribute('aria-disabled')) return
  button.setAttribute('aria-disabled', 'true')
  button.classList.add('busy')
  try {
    await work()
  } catch (problem) {
    if (!problem.words) console.error(problem)
    toast(problem.words ?? t('没有成功,请再试一次', 'That did not work; please try again'))
  }
  button.removeAttribute('aria-disabled')
  button.classList.remove('busy')
}

export function field(words, input, hint) {
  return h('label.field', h('span', words, hint && h('span.hint', ' ', hint)), input)
}

/** A few choices for a thumb: [{value, words, hint}]. `chosen` is told. */
export function choices(name, label, options, value, chosen = () => {}, look = '') {
  return h('fieldset.stack.close', h('legend', label), h(`div.choices${look}`, options.map(option =>
    h('label.choice', h('input', { type: 'radio', name, value: option.value, checked: option.value === value, onchange: () => chosen(option.value) }),
      h('strong', option.words), option.hint && h('span.hint', option.hint)))))
}
export const chosen = (form, name) => form.querySelector(`input[name="${name}"]:checked`)?.value

/** Every category by its code. */
export async function categories() {
  const { items } = await reference('/v1/categories')
  return new Map(items.map(item => [item.code, item]))
}
export async function towns() {
  const { items } = await reference('/v1/towns')
  return new Map(items.map(item => [item.code, item]))
}

/** A photo that opens large. */
export function photo(id, report, label = t('照片', 'Photo')) {
  const kind = spokenFor()
  const image = h('img', { alt: '' })
  const button = h('button.photo', { type: 'button', 'aria-label': t(`查看大图:${label}`, `Enlarge: ${label}`), onclick: () => enlarge(id, report, label, kind) }, icon('image'))
  picture(id, report, 'thumbnail', kind).then(address => { image.src = address; show(button, image) }, () => {})
  return button
}
/** The same in a list, where the whole row leads somewhere. */
export function face(id, report, name = 'image') {
  const box = h('span.photo.face', icon(name))
  if (id) picture(id, report).then(address => show(box, h('img', { src: address, alt: '' })), () => {})
  return box
}
export const photos = (ids, report, label) => ids?.length ? h('div.photos', ids.map((id, i) => photo(id, report, `${label ?? t('照片', 'photo')} ${i + 1}`))) : null

function enlarge(id, report, label, kind) {
  dialog(label, close => {
    const image = h('img', { alt: label })
    picture(id, report, 'full', kind).then(address => { image.src = address }, () => close())
    return [image, h('button.round', { type: 'button', 'aria-label': t('关闭', 'Close'), onclick: () => close() }, icon('cross'))]
  }, '.viewer')
}

/** Steps of a report, the newest last. */
export function timeline(entries, report, names = () => null) {
  return h('ol.steps', entries.map((entry, i) => h(`li.step${i === entries.length - 1 ? '.now' : ''}`,
    h('span.words', say(entry.words)), h('time.soft.small', { datetime: entry.at, title: when(entry.at) }, ago(entry.at), names(entry)),
    entry.note && h('p.said', entry.note), photos(entry.photos, report, say(entry.words)))))
}

/** What is left until a limit; it counts down by itself as long as it is on the page. */
export function countdown(dueAt, isOverdue, stopped = t('计时暂停', 'clock stopped')) {
  if (!dueAt) return h('span.left.soft', stopped)
  const line = h('span.left')
  const draw = () => {
    const left = new Date(dueAt) - Date.now()
    const late = isOverdue || left <= 0
    line.className = `left ${late ? 'late' : left < 2 * 3_600_000 ? 'wait' : 'good'}`
    show(line, left > 0 ? t(`剩 ${span(left)}`, `${span(left)} left`) : t(`超时 ${span(-left)}`, `${span(-left)} late`))
    if (line.isConnected || !drawn) setTimeout(draw, 20_000)
    drawn = true
  }
  let drawn = false
  draw()
  return line
}

/** Picks photos, and uploads them at once. `tokens()` waits for all; a failed one is tried again then. */
export function photoPicker({ limit = 9, first = false, changed = () => {} } = {}) {
  const chosenPhotos = []
  const box = h('div.photos')
  const draw = () => {
    show(box, chosenPhotos.map(item => h('div.photo', h('img', { src: item.address, alt: t('已选照片', 'Chosen photo') }),
      item.failed && h('span.told', t('待上传', 'to be sent')),
      h('button.take', { type: 'button', 'aria-label': t('移除这张照片', 'Remove this photo'), onclick: () => { chosenPhotos.splice(chosenPhotos.indexOf(item), 1); draw(); changed() } }, icon('cross')))),
    chosenPhotos.length < limit && adder(first && !chosenPhotos.length, add))
    box.classList.toggle('only', !chosenPhotos.length)
  }
  const begin = item => { item.failed = false; item.sending = upload(item.blob).then(answer => { item.token = answer.token; item.until = Date.parse(answer.expiresAt); return answer }).catch(problem => { item.failed = true; draw(); throw problem }); item.sending.catch(() => {}) }
  const add = async files => {
    for (const file of [...files].slice(0, limit - chosenPhotos.length)) {
      const blob = await shrink(file)
      const item = { blob, address: URL.createObjectURL(blob) }
      begin(item)
      chosenPhotos.push(item)
    }
    draw()
    changed()
  }
  draw()
  return {
    element: box,
    get count() { return chosenPhotos.length },
    /** The photos themselves, with their tokens as far as they were uploaded. */
    get kept() { return chosenPhotos.map(({ blob, token, until }) => ({ blob, token, until })) },
    async tokens() {
      for (const item of chosenPhotos) if (item.failed) begin(item)
      return Promise.all(chosenPhotos.map(async item => (await item.sending).token))
    },
  }
}

/** The place where a photo is taken or chosen; on a phone the camera opens. */
export function adder(isFirst, add, label = isFirst ? t('先拍一张照片', 'Take a photo first') : t('加照片', 'Add a photo')) {
  return h(`label.adder${isFirst ? '.first' : ''}`, icon('camera'), h('span', label),
    h('input', { type: 'file', accept: 'image/*', capture: 'environment', multiple: true, onchange: event => { const files = [...event.target.files]; event.target.value = ''; add(files) } }))
}

const LARGEST_EDGE = 2400
/** A picture small enough for a slow network. What the browser cannot decode (HEIC) goes as it is. */
export async function shrink(file) {
  if (file.size < 1_500_000) return file
  try {
    const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' })
    const scale = Math.min(1, LARGEST_EDGE / Math.max(bitmap.width, bitmap.height))
    const canvas = h('canvas', { width: Math.round(bitmap.width * scale), height: Math.round(bitmap.height * scale) })
    canvas.getContext('2d').drawImage(bitmap, 0, 0, canvas.width, canvas.height)
    return await new Promise(resolve => canvas.toBlob(blob => resolve(blob && blob.size < file.size ? blob : file), 'image/jpeg', 0.86))
  } catch {
    return file
  }
}

/** Where the phone is: {longitude, latitude, system, accuracyMetres}; refused with kind words. */
export function position(patience = 12_000) {
  return new Promise((resolve, reject) => {
    const no = words => reject(Object.assign(new Error('position'), { words }))
    if (!navigator.geolocation) return no(t('这台设备不能定位,请在地图上选位置', 'This device has no position; please choose on the map'))
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => resolve({ longitude: coords.longitude, latitude: coords.latitude, system: 'wgs84', accuracyMetres: Math.round(coords.accuracy) }),
      error => no(error.code === 1 ? t('没有获得定位权限,可以在地图上选,或写参照物', 'Position was not allowed; choose on the map or describe a landmark') : t('暂时定位不到,可以在地图上选,或写参照物', 'No position yet; choose on the map or describe a landmark')),
      { enableHighAccuracy: true, timeout: patience, maximumAge: 15_000 })
  })
}

/** Metres between two places (WGS-84, on the sphere: enough for a word of warning). */
export function distance(a, b) {
  const rad = Math.PI / 180
  const s = Math.sin((b.latitude - a.latitude) * rad / 2) ** 2 + Math.cos(a.latitude * rad) * Math.cos(b.latitude * rad) * Math.sin((b.longitude - a.longitude) * rad / 2) ** 2
  return 12_742_000 * Math.asin(Math.sqrt(s))
}
