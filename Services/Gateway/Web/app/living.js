/** Views that are drawn again when something changed, and the forms in them, which outlast that. */

import { h, icon, redraw, released } from './dom.js'
import { t } from './language.js'

/** Milliseconds in which what follows from one's own step comes to be known here. */
const MOMENT = 5000

/**
 * A view that is drawn again when something changed; `again` looks and offers what it found. What is being written is not
 * taken away: after one's own step (an arrival, a note on the side) the forms of `form` stand in the new drawing as they
 * were left, and news of others wait behind a line that tells of them.
 */
export function living(place, again) {
  let seen = null
  let begun = 0
  let latest = 0
  let steps = 0
  let followsUntil = 0
  const forms = new Map()
  const written = new Set()
  const isWritten = () => [...written].some(part => place.contains(part))
  place.addEventListener('input', ({ target }) => {
    // What only moves (the slider between two photos) is nothing that could be lost.
    if (target.type !== 'range') written.add([...forms.values()].find(form => form.contains(target)) ?? target)
  })
  const anew = async () => {
    seen = null
    steps += 1
    try { await again() } finally {
      steps -= 1
      followsUntil = performance.now() + MOMENT
    }
  }
  const refresh = () => { forms.clear(); return anew() }
  const news = () => h('div.note.wait', { role: 'status', 'data-news': '' }, icon('refresh'), h('div', h('p', t('情况有更新。您正在填写,本页先不刷新。', 'Something changed. You are writing, so this page waits.')),
    h('button.button.compact', { type: 'button', onclick: refresh }, t('现在刷新(不保留填写内容)', 'Refresh now (what you wrote is not kept)'))))
  return {
    /** Whether what stands there may stay when nothing could be found out. */
    get isDrawn() { return seen !== null },
    /** The number of a look that begins; what it finds goes to `offer` with it. */
    begin: () => ++begun,
    /** Whether a later look has found something already: what this one found says nothing any more. */
    isOvertaken: own => own < latest,
    /** A form by its name: the same element in every drawing until it was sent. It hears `drawn` when it stands there again. */
    form(name, make) {
      if (!forms.has(name)) forms.set(name, make())
      return forms.get(name)
    },
    /** Draws what `make` answers if `key` says that it is another than what is shown. */
    async offer(own, key, make) {
      latest = Math.max(latest, own)
      await released()
      if (own < latest) return
      if (!steps && key === seen) return place.querySelector(':scope > [data-news]')?.remove()
      if (!steps && performance.now() > followsUntil && seen !== null && isWritten()) return place.querySelector(':scope > [data-news]') || place.prepend(news())
      seen = key
      redraw(place, make())
      for (const part of written) if (!place.contains(part)) written.delete(part)
      for (const form of forms.values()) if (place.contains(form)) form.dispatchEvent(new Event('drawn'))
    },
    /** After one's own step, which sent what stood in the form `sent`, if in any. */
    anew(sent) {
      written.delete(forms.get(sent))
      forms.delete(sent)
      return anew()
    },
  }
}
