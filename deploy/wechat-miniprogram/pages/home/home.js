const api = require('../../lib/api')

Page({
  data: { reported: 0, solved: 0, isKnown: false },
  onShow() {
    api.get('/v1/reports?limit=100').then(({ items }) => this.setData({
      reported: items.length,
      solved: items.filter(item => item.state === 'closed' || item.state === 'resolvedOnSite').length,
      isKnown: true,
    })).catch(() => {})
  },
  report() { wx.navigateTo({ url: '/pages/report/report' }) },
  open({ currentTarget }) { wx.navigateTo({ url: `/pages/web/web?page=${currentTarget.dataset.page}` }) },
  call({ currentTarget }) { wx.makePhoneCall({ phoneNumber: currentTarget.dataset.number }) },
})
