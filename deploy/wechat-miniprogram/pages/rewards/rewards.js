const api = require('../../lib/api')
const wechat = require('../../lib/wechat')

const WORDS = { checking: '正在核对', withheld: '经核对未发放', reserved: '待领取', creating: '领取中', confirming: '待确认收款', held: '人工核对中', paid: '已到账', released: '已过期退回' }
// 到期后只是向微信核对,并没有人在领取。
const standing = ({ state, expiresAt }) => (state === 'creating' && new Date(expiresAt) <= new Date() ? '已到期,核对中' : WORDS[state] || state)
const wait = milliseconds => new Promise(resolve => setTimeout(resolve, milliseconds))

Page({
  data: { balance: 0, packets: [], isLoaded: false, isBusy: false },
  onShow() { return this.load() },
  load() {
    return api.get('/v1/points').then(({ balance, redPackets }) => this.setData({
      balance,
      isLoaded: true,
      packets: redPackets.map(packet => ({ ...packet, yuan: (packet.fen / 100).toFixed(2), words: standing(packet), canClaim: packet.state === 'reserved' || packet.state === 'confirming' })),
    }), api.fail)
  },
  /** 领取: the bill is made at this tap, the receiver confirms it at once, and the interface says when the money is there. */
  async claim({ currentTarget }) {
    if (this.data.isBusy) return
    this.setData({ isBusy: true })
    const path = `/v1/reports/${currentTarget.dataset.report}/red-packet`
    try {
      let packet = await api.get(path)
      if (packet.state === 'reserved') packet = await this.ordered(path)
      for (let tries = 0; packet.state === 'creating' && tries < 10; tries += 1) { await wait(1000); packet = await api.get(path) }
      if (packet.state === 'confirming' && packet.packageInfo) {
        await wechat.receive(packet.packageInfo).catch(error => { if (error.words) throw error })
        for (let tries = 0; packet.state === 'confirming' && tries < 10; tries += 1) { packet = await api.get(path); if (packet.state === 'confirming') await wait(1000) }
      }
      wx.showToast({ title: packet.words.zh, icon: packet.state === 'paid' ? 'success' : 'none' })
    } catch (error) {
      api.fail(error)
    }
    this.setData({ isBusy: false })
    await this.load()
  },
  async ordered(path) {
    const code = await wechat.signInCode()
    await api.post(`${path}/claim`, { code }, api.newKey())
    return api.get(path)
  },
})
