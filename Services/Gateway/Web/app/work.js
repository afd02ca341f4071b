/** What staff's pages share: lists that follow what happens, who a code stands for, forms in a dialogue. */

import { h, icon, show } from './dom.js'
import { nameOf, t } from './language.js'
import { command, follow, get } from './api.js'
import { action, dialog, field, toast } from './parts.js'

/** Looks again whenever something changed in this part of the city, and says when it last did. */
export function live(onLeave, look) {
  let pending
  const stop = follow('/v1/work/events', () => { clearTimeout(pending); pending = setTimeout(look, 150) })
  onLeave(() => { clearTimeout(pending); stop() })
}

/** Departments of a town by their code. */
const departmentsKept = new Map()
export function departments(town) {
  if (!departmentsKept.has(town)) departmentsKept.set(town, get(`/v1/towns/${town}/departments`).then(({ items }) => new Map(items.map(item => [item.code, item])), problem => { departmentsKept.delete(town); throw problem }))
  return departmentsKept.get(town)
}
export const departmentName = (known, code) => code ? nameOf(known?.get(code)) || code : t('未定', 'not yet')

/** A select of departments; committees stand after the offices. */
export function departmentSelect(known, value) {
  const [offices, committees] = [[], []]
  for (const item of known.values()) (item.kind === 'committee' ? committees : offices).push(item)
  const option = item => h('option', { value: item.code, selected: item.code === value }, nameOf(item))
  return h('select', { required: true }, h('option', { value: '' }, t('请选择', 'Please choose')),
    h('optgroup', { label: t('镇街部门', 'Offices') }, offices.map(option)), committees.length > 0 && h('optgroup', { label: t('村(社区)委会', 'Committees') }, committees.map(option)))
}

/** What a rule is about: every category, a class of them, or one. */
export const matterOf = (rule, known) => {
  if (rule.category === '*') return t('所有类别', 'every category')
  if (rule.category.length === 2) return [...known.values()].find(item => item.code.startsWith(rule.category))?.className ?? rule.category
  return nameOf(known.get(rule.category)) || rule.category
}

/** What `run` of `ask` answers where the dialogue stays with what was typed. */
export const STAY = 'stay'

/** Asks for what a command needs and gives it; stays open with the words when it is refused. */
export function ask(title, fields, words, run) {
  return dialog(title, close => {
    const form = h('form.stack', { onsubmit: event => { event.preventDefault(); button.click() } })
    const button = action('button.main', words, async () => {
      if (!form.reportValidity()) return
      if (await run() !== STAY) close(true)
    })
    return show(form, h('h2', title), fields, h('div.row', button, h('button.button.plain', { type: 'button', onclick: () => close() }, t('取消', 'Cancel'))))
  })
}

export const textField = (words, { hint, required = true, limit = 500 } = {}) => {
  const input = h('textarea', { required, maxlength: limit })
  return { input, element: field(words, input, hint), get value() { return input.value.trim() } }
}
/** A moment as an input of day and hour has it, on this device's clock. */
export const local = at => { const day = new Date(at); return new Date(day - day.getTimezoneOffset() * 60_000).toISOString().slice(0, 16) }
/** A day and hour, as this device's clock has them. */
export function timeField(words, daysAhead) {
  const at = new Date(Date.now() + daysAhead * 86_400_000)
  at.setHours(18, 0, 0, 0)
  const input = h('input', { type: 'datetime-local', required: true, value: local(at) })
  return { input, element: field(words, input), get value() { return new Date(input.value).toISOString() } }
}

/** Gives a command and says what came of it. Another version than the one that was seen is explained, not overwritten; `done` is told
 * whether it was done, and so is whoever waits. */
export async function give(path, body, version, done) {
  try {
    await command(path, body, { version })
  } catch (problem) {
    if (problem.code !== 'command.versionConflict') throw problem
    toast(t('有人刚刚处理过,请看现在的情况', 'Somebody was faster; this is how it stands now'))
    await done?.(false)
    return false
  }
  await done?.(true)
  return true
}

/** For `give`: says that it was done, if it was, and goes on either way. */
export const told = (words, then) => async isDone => { if (isDone) toast(words); await then?.() }

/** Keys of a page; not while something is typed or a dialogue is open. A handler is given the event: a key that is held repeats. */
export function keys(onLeave, handlers) {
  const heard = event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.('input, textarea, select, dialog') || document.querySelector('dialog[open]')) return
    const handler = handlers[event.key.toLowerCase()]
    if (!handler) return
    event.preventDefault()
    handler(event)
  }
  document.addEventListener('keydown', heard)
  onLeave(() => document.removeEventListener('keydown', heard))
}

/** A link that opens the phone's own navigation. */
export const navigate = (place, words = t('导航', 'Navigate')) => h('a.button.compact', { href: `geo:${place.latitude},${place.longitude}?q=${place.latitude},${place.longitude}`, target: '_self' }, icon('walk'), words)
