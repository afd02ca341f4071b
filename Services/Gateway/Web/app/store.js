/** What this device keeps until it is sent: drafts of reports, steps of tasks, and the tasks they belong to. */

const NAME = 'renrenpai'
const STORES = { draft: 'key', step: 'key', task: 'id' }
let opened
function database() {
  return (opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 2)
    request.onupgradeneeded = () => {
      for (const [name, keyPath] of Object.entries(STORES)) if (!request.result.objectStoreNames.contains(name)) request.result.createObjectStore(name, { keyPath })
    }
    // Another tab with an older page must not hold a newer one up.
    request.onsuccess = () => { request.result.onversionchange = () => { request.result.close(); opened = null }; resolve(request.result) }
    request.onerror = () => reject(request.error)
  }))
}

export async function run(name, mode, work) {
  const store = (await database()).transaction(name, mode).objectStore(name)
  const request = work(store)
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}
export const put = (name, value) => run(name, 'readwrite', store => store.put(value))
export const drop = (name, key) => run(name, 'readwrite', store => store.delete(key))
export const read = (name, key) => run(name, 'readonly', store => store.get(key))
export const everything = name => run(name, 'readonly', store => store.getAll())
export const clear = name => run(name, 'readwrite', store => store.clear())

/** One tab at a time; the others wait. */
export const alone = (name, work) => (navigator.locks ? navigator.locks.request(name, work) : work())
