/**
 * Who is signed in. A browser keeps two sign-ins apart, so that an officer's does not end the reports of the same
 * person as a citizen: `citizen` (an account of this device, or a registered one) and `staff`.
 */

const listeners = new Set()
const key = kind => `rrp.session.${kind}`
const read = kind => {
  try {
    return JSON.parse(localStorage.getItem(key(kind)))
  } catch {
    return null
  }
}

export const session = kind => read(kind)
export const account = kind => read(kind)?.account ?? null
export const isStaff = role => role !== 'citizen'

/** Called when somebody signs in or out. */
export const onChange = listener => listeners.add(listener)

function keep(kind, tokens) {
  const kept = tokens && { ...tokens, expiresAt: Date.now() + tokens.expiresIn * 1000 }
  if (kept) localStorage.setItem(key(kind), JSON.stringify(kept))
  else localStorage.removeItem(key(kind))
  for (const listener of listeners) listener(kind)
  return kept
}

async function post(path, body) {
  const response = await fetch(path, {
    method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body), cache: 'no-store',
  })
  const answer = await response.json().catch(() => ({}))
  if (!response.ok) throw Object.assign(new Error(answer.code ?? 'network'), { problem: answer, status: response.status })
  return answer
}

/** One tab at a time: a refresh token works once, and a second use of it would end the whole sign-in. */
const alone = (name, work) => (navigator.locks ? navigator.locks.request(name, work) : work())

/** An access token that lives a little longer yet; null when nobody is signed in. */
export async function accessToken(kind, isRefused = false) {
  const now = read(kind)
  if (!now) return null
  if (!isRefused && now.expiresAt > Date.now() + 20_000) return now.accessToken
  return alone(`rrp.refresh.${kind}`, async () => {
    const latest = read(kind)
    if (!latest) return null
    // Another tab was faster.
    if (latest.accessToken !== now.accessToken && latest.expiresAt > Date.now() + 20_000) return latest.accessToken
    try {
      return keep(kind, await post('/v1/sessions/refresh', { refreshToken: latest.refreshToken })).accessToken
    } catch (error) {
      if (error.status === 401) keep(kind, null)
      throw error
    }
  })
}

/** The citizen of this device; an account is made when there is none, without a name and without a password. */
export async function ensureCitizen() {
  if (read('citizen')) return read('citizen').account
  return alone('rrp.citizen', async () => read('citizen')?.account ?? keep('citizen', await post('/v1/citizens', {})).account)
}

export async function signIn(login, password) {
  const tokens = await post('/v1/sessions', { login, password })
  return keep(isStaff(tokens.account.role) ? 'staff' : 'citizen', tokens).account
}

export async function signUp(login, password, displayName) {
  return keep('citizen', await post('/v1/citizens', { login, password, ...(displayName && { displayName }) })).account
}

/** The account is no more: nothing of it stays on this device. */
export const forget = kind => keep(kind, null)

/** The account has another name now. */
export function renamed(kind, account) {
  const now = read(kind)
  if (now) localStorage.setItem(key(kind), JSON.stringify({ ...now, account }))
}

export async function signOut(kind) {
  if (kind === 'staff') await import('./store.js').then(store => store.clear('task')).catch(() => {})
  const token = await accessToken(kind).catch(() => null)
  keep(kind, null)
  if (token) await fetch('/v1/sessions/current', { method: 'DELETE', headers: { Authorization: `Bearer ${token}` } }).catch(() => {})
}
