/**
 * Reports on their way. What is written stays on the device, with its photos, until the interface has answered 202;
 * it is sent again until then, under the same name (Idempotency-Key) and with the same bytes, so that it arrives once.
 */

import { submit, upload } from './api.js'
import { joined } from './campaign.js'
import { account, ensureCitizen } from './session.js'
import * as store from './store.js'

/** A draft: {key, kind, state, photos: [{blob, token, until}], input, body, at}. States: editing, queued, refused. */
const put = draft => store.put('draft', draft)
/** Writes a draft down; not any more once it was handed over to be sent, for then its bytes are settled elsewhere. */
export const keep = async draft => (draft.isHandedOver ? undefined : put(draft))
export const drop = key => store.drop('draft', key)
export const read = key => store.read('draft', key)
export const drafts = async () => (await store.everything('draft')).sort((a, b) => a.at - b.at)
export const fresh = kind => ({ key: crypto.randomUUID(), kind, state: 'editing', photos: [], input: campaign(kind), at: Date.now() })

/** The poster that led here: its code came in the address and belongs to this visit's reports. */
const campaign = kind => (kind === 'citizen' && joined() ? { campaignCode: joined() } : {})

const tell = (name, detail) => document.dispatchEvent(new CustomEvent(`outbox-${name}`, { detail }))

/** Uploads what is not uploaded yet, ahead of sending: the last tap is then answered at once. */
export async function uploadAhead(draft) {
  if (draft.kind === 'citizen') await ensureCitizen()
  for (const photo of draft.photos) await ensureToken(photo, draft.kind, () => keep(draft))
}
/** Uploads a photo unless it has a token that lasts; `kept` writes it down. */
export async function ensureToken(photo, kind, kept) {
  // A token lives a day; an hour is left for the way.
  if (photo.token && photo.until > Date.now() + 3_600_000) return
  const answer = await upload(photo.blob, kind)
  photo.token = answer.token
  photo.until = Date.parse(answer.expiresAt)
  await kept()
}

/** Sends one draft. Whoever calls holds the lock. */
async function send(draft) {
  if (draft.kind === 'citizen') await ensureCitizen()
  const who = account(draft.kind)?.id
  const isStale = draft.photos.some(photo => !photo.token || photo.until < Date.now() + 60_000)
  if (!draft.body || draft.owner !== who || isStale) {
    if (draft.owner && draft.owner !== who) for (const photo of draft.photos) photo.token = null
    for (const photo of draft.photos) await ensureToken(photo, draft.kind, () => keep(draft))
    draft.body = JSON.stringify({ ...draft.input, photos: draft.photos.map(photo => photo.token) })
    draft.owner = who
    // Written down before it is sent: a lost answer is asked for again with the same bytes.
    await keep(draft)
  }
  return submit('/v1/reports', draft.key, draft.body, draft.kind)
}

let timer
let pause = 4000
/** Sends everything that waits, oldest first. */
export function flush() {
  clearTimeout(timer)
  return store.alone('rrp.outbox', async () => {
    for (const { key, state } of await drafts()) {
      if (state !== 'queued') continue
      const draft = await read(key)
      if (draft?.state !== 'queued') continue
      try {
        const receipt = await send(draft)
        await drop(key)
        pause = 4000
        tell('sent', { key, receipt })
      } catch (problem) {
        if (problem.isPassing !== false) {
          for (const later of await drafts()) if (later.state === 'queued') tell('waiting', { key: later.key, problem })
          timer = setTimeout(flush, pause)
          pause = Math.min(pause * 2, 60_000)
          return
        }
        draft.state = 'refused'
        draft.problem = problem.body
        draft.body = null
        await keep(draft)
        tell('refused', { key, problem })
      }
    }
  })
}

/** Puts a draft on its way. Resolves to the receipt, or to nothing when it waits for the network. */
export async function dispatch(draft) {
  draft.state = 'queued'
  draft.isHandedOver = true
  await put({ ...draft, isHandedOver: false })
  return new Promise((resolve, reject) => {
    const stop = () => { for (const name of ['sent', 'waiting', 'refused']) document.removeEventListener(`outbox-${name}`, settle) }
    const settle = event => {
      if (event.detail.key !== draft.key) return
      stop()
      if (event.type === 'outbox-refused') reject(event.detail.problem)
      else resolve(event.detail.receipt ?? null)
    }
    for (const name of ['sent', 'waiting', 'refused']) document.addEventListener(`outbox-${name}`, settle)
    if (navigator.onLine === false) tell('waiting', { key: draft.key })
    // Where another tab sent it, nothing is heard of it here.
    flush().then(() => resolve(null), reject).finally(stop)
  })
}

export function start() {
  addEventListener('online', () => { pause = 4000; flush() })
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && flush())
  flush()
}
