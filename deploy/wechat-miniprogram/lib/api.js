/** Calls of the interface, signed in as this device's citizen; the tokens stay in the mini program's own storage. */

const config = require('./config')

const KEY = 'session'
const EARLY = 20000

/** An answer that says no; `words` are for the person. */
function problem(status, body) {
  const words = status === 0 ? '网络不太通畅,请稍后再试' : (body && body.words && body.words.zh) || '没有成功,请再试一次'
  return Object.assign(new Error(words), { status, code: body && body.code, words })
}

function request(method, path, { data, headers, token } = {}) {
  return new Promise((resolve, reject) => wx.request({
    url: config.host + path,
    method,
    data: data === undefined ? undefined : JSON.stringify(data),
    header: { 'Content-Type': 'application/json', ...(token && { Authorization: `Bearer ${token}` }), ...headers },
    dataType: 'json',
    timeout: 20000,
    success: ({ statusCode, data: body }) => (statusCode < 300 ? resolve(body) : reject(problem(statusCode, body))),
    fail: () => reject(problem(0)),
  }))
}

function keep(tokens) {
  wx.setStorageSync(KEY, { ...tokens, until: Date.now() + tokens.expiresIn * 1000 })
  return tokens.accessToken
}

let renewing = null
/** An access token that lives a little longer; an account of this device is made where there is none. */
function accessToken() {
  const now = wx.getStorageSync(KEY)
  if (now && now.until > Date.now() + EARLY) return Promise.resolve(now.accessToken)
  renewing = renewing || (now ? request('POST', '/v1/sessions/refresh', { data: { refreshToken: now.refreshToken } }) : request('POST', '/v1/citizens', { data: {} }))
    .then(keep)
    .finally(() => { renewing = null })
  return renewing
}

const get = path => accessToken().then(token => request('GET', path, { token }))
/** A change; the same key may be sent again without doing it twice. */
const post = (path, data, key) => accessToken().then(token => request('POST', path, { token, data, headers: { 'Idempotency-Key': key } }))

/** Uploads a photo; answers with its token. */
const upload = filePath => accessToken().then(token => new Promise((resolve, reject) => wx.uploadFile({
  url: `${config.host}/v1/photos`,
  filePath,
  name: 'photo',
  header: { Authorization: `Bearer ${token}` },
  timeout: 60000,
  success: ({ statusCode, data }) => {
    let body
    try { body = JSON.parse(data) } catch (error) { body = null }
    if (statusCode < 300 && body) resolve(body.token)
    else reject(problem(statusCode, body))
  },
  fail: () => reject(problem(0)),
})))

/** A name for a change: 32 hexadecimal digits. */
function newKey() {
  let key = ''
  while (key.length < 32) key += Math.floor(Math.random() * 16).toString(16)
  return `${key.slice(0, 20)}${Date.now().toString(16)}`
}

const fail = error => wx.showToast({ title: error.words || '没有成功,请再试一次', icon: 'none', duration: 3000 })

module.exports = { get, post, upload, newKey, fail }
