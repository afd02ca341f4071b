const api = require('../../lib/api')
const wechat = require('../../lib/wechat')

const LIMIT = 9
const OTHER = '1999'

Page({
  data: { photos: [], text: '', place: null, placeWords: '还没有位置', landmark: '', categories: [], category: -1, isSending: false },
  onLoad() {
    // Named once: a second tap after a lost answer is the same report.
    this.key = api.newKey()
    this.tokens = {}
    api.get('/v1/categories').then(({ items }) => this.setData({ categories: items.filter(item => !item.isCrimeTip) })).catch(() => {})
    this.locate()
  },
  locate() {
    return wechat.position().then(place => this.setData({ place, placeWords: `已定位,误差约 ${place.accuracyMetres} 米` }), () => this.setData({ placeWords: '没有定位到,请在地图上选' }))
  },
  choose() {
    return wechat.choosePlace().then(({ position, name }) => this.setData({ place: position, placeWords: name || '按地图上选的位置' }), () => {})
  },
  take() {
    return wechat.takePhotos(LIMIT - this.data.photos.length).then(files => this.setData({ photos: [...this.data.photos, ...files] }), () => {})
  },
  remove({ currentTarget }) { this.setData({ photos: this.data.photos.filter(file => file !== currentTarget.dataset.file) }) },
  write({ detail }) { this.setData({ text: detail.value }) },
  mark({ detail }) { this.setData({ landmark: detail.value }) },
  pick({ detail }) { this.setData({ category: Number(detail.value) }) },
  async send() {
    if (this.data.isSending) return
    if (!this.data.photos.length && !this.data.text.trim()) return wx.showToast({ title: '请拍一张照片,或写几句话', icon: 'none' })
    if (!this.data.place) return wx.showToast({ title: '请定位,或在地图上选', icon: 'none' })
    this.setData({ isSending: true })
    try {
      // WeChat allows the question only within the tap: it comes first.
      const ticked = await wechat.subscribe()
      for (const file of this.data.photos) this.tokens[file] = this.tokens[file] || await api.upload(file)
      const { categories, category, text, landmark, place } = this.data
      const chosen = categories[category]
      // So that WeChat can check the words; a report goes without it as well.
      const weChatCode = this.body ? null : await wechat.signInCode().catch(() => null)
      this.body = this.body || { categoryCode: chosen ? chosen.code : OTHER, text: text.trim(), position: place, photos: this.data.photos.map(file => this.tokens[file]), ...(landmark.trim() && { landmark: landmark.trim() }), ...(weChatCode && { weChatCode }) }
      const receipt = await api.post('/v1/reports', this.body, this.key)
      // Whoever ticked is told in WeChat too; without it everything stands in the inbox.
      if (ticked.length) wechat.signInCode().then(code => api.post('/v1/wechat/subscriptions', { code, kinds: ticked }, api.newKey())).catch(() => {})
      wx.showToast({ title: '已收到,谢谢您!', icon: 'success' })
      wx.redirectTo({ url: `/pages/progress/progress?id=${receipt.id}` })
    } catch (error) {
      // What was refused may be changed; what only got no answer goes again with the same bytes.
      if (error.status >= 400 && error.status < 500) { this.body = null; this.key = api.newKey() }
      api.fail(error)
    }
    this.setData({ isSending: false })
  },
})
