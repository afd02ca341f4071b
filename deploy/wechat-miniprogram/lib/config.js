/** Where the interface is, and public names of the city's accounts at WeChat. No secret belongs here: everybody can read it. */
module.exports = {
  /** Must be among the mini program's request, upload and business domains. */
  host: 'https://renrenpai.example',
  appId: 'wx0000000000000001',
  /** The merchant that pays out (商户号). */
  merchantId: '1900000109',
  /** Templates of subscribe messages: 核实结果, 处置结果, 奖励领取; the same as in WECHAT_TEMPLATES of the notification service. */
  templates: { verified: '', closed: '', reward: '' },
}
