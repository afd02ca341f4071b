/**
 * From 领取 to 已到账. In the mini program the phone signs in and confirms by itself (wx.login,
 * wx.requestMerchantTransfer); in a browser a simulator's pages stand in for WeChat's, where there is one.
 */

import { command, get, reference } from '../api.js'
import { t } from '../language.js'

export const wechat = () => reference('/v1/wechat').catch(() => ({ isReady: false }))

const here = (name, report) => `${location.origin}/rewards?${name}=${report}`
const elsewhere = async (path, query) => location.assign(`${(await wechat()).pages}${path}?${new URLSearchParams(query)}`)

/** Who taps: WeChat answers with a code that works once. */
export const signIn = report => elsewhere('/login', { return: here('claim', report) })

/** Asks for the bill, and leads to where its receiver confirms it. */
export async function claim(report, code) {
  await command(`/v1/reports/${report}/red-packet/claim`, { code }, { kind: 'citizen' })
  await confirm(report)
}

export async function confirm(report) {
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const packet = await get(`/v1/reports/${report}/red-packet`, {}, 'citizen')
    if (packet.state === 'confirming' && packet.packageInfo) return elsewhere('/confirm', { package: packet.packageInfo, return: here('confirmed', report) })
    if (packet.state === 'confirming') throw { words: t('红包暂停发放,恢复后请再点', 'Paying is stopped for now; please tap again later') }
    if (packet.state !== 'creating') break
    await new Promise(resolve => setTimeout(resolve, 500))
  }
  throw { words: t('微信还在准备这一笔,请过一会儿再点', 'WeChat is still preparing it; please tap again in a moment') }
}

/** Looks until the payout has come to its end, or half a minute is over. */
export async function settle(report, isLeft) {
  let packet = null
  for (let attempt = 0; attempt < 60 && !isLeft(); attempt += 1) {
    packet = await get(`/v1/reports/${report}/red-packet`, {}, 'citizen').catch(() => packet)
    if (packet && !['creating', 'confirming'].includes(packet.state)) return packet
    await new Promise(resolve => setTimeout(resolve, 500))
  }
  return packet
}
