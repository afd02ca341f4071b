/**
 * What an officer does to a task goes through here: written down on the device first, then sent under its own name
 * (Idempotency-Key) with the same bytes until an answer came, in the order in which it was done. So it works in a
 * basement without a network, and happens once. What is refused in the meantime is kept with its words and photos.
 */

import { command, get, Problem } from '../api.js'
import { account } from '../session.js'
import { ensureToken } from '../outbox.js'
import * as store from '../store.js'

const tell = (name, detail) => document.dispatchEvent(new CustomEvent(`steps-${name}`, { detail }))

/** Steps that wait or were refused, oldest first: {key, task, name, body, photos, at, state, problem, text, owner}. */
export async function steps(task) {
  const mine = account('staff')?.id
  const all = (await store.everything('step')).filter(step => step.owner === mine && (!task || step.task === task))
  return all.sort((a, b) => a.at - b.at)
}

/** Tasks as they were seen last, for when there is no network. They leave the device with the officer. */
export const keep = answer => store.put('task', { id: answer.task.id, owner: account('staff')?.id, answer, at: Date.now() })
export const kept = id => store.read('task', id).then(found => (found?.owner === account('staff')?.id ? found : undefined))
export async function keepOnly(ids) {
  for (const found of await store.everything('task')) if (found.id !== 'list' && !ids.has(found.id)) await store.drop('task', found.id)
}

/** A task as it will stand once its steps have arrived. */
export function foresee(task, waiting) {
  const after = { claim: 'claimed', arrival: 'arrived' }
  return waiting.reduce((seen, step) => (step.state === 'queued' && after[step.name] ? { ...seen, state: after[step.name] } : seen), task)
}

/** Steps whose outcome somebody on this page waits for, and why one was refused. */
const awaited = new Map()

/**
 * Does one step. Resolves to 'done', or to 'waiting' when there is no network; a refusal is thrown, and nothing of it is
 * kept: the form with its words is still there.
 */
export async function take(task, name, body, photos = []) {
  const step = { key: crypto.randomUUID(), task, name, body: body ?? {}, photos, at: Date.now(), state: 'queued', owner: account('staff')?.id }
  awaited.set(step.key, null)
  try {
    await store.put('step', step)
    await flush()
    if (awaited.get(step.key)) throw awaited.get(step.key)
  } finally {
    awaited.delete(step.key)
  }
  const left = await store.read('step', step.key)
  if (left?.state !== 'refused') return left ? 'waiting' : 'done'
  // By another tab, which sent it.
  await store.drop('step', step.key)
  throw new Problem(409, left.problem)
}

export const forget = async task => { for (const step of await steps(task)) await store.drop('step', step.key) }
export async function again(task) {
  for (const step of await steps(task)) if (step.state === 'refused') await store.put('step', { ...step, key: crypto.randomUUID(), state: 'queued', sent: null, problem: null })
  return flush()
}

let timer
let pause = 4000
/** Sends what waits. After a step that was refused, the later ones of its task wait for the officer. */
export function flush() {
  clearTimeout(timer)
  return store.alone('rrp.steps', async () => {
    const stopped = new Set()
    for (const { key } of await steps()) {
      const step = await store.read('step', key)
      if (!step) continue
      if (step.state === 'refused' || stopped.has(step.task)) { stopped.add(step.task); continue }
      try {
        if (navigator.onLine === false) throw { isPassing: true }
        await send(step)
        await store.drop('step', key)
        pause = 4000
        tell('sent', { key, task: step.task })
      } catch (problem) {
        if (problem.isPassing !== false) {
          for (const later of await steps()) if (later.state === 'queued') tell('waiting', { key: later.key, task: later.task })
          timer = setTimeout(flush, pause)
          pause = Math.min(pause * 2, 60_000)
          return
        }
        if (await isDone(step)) {
          await store.drop('step', key)
          tell('sent', { key, task: step.task })
          continue
        }
        stopped.add(step.task)
        if (awaited.has(key)) {
          awaited.set(key, problem)
          await store.drop('step', key)
        } else await store.put('step', { ...step, state: 'refused', problem: problem.body })
        tell('refused', { key, task: step.task })
      }
    }
  })
}

async function send(step) {
  const isStale = step.photos.some(photo => !photo.token || photo.until < Date.now() + 60_000)
  if (!step.sent || isStale) {
    for (const photo of step.photos) await ensureToken(photo, 'staff', () => store.put('step', step))
    const needsPhotos = ['finding', 'recheck'].includes(step.name)
    step.sent = JSON.stringify({ ...step.body, ...(needsPhotos && { photos: step.photos.map(photo => photo.token) }) })
    // Written down before it is sent: a lost answer is asked for again with the same bytes.
    await store.put('step', step)
  }
  const path = `/v1/tasks/${step.task}/${step.name}`
  if (step.name === 'claim') return command(path, undefined, { kind: 'staff', key: step.key })
  return command(path, step.sent, { kind: 'staff', key: step.key, isText: true })
}

/** Claimed or arrived already, on another device: nothing is left to do. Others' tasks are not read. */
async function isDone(step) {
  const reached = { claim: ['claimed', 'arrived'], arrival: ['arrived'] }[step.name]
  if (!reached) return false
  const seen = await get(`/v1/tasks/${step.task}`, {}, 'staff').catch(() => null)
  return Boolean(seen) && reached.includes(seen.task.state)
}

let isStarted = false
export function start() {
  if (isStarted) return
  isStarted = true
  addEventListener('online', () => { pause = 4000; flush() })
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && flush())
  flush()
}
