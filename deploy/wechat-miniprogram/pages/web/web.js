const config = require('../../lib/config')

/** Public pages alone: what is signed in never travels in an address. */
const PAGES = { map: '/map', figures: '/figures', guide: '/guide' }

Page({
  data: { address: '' },
  onLoad({ page }) { this.setData({ address: config.host + (PAGES[page] || PAGES.guide) }) },
})
