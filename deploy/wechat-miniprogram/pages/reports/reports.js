const api = require('../../lib/api')

Page({
  data: { items: [], next: null, isLoaded: false },
  onShow() { return this.load(null) },
  onPullDownRefresh() { return this.load(null).then(() => wx.stopPullDownRefresh()) },
  onReachBottom() { if (this.data.next) this.load(this.data.next) },
  load(cursor) {
    return api.get(`/v1/reports?limit=20${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`)
      .then(({ items, next }) => this.setData({ items: cursor ? [...this.data.items, ...items] : items, next: next || null, isLoaded: true }), api.fail)
  },
  open({ currentTarget }) { wx.navigateTo({ url: `/pages/progress/progress?id=${currentTarget.dataset.id}` }) },
})
