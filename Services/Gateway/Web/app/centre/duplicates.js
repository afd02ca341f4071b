/**
 * Open reports that may be the same thing, side by side with their pictures: one key merges, and ten seconds undo it.
 * What is not the same is put away on this device; who else looks at it decides for themselves. What others change meanwhile
 * moves nothing under the eyes: it is shown when it is asked for.
 */

import { h, icon, show } from '../dom.js'
import { ago, metres, nameOf, t, when } from '../language.js'
import { command, get } from '../api.js'
import { taskState } from '../words.js'
import { action, categories, chip, empty, load, photo, stateChip, toast } from '../parts.js'
import { give, keys, live, navigate, told } from '../work.js'

const APART = 'rrp.apart'
/** What the reporter reads, whatever language the clerk has. */
const WORDS = '经镇街中心核对,与此前一件上报为同一处问题'
const apart = () => { try { return JSON.parse(localStorage.getItem(APART) ?? '[]') } catch { return [] } }
const pair = (original, candidate) => `${original.reportId} ${candidate.reportId}`

export default function duplicates({ onLeave }) {
  const list = h('div.stack')
  const news = h('div', { hidden: true })
  let [quietUntil, drawnAt, pending] = [0, 0]
  let focused = { before: null, place: -1 }
  const draw = async () => {
    const [known, { items, count }] = await Promise.all([categories(), get('/v1/duplicates')])
    // Where the eyes are now, not where they were when it was asked for.
    const before = document.activeElement.closest?.('[data-candidate]')
    focused = { before, place: all().indexOf(before) }
    news.hidden = true
    drawnAt = Date.now()
    const put = new Set(apart())
    // Each once, with the first that it was not found to be different from.
    const seen = new Set()
    const groups = items.map(({ original, candidates, count }) => ({ original, more: count - candidates.length, candidates: candidates.filter(candidate => !put.has(pair(original, candidate)) && !seen.has(candidate.reportId) && seen.add(candidate.reportId)) })).filter(group => group.candidates.length)
    if (!groups.length) return empty('check', t('没有可能重复的上报', 'Nothing that may be the same'), t('附近同类、或照片相同的未办结上报会出现在这里。', 'Open reports near each other and of one kind, or with the same photo, appear here.'))
    return [...groups.map(group => h('section.card', { 'data-original': group.original.reportId }, group.candidates.map(candidate => compare(group.original, candidate, known, () => again(true))), group.more > 0 && h('p.soft.small', t(`另有 ${group.more} 件可能相同,处理后显示`, `${group.more} more that may be the same; they follow`)))),
      count > items.length && h('p.soft.small', t(`还有 ${count - items.length} 组未显示`, `${count - items.length} more groups are not shown`))]
  }
  const all = () => [...list.querySelectorAll('[data-candidate]')]
  /** After one's own decision the next one is at hand; what others did moves nobody to something that was not looked at. */
  const again = async isOwn => {
    await load(list, draw, 3)
    // What one did oneself comes back as an event.
    if (isOwn) quietUntil = Date.now() + 2000
    const { before, place } = focused
    if (place < 0) return
    const same = all().find(one => one.dataset.pair === before.dataset.pair)
    ;(same ?? (isOwn ? all()[Math.min(place, all().length - 1)] : null))?.focus({ preventScroll: true })
  }
  const move = step => { const at = all().indexOf(document.activeElement.closest?.('[data-candidate]')); all()[Math.max(0, Math.min(all().length - 1, at + step))]?.focus() }
  const press = name => document.activeElement.closest?.('[data-candidate]')?.querySelector(`[data-do=${name}]`)?.click()
  keys(onLeave, { j: () => move(1), k: () => move(-1), arrowdown: () => move(1), arrowup: () => move(-1), m: event => event.repeat || press('merge'), n: event => event.repeat || press('apart') })
  // Whoever looks at a pair keeps it; where there is none, what comes is shown by itself, now and then.
  const heard = () => {
    if (Date.now() < quietUntil) return
    if (!all().length) {
      clearTimeout(pending)
      pending = setTimeout(() => list.getAttribute('aria-busy') ? heard() : again(), Math.max(500, drawnAt + 15_000 - Date.now()))
      return
    }
    show(news, action('button.compact', [icon('refresh'), t('有新的变化 · 刷新', 'Something changed · Look again')], () => again()))
    news.hidden = false
  }
  onLeave(() => clearTimeout(pending))
  return {
    title: t('可能重复', 'The same thing?'), back: '/centre/tasks',
    content: [h('p.soft.small.keys', h('kbd', 'J'), ' ', h('kbd', 'K'), ' ', h('span', t('上下选,', 'move, ')), h('kbd', 'M'), ' ', h('span', t('并案,', 'merges, ')), h('kbd', 'N'), ' ', h('span', t('不是同一件', 'is something else'))), news, list],
    ready: () => { again(); live(onLeave, heard) },
  }
}

function compare(original, candidate, known, again) {
  return h('div.stack.close', { 'data-candidate': candidate.reportId, 'data-pair': pair(original, candidate), tabindex: 0, role: 'group', 'aria-label': t(`与 ${ago(original.registeredAt)}的上报对比`, `beside the report of ${ago(original.registeredAt)}`) },
    h('div.row.tight', chip(t(`相距 ${metres(candidate.distanceMetres)}`, `${metres(candidate.distanceMetres)} apart`)), candidate.isSameCategory ? chip(t('同类', 'same kind'), 'good') : chip(t('类别不同', 'another kind'), 'wait'), candidate.hasSamePhoto && chip(t('照片相同', 'same photo'), 'wait')),
    h('div.pair', side(original, known, t('保留', 'Stays')), side(candidate, known, t('并入', 'Goes into it'))),
    h('div.row.tight',
      mark('merge', action('button.main', [icon('check'), t('并案', 'Merge')], () => merge(original, candidate, again))),
      mark('apart', action('button', t('不是同一件', 'Something else'), async () => { localStorage.setItem(APART, JSON.stringify([...apart(), pair(original, candidate)].slice(-500))); await again() })),
      navigate(candidate.place, t('看位置', 'The place'))))
}
const mark = (name, button) => { button.dataset.do = name; return button }

/** One of the two: its pictures above its words. */
const side = (matter, known, words) => h('figure.stack.close', h('div.photos', matter.photos.length ? matter.photos.slice(0, 3).map(id => photo(id, matter.reportId, words)) : h('div.photo', icon('image'))),
  h('figcaption.stack.close', h('span.row.tight', h('strong', words), matter.state ? stateChip(matter.state, taskState({ state: matter.state, kind: 'first' })) : chip(t('已核实·办理中', 'Verified · in work'), 'good')),
    h('span', nameOf(known.get(matter.categoryCode)) || matter.categoryCode), matter.text && h('span.said', matter.text),
    h('span.soft.small', when(matter.registeredAt), matter.followers > 0 && t(` · ${matter.followers} 人关注`, ` · ${matter.followers} follow`))))

async function merge(original, candidate, again) {
  let isMerged = true
  const path = `/v1/tasks/${candidate.taskId}`
  try {
    await command(`${path}/merger`, { originalId: original.reportId, text: WORDS }, { version: candidate.version })
  } catch (problem) {
    if (problem.code !== 'command.versionConflict') throw problem
    isMerged = false
    toast(t('有人刚刚处理过,请看现在的情况', 'Somebody was faster; this is how it stands now'))
  }
  if (isMerged) {
    toast(t('已并案,市民会收到通知', 'Merged; the reporter is told'), { words: t('撤销', 'Undo'), stay: 10_000, run: () => give(`${path}/separation`, { reason: t('误操作,撤销并案', 'Merged by mistake') }, undefined, told(t('已撤销并案', 'No longer merged'), again)).catch(problem => toast(problem.words ?? t('没有成功,请再试一次', 'That did not work; please try again'))) })
  }
  await again()
}
