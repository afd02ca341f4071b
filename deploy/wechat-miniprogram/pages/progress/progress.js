const api = require('../../lib/api')

const EVERY = 15000

Page({
  data: { report: null, answer: '' },
  onLoad({ id }) { this.id = id },
  onShow() {
    this.load()
    this.timer = setInterval(() => this.load(), EVERY)
  },
  onHide() { clearInterval(this.timer) },
  onUnload() { clearInterval(this.timer) },
  load() { return api.get(`/v1/reports/${this.id}`).then(report => this.setData({ report }), api.fail) },
  write({ detail }) { this.setData({ answer: detail.value }) },
  async reply() {
    if (!this.data.answer.trim()) return
    await api.post(`/v1/reports/${this.id}/answers`, { text: this.data.answer.trim(), photos: [] }, api.newKey()).then(() => this.setData({ answer: '' }), api.fail)
    await this.load()
  },
  async rate({ currentTarget }) {
    const { stars, solved } = currentTarget.dataset
    await api.post(`/v1/reports/${this.id}/rating`, { stars: Number(stars), isSolved: solved === 'yes' }, api.newKey()).catch(api.fail)
    await this.load()
  },
})
