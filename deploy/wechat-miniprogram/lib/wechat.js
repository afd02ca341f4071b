/** What the phone does: each of WeChat's calls as a promise. */

const config = require('./config')

const promised = (name, options) => new Promise((resolve, reject) => wx[name]({ ...options, success: resolve, fail: reject }))

/** Photos from the camera or the album, as files of this phone. */
const takePhotos = count => promised('chooseMedia', { count, mediaType: ['image'], sourceType: ['camera', 'album'], sizeType: ['compressed'], camera: 'back' })
  .then(({ tempFiles }) => tempFiles.map(file => file.tempFilePath))

/** Where the phone is. WeChat's maps, and so this place, are GCJ-02; the interface converts. */
const position = () => promised('getLocation', { type: 'gcj02', isHighAccuracy: true, highAccuracyExpireTime: 4000 })
  .then(place => ({ longitude: place.longitude, latitude: place.latitude, system: 'gcj02', accuracyMetres: Math.round(place.accuracy || 50) }))

const choosePlace = () => promised('chooseLocation', {})
  .then(place => ({ position: { longitude: Number(place.longitude), latitude: Number(place.latitude), system: 'gcj02', accuracyMetres: 10 }, name: place.name }))

/** Who taps: a code that works once, for the interface to ask WeChat with. */
const signInCode = () => promised('login', { timeout: 8000 }).then(({ code }) => code)

/** Asks once, inside the tap that sends; resolves to the kinds that were ticked. A refusal changes nothing. */
const subscribe = () => {
  const wanted = Object.entries(config.templates).filter(([, template]) => template)
  if (!wanted.length) return Promise.resolve([])
  return promised('requestSubscribeMessage', { tmplIds: wanted.map(([, template]) => template) })
    .then(answer => wanted.filter(([, template]) => answer[template] === 'accept').map(([kind]) => kind), () => [])
}

/** The receiver's own confirmation (商家转账用户确认收款). Resolves when the page said so; the interface knows the outcome. */
function receive(packageInfo) {
  if (!wx.canIUse('requestMerchantTransfer')) return Promise.reject(Object.assign(new Error('old'), { words: '微信版本较旧,请升级后再领取' }))
  return promised('requestMerchantTransfer', { mchId: config.merchantId, appId: config.appId, package: packageInfo })
}

module.exports = { takePhotos, position, choosePlace, signInCode, subscribe, receive }
