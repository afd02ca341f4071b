/** Calls of the interface, with the words for what may go wrong. */

import { accessToken, account } from './session.js'
import { say, t } from './language.js'

/** An answer that says no, or none at all. `code` is the interface's; `offline` when nobody answered. */
export class Problem extends Error {
  constructor(status, body = {}) {
    super(body.code ?? 'offline')
    this.status = status
    this.code = body.code ?? 'offline'
    this.body = body
  }

  get isOffline() {
    return this.status === 0
  }

  /** Whether the same may succeed a little later. */
  get isPassing() {
    return this.status === 0 || this.status === 429 || this.status >= 500
  }

  get words() {
    if (this.isOffline) return t('网络不太通畅,请稍后再试', 'There is no network right now; please try again')
    if (this.status === 429) return t('操作有点快,请稍等片刻', 'A little too fast; please wait a moment')
    if (this.status >= 500) return t('系统正忙,您的内容没有丢,请稍后再试', 'The system is busy; nothing is lost, please try again')
    return say(this.body.words) || t('没有成功,请再试一次', 'That did not work; please try again')
  }
}

/** Of whose sign-in a page speaks: staff's on staff's pages, the citizen's everywhere else. */
let speaker = 'citizen'
export const speakAs = kind => (speaker = kind)
export const spokenFor = () => speaker
export const me = () => account(speaker)

/** From when the page is left: what is sent then, the service worker sends itself. */
let isLeft = false
addEventListener('pagehide', () => (isLeft = true))
addEventListener('pageshow', () => (isLeft = false))

async function send(path, options, kind) {
  for (const attempt of [0, 1]) {
    let token
    try {
      token = kind === 'nobody' ? null : await accessToken(kind, attempt === 1)
    } catch (error) {
      throw error.status ? new Problem(error.status, error.problem) : new Problem(0)
    }
    const headers = { ...options.headers, ...(token && { Authorization: `Bearer ${token}` }), ...(isLeft && { 'X-Page-Left': '1' }) }
    let response
    try {
      response = await fetch(path, { cache: 'no-store', ...options, headers })
    } catch (error) {
      if (error.name === 'AbortError') throw error
      throw new Problem(0)
    }
    if (response.ok) return response
    const body = await response.json().catch(() => ({ code: 'unknown' }))
    if (response.status === 401 && attempt === 0 && token) continue
    throw new Problem(response.status, body)
  }
}

export async function get(path, query, kind = speaker) {
  const text = new URLSearchParams(Object.entries(query ?? {}).filter(([, v]) => v !== undefined && v !== null && v !== ''))
  return (await send(`${path}${[...text].length ? `?${text}` : ''}`, {}, kind)).json()
}

/** What everybody may read, kept by the browser for as long as the answer says. */
export const shared = async path => (await send(path, { cache: 'default' }, 'nobody')).json()

/** A question that is too long for an address; nothing is changed by it. */
export async function post(path, body, kind = speaker) {
  return (await send(path, { method: 'POST', ...(body !== undefined && { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }) }, kind)).json()
}

export async function remove(path, kind = speaker) {
  await send(path, { method: 'DELETE' }, kind)
}

/** What does not change within a visit. */
const kept = new Map()
export function reference(path) {
  if (!kept.has(path)) {
    const found = send(path, { cache: 'default' }, 'nobody').then(response => response.json())
    found.catch(() => kept.delete(path))
    kept.set(path, found)
  }
  return kept.get(path)
}

/**
 * A change. It has a name of its own, so that a lost answer may be asked for again without doing it twice.
 * A 202 says that the answer takes longer: its outcome is then asked for. With `isText` the body is bytes that the caller keeps.
 */
export async function command(path, body, { version, kind = speaker, key = crypto.randomUUID(), isText = false } = {}) {
  const options = {
    method: 'POST',
    // Outlives the page that gave it; browsers allow 64 kB for that.
    keepalive: (body?.length ?? 0) < 30_000,
    headers: {
      'Idempotency-Key': key,
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
      ...(version !== undefined && { 'If-Match': `"${version}"` }),
    },
    ...(body !== undefined && { body: isText ? body : JSON.stringify(body) }),
  }
  for (let attempt = 0; ; attempt += 1) {
    try {
      const answer = await (await send(path, options, kind)).json()
      return answer.outcome === 'pending' ? await outcome(answer.operationId, kind) : answer
    } catch (problem) {
      if (!(problem.isOffline || problem.status === 503) || attempt === 2) throw problem
      await new Promise(resolve => setTimeout(resolve, 800 * (attempt + 1)))
    }
  }
}

async function outcome(operation, kind) {
  for (let attempt = 0; attempt < 20; attempt += 1) {
    await new Promise(resolve => setTimeout(resolve, 500 + 200 * attempt))
    const answer = await get(`/v1/operations/${operation}`, {}, kind)
    if (answer.outcome === 'done') return answer
    if (answer.outcome === 'refused') throw new Problem(409, answer)
  }
  throw new Problem(503, {})
}

/** Takes bytes whose name and body the caller keeps: a draft that is sent again is the same request. */
export async function submit(path, key, text, kind = 'citizen') {
  const options = { method: 'POST', body: text, headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key } }
  return (await send(path, options, kind)).json()
}

export async function upload(blob, kind = speaker) {
  const type = /^image\/(jpeg|png|heic|webp)$/.test(blob.type) ? blob.type : 'application/octet-stream'
  return (await send('/v1/photos', { method: 'POST', body: blob, headers: { 'Content-Type': type } }, kind)).json()
}

/** A photo that only its reader may see, as an address within this page. */
const pictures = new Map()
export function picture(id, report, size = 'thumbnail', kind = speaker) {
  const path = `/v1/photos/${id}${size === 'full' ? '' : '/thumbnail'}?report=${report}`
  if (!pictures.has(path)) {
    const found = send(path, { cache: 'default' }, kind).then(async response => URL.createObjectURL(await response.blob()))
    found.catch(() => pictures.delete(path))
    pictures.set(path, found)
  }
  return pictures.get(path)
}

/** A file to keep under a name of its own. */
export async function saveFile(path, query, name, kind = speaker) {
  const blob = await (await send(`${path}?${new URLSearchParams(query)}`, {}, kind)).blob()
  const link = Object.assign(document.createElement('a'), { href: URL.createObjectURL(blob), download: name })
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}

/** Every item of a list that comes in pages, up to a bound. */
export async function all(path, query = {}, bound = 500) {
  const items = []
  for (let cursor; ; ) {
    const page = await get(path, { limit: 100, ...query, cursor })
    items.push(...page.items)
    cursor = page.next
    if (!cursor || items.length >= bound) return items
  }
}

/**
 * Follows server-sent events (WHATWG HTML §9.2) through fetch, which carries the sign-in in a header and not in the
 * address. Connects again where it stopped, until the returned function is called.
 */
export function follow(path, heard, kind = speaker) {
  const stop = new AbortController()
  let last = null
  const run = async () => {
    for (let failures = 0; !stop.signal.aborted; ) {
      try {
        const response = await send(path, { signal: stop.signal, headers: last ? { 'Last-Event-ID': last } : {} }, kind)
        failures = 0
        await events(response.body, event => {
          if (event.id) last = event.id
          if (event.event) heard(event.event, event.data ? JSON.parse(event.data) : null)
        })
      } catch (problem) {
        if (stop.signal.aborted) return
        if (problem.status && problem.status < 500 && problem.status !== 429 && problem.status !== 404) return
        failures += 1
      }
      await new Promise(resolve => setTimeout(resolve, Math.min(30_000, 1000 * 2 ** failures)))
    }
  }
  run()
  return () => stop.abort()
}

async function events(stream, heard) {
  const reader = stream.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  for (;;) {
    const { value, done } = await reader.read()
    if (done) return
    text += value
    for (let end; (end = text.indexOf('\n\n')) >= 0; text = text.slice(end + 2)) {
      const event = {}
      for (const line of text.slice(0, end).split('\n')) {
        const [, name, content] = /^([a-z]+): ?(.*)$/.exec(line) ?? []
        if (name) event[name] = name === 'data' && event.data ? `${event.data}\n${content}` : content
      }
      heard(event)
    }
  }
}
