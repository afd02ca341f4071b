/*
 * Keeps the citizen's pages at hand, and of staff's pages what was opened once: the shell and its modules are shown from
 * here and looked after in the background, so that a visit begins at once and works without a network. Nothing personal
 * is kept here: of the interface only what everybody may read (categories, towns, outlines, words of alarm).
 */

const CACHE = 'pages-5'
const SHELL = [
  '/', '/manifest.webmanifest', '/icons/icon.svg', '/styles/base.css', '/styles/parts.css',
  ...['dom', 'language', 'api', 'session', 'words', 'parts', 'living', 'look', 'campaign', 'store', 'outbox', 'map', 'streets', 'main', 'inbox', 'notices', 'signin'].map(name => `/app/${name}.js`),
  ...['home', 'report', 'calls', 'receipt', 'reports', 'detail', 'rewards', 'exchange', 'claiming', 'nearby', 'campaigns', 'guide', 'me', 'privacy'].map(name => `/app/citizen/${name}.js`), '/app/city/charts.js',
]
const REFERENCE = ['/v1/categories', '/v1/towns', '/v1/alarm-words', '/v1/map']

self.addEventListener('install', event => {
  event.waitUntil(caches.open(CACHE).then(cache => cache.addAll([...SHELL, ...REFERENCE.slice(0, 3)])).then(() => self.skipWaiting()))
})
self.addEventListener('activate', event => {
  event.waitUntil(caches.keys().then(names => Promise.all(names.filter(name => name !== CACHE).map(name => caches.delete(name)))).then(() => self.clients.claim()))
})

self.addEventListener('fetch', event => {
  const { request } = event
  const url = new URL(request.url)
  if (url.origin !== location.origin) return
  // What is sent while its page is left would go back to that page to be sent, and be lost with it.
  if (request.headers.has('X-Page-Left')) return event.respondWith(fetch(request))
  if (request.method !== 'GET') return
  if (request.mode === 'navigate') return event.respondWith(fresh(request, '/'))
  if (/^\/(app|styles|icons|lib)\//.test(url.pathname) || url.pathname === '/manifest.webmanifest') return event.respondWith(fresh(request, url.pathname))
  if (REFERENCE.includes(url.pathname) || /^\/v1\/towns\/[0-9]{9}\/map$/.test(url.pathname)) event.respondWith(kept(event, url.pathname))
})

const PATIENCE = 2500
/** From the network while it answers soon (mostly 304), else from here: a new release is seen at the next visit. */
async function fresh(request, key) {
  const cache = await caches.open(CACHE)
  const here = await cache.match(key)
  const there = fetch(request).then(response => {
    if (response.ok) cache.put(key, response.clone())
    return response
  })
  if (!here) return there
  there.catch(() => {})
  return Promise.race([there, new Promise(resolve => setTimeout(() => resolve(here.clone()), PATIENCE))]).catch(() => here)
}

/** From here at once, and looked after for the next time. */
async function kept(event, key) {
  const cache = await caches.open(CACHE)
  const here = await cache.match(key)
  const there = fetch(event.request).then(response => {
    if (response.ok) cache.put(key, response.clone())
    return response
  })
  if (!here) return there
  event.waitUntil(there.catch(() => {}))
  return here
}
