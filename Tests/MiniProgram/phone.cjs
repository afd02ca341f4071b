// A phone for the mini program: what `wx` does on it, as WeChat's documents describe it, against a running house.
//
//   phone.cjs PROGRAM HOST   reads commands as JSON lines, answers each with a JSON line

const { readFileSync } = require('node:fs')
const { createInterface } = require('node:readline')
const path = require('node:path')

const [program, host] = process.argv.slice(2)
require(path.join(program, 'lib/config.js')).host = host

const storage = new Map()
const seen = []
/** Every call, with the names of its options; null where it has none. */
const calls = []
const answers = {}
const told = (name, options) => { seen.push({ name, options: JSON.parse(JSON.stringify(options ?? null)) }) }
const later = (options, value) => setTimeout(() => (value instanceof Error ? options.fail?.({ errMsg: value.message }) : options.success?.(value)))

globalThis.wx = {
  request(options) {
    told('request', { url: options.url, method: options.method })
    fetch(options.url, { method: options.method, headers: options.header, body: options.data }).then(
      async response => { const text = await response.text(); options.success({ statusCode: response.status, data: text ? JSON.parse(text) : '' }) },
      error => options.fail({ errMsg: String(error) }))
  },
  uploadFile(options) {
    told('uploadFile', { url: options.url, name: options.name })
    const form = new FormData()
    form.append(options.name, new Blob([readFileSync(options.filePath)], { type: 'image/png' }), path.basename(options.filePath))
    fetch(options.url, { method: 'POST', headers: options.header, body: form }).then(
      async response => options.success({ statusCode: response.status, data: await response.text() }), error => options.fail({ errMsg: String(error) }))
  },
  setStorageSync: (key, value) => storage.set(key, JSON.parse(JSON.stringify(value))),
  getStorageSync: key => storage.get(key) ?? '',
  canIUse: () => true,
}
for (const name of ['login', 'getLocation', 'chooseLocation', 'chooseMedia', 'requestSubscribeMessage', 'requestMerchantTransfer', 'showToast', 'navigateTo', 'redirectTo', 'makePhoneCall', 'stopPullDownRefresh']) {
  globalThis.wx[name] = options => {
    told(name, options)
    const answer = answers[name]
    // WeChat's word is a stranger's: here the test says it, where needed after doing something of its own.
    if (options) later(options, answer === undefined ? {} : answer === 'fail' ? new Error(`${name}:fail`) : answer)
  }
}

globalThis.wx = new Proxy(globalThis.wx, {
  get(wx, name) {
    return (...given) => {
      const isOptions = given.length === 1 && given[0] && typeof given[0] === 'object' && !Array.isArray(given[0])
      calls.push([name, isOptions ? Object.keys(given[0]).filter(key => given[0][key] !== undefined) : null])
      if (!wx[name]) throw new TypeError(`wx.${name} is not a function`)
      return wx[name](...given)
    }
  },
})

let page
globalThis.App = () => {}
globalThis.Page = made => {
  page = { ...made, data: { ...made.data }, setData(changes) { Object.assign(this.data, changes) } }
}

const commands = {
  answer({ name, value }) { answers[name] = value },
  open({ name, options }) {
    delete require.cache[require.resolve(path.join(program, `pages/${name}/${name}.js`))]
    require(path.join(program, `pages/${name}/${name}.js`))
    return Promise.resolve(page.onLoad?.(options ?? {})).then(() => page.onShow?.())
  },
  tap: ({ name, dataset, detail }) => page[name]({ currentTarget: { dataset: dataset ?? {} }, detail }),
  leave() { page.onHide?.(); page.onUnload?.() },
  look() {},
}

const lines = createInterface({ input: process.stdin })
;(async () => {
  for await (const line of lines) {
    const { command, ...rest } = JSON.parse(line)
    let error
    try { await commands[command](rest) } catch (problem) { error = problem.stack }
    process.stdout.write(`${JSON.stringify({ data: page?.data ?? null, seen: seen.splice(0), calls: calls.splice(0), session: storage.get('session') ?? null, error })}\n`)
  }
})()
