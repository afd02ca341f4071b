/** One report: where it stands, every step, and what the citizen can do now. */

import { h, icon, show } from '../dom.js'
import { nameOf, say, t, when, yuan } from '../language.js'
import { command, follow, get } from '../api.js'
import { categories, choices, chosen, action, failed, field, note, photo, photoPicker, photos, timeline, toast, waiting, towns, chip } from '../parts.js'
import { living } from '../living.js'
import { tone, isSolved } from '../words.js'

export default function detail({ found, onLeave }) {
  const place = h('div.stack', waiting(3))
  const draw = async () => {
    const own = shown.begin()
    try {
      const [report, known, areas] = await Promise.all([get(`/v1/reports/${found.id}`), categories(), towns()])
      const key = JSON.stringify([report.state, report.timeline.length, report.canAnswer, report.canAppeal, report.canRate, report.malice])
      await shown.offer(own, key, () => view(report, known, areas, shown, changed))
    } catch (problem) {
      if (!shown.isDrawn) show(place, failed(problem, draw))
    }
  }
  const shown = living(place, draw)
  const changed = (words, sent) => { toast(words); return shown.anew(sent) }
  return {
    title: t('进展', 'Progress'), back: '/reports', content: place,
    ready: () => {
      draw()
      // What the citizen may do now (rate, appeal) is known a moment after the step that allows it.
      const later = []
      const heard = () => { draw(); later.splice(0).forEach(clearTimeout); later.push(setTimeout(draw, 1000), setTimeout(draw, 4000)) }
      const stop = follow(`/v1/reports/${found.id}/events`, heard)
      onLeave(() => { stop(); later.forEach(clearTimeout) })
    },
  }
}

function view(report, known, areas, shown, changed) {
  const form = (name, make) => shown.form(name, () => make(report, words => changed(words, name)))
  const before = report.photos[0]
  const after = [...report.timeline].reverse().find(step => ['report.verified.v1', 'case.closed.v1', 'case.rectified.v1', 'recheck.passed.v1'].includes(step.type) && step.photos.length)
  const hasPair = isSolved(report.state) && before && after
  return [
    h('section.card',
      h('div.row.tight', chip(t('核实', 'Verified') + (report.isVerified ? ' ✓' : ' …'), report.isVerified ? 'good' : ''), chip(t('处理', 'Handled') + (report.isHandled ? ' ✓' : ' …'), report.isHandled ? 'good' : '')),
      h('h1', { class: tone(report.state) }, say(report.words)),
      report.state === 'received' && h('p.soft', t('正在登记,稍等片刻就有进展', 'Being registered; the first step comes in a moment'))),
    report.canAnswer && form(`answer to ${report.question}`, answer),
    report.malice && form(`malice ${JSON.stringify(report.malice)}`, doubted),
    hasPair && h('section.card', h('h2', t('前后对比', 'Before and after')), h('div.pair',
      h('figure', photo(before, report.id, t('处理前', 'before')), h('figcaption', t('处理前', 'Before'))),
      h('figure', photo(after.photos[0], report.id, t('处理后', 'after')), h('figcaption', t('处理后', 'After'))))),
    report.isVerified && reward(report),
    report.canRate && form('rating', rating),
    report.timeline.length > 0 && h('section.card', h('h2', t('每一步', 'Every step')), timeline(report.timeline, report.id)),
    report.canAppeal && form('appeal', appeal),
    report.acceptedAt && h('section.card', h('h2', t('您反映的内容', 'What you reported')), report.text && h('p', report.text), photos(report.photos, report.id, t('您的照片', 'your photo')),
      h('dl.facts', h('dt', t('类别', 'Category')), h('dd', nameOf(known.get(report.categoryCode))), report.townCode && [h('dt', t('镇街', 'Town')), h('dd', nameOf(areas.get(report.townCode)))],
        report.landmark && [h('dt', t('参照物', 'Landmark')), h('dd', report.landmark)], h('dt', t('上报时间', 'Reported')), h('dd', when(report.acceptedAt)))),
  ]
}

/** What it earned, and kindly why there is no red packet; the draw can be recomputed by anybody. */
function reward(report) {
  const place = h('div')
  const look = (tries = 40) => get(`/v1/reports/${report.id}/reward`).then(found => {
    // Decided a moment after the verification.
    if (found.isWithheld) return show(place, h('section.card', h('h2', icon('gift'), ' ', t('奖励', 'Reward')), h('p', say(found.words))))
    if (!found.isDecided && tries && place.isConnected) return setTimeout(look, 1500, tries - 1)
    if (!found.points && !found.fen) return
    show(place, h('section.card', h('div.row', h('h2.grow', icon('gift'), ' ', t('奖励', 'Reward')), found.points > 0 && chip(t(`+${found.points} 积分`, `+${found.points} points`), 'good'), found.fen > 0 && chip(`¥${yuan(found.fen)}`, 'late')),
      h('p', say(found.words)),
      h('div.row.tight', found.fen > 0 && h('a.button.compact', { href: '/rewards' }, t('去看红包', 'To the red packet'))),
      found.isDrawn && drawn(report, found)))
  }, problem => problem.isPassing && tries && place.isConnected && setTimeout(look, 1500, tries - 1))
  setTimeout(look)
  return place
}

/** What the draw was made of, what could be won, and whether what was decided is what falls out of it. */
function drawn(report, reward) {
  const place = h('div.stack.close')
  const open = async () => {
    const found = await get(`/v1/reports/${report.id}/draw`)
    const { draw } = found
    show(place, h('p.small', t('每天的抽取种子在前一天就公布了指纹,第二天公布种子本身:谁都不能事后改动,谁都可以自己算。', 'The fingerprint of each day’s seed is published before the day and the seed after it: nobody can change it, anybody can recompute it.')),
      h('dl.facts.small', h('dt', t('抽取日(核实当天)', 'Day (of the verification)')), h('dd', draw.day),
        found.prizes && [h('dt', t('可得红包', 'What could be won')), h('dd', found.prizes.map(prize => h('div', prizeWords(prize))))],
        !found.isFixed && [h('dt', t('中签比例', 'Share that wins')), h('dd', `${Math.round(found.share * 1000) / 10}%`)],
        h('dt', t('指纹', 'Fingerprint')), h('dd.code', draw.commitment), h('dt', t('指纹公布于', 'Published')), h('dd', when(draw.committedAt), draw.isLate && t('(当天开始后才公布)', ' (only after the day had begun)')),
        h('dt', t('种子', 'Seed')), h('dd.code', draw.seed ?? t('次日公布', 'published the day after')),
        h('dt', t('结果', 'Outcome')), h('dd', compared(found, reward)),
        h('dt', t('核对指纹', 'Check the fingerprint')), h('dd.code', found.commitmentRecipe), h('dt', t('核对结果', 'Check the outcome')), h('dd.code', found.recipe)))
  }
  return h('details', { ontoggle: event => event.target.open && !place.hasChildNodes() && open().catch(() => {}) }, h('summary.link', t('怎么抽的?可以核对', 'How was it drawn? Check it')), place)
}

const prizeWords = ({ winnersOf1000, lowestFen, highestFen }) => {
  const amount = lowestFen === highestFen ? `¥${yuan(lowestFen)}` : `¥${yuan(lowestFen)}–${yuan(highestFen)}`
  return winnersOf1000 >= 1000 ? t(`${amount},件件都有`, `${amount}, for everybody`) : t(`${amount},每千件中 ${winnersOf1000} 件`, `${amount}, ${winnersOf1000} of a thousand`)
}

/** What the revealed seed brings, held against what was decided. */
function compared({ isFixed, place, drawnFen, prizes }, { fen, declined }) {
  if (isFixed) return t('定额红包,没有抽取', 'A fixed amount: nothing was drawn')
  if (place === undefined) return t('种子公布后,这里显示号码和结果', 'The number and the outcome stand here once the seed is published')
  const number = t(`号码 ${place}(0–999)`, `Number ${place} (of 0–999)`)
  if (!prizes) return number
  const won = drawnFen > 0 ? t(`${number},抽中 ¥${yuan(drawnFen)}`, `${number} wins ¥${yuan(drawnFen)}`) : t(`${number},未抽中`, `${number} does not win`)
  if (drawnFen === fen) return t(`${won};与实际一致 ✓`, `${won}; that is what was decided ✓`)
  if (drawnFen > 0 && declined === 'budgetExhausted') return t(`${won},但本月红包已发完`, `${won}, but this month’s red packets were used up`)
  return t(`${won};与实际不一致,请告诉我们`, `${won}; that is not what was decided: please tell us`)
}

function answer(report, changed) {
  const text = h('textarea', { maxlength: 1000 })
  const picker = photoPicker({ limit: 3 })
  return h('section.card', h('h2', icon('question'), t('网格员想请您补充一点信息', 'The officer would like to know')), h('p.said.step-said', h('strong', report.question)),
    field(t('您的回答', 'Your answer'), text), picker.element, h('p.soft.small', t('通过平台转达,网格员看不到您是谁', 'Passed on by the system; the officer does not learn who you are')),
    action('button.main.wide', t('发送回答', 'Send the answer'), async () => {
      if (!text.value.trim()) { text.focus(); return toast(t('请写一句话', 'Please write a sentence')) }
      await command(`/v1/reports/${report.id}/answers`, { text: text.value.trim(), photos: await picker.tokens() })
      await changed(t('已转达,谢谢您!', 'Passed on, thank you!'))
    }))
}

function rating(report, changed) {
  const form = h('section.card')
  const words = h('textarea', { maxlength: 500, placeholder: t('想说的话(可不填)', 'Anything to add (optional)') })
  let stars = 0
  const row = h('div.stars', { role: 'radiogroup', 'aria-label': t('满意度', 'Satisfaction') })
  const labels = [1, 2, 3, 4, 5].map(n => h('label', icon('star'), h('span.spoken', t(`${n} 星`, `${n} stars`)), h('input', { type: 'radio', name: 'stars', value: n, onchange: () => { stars = n; labels.forEach((label, i) => label.classList.toggle('lit', i < n)) } })))
  show(row, labels)
  show(form, h('h2', icon('check'), t('真的解决了吗?', 'Is it really solved?')),
    choices('solved', t('您在现场看到的', 'What you see on site'), [{ value: 'yes', words: t('解决了', 'Yes, solved') }, { value: 'no', words: t('还没有', 'Not yet') }], null, () => {}, '.pair'),
    h('div.stack.close', h('span', h('strong', t('满意吗?', 'How was it?'))), row), words,
    action('button.main.wide', t('提交评价', 'Send the rating'), async () => {
      const solved = chosen(form, 'solved')
      if (!solved || !stars) return toast(t('请选择“解决了吗”和星级', 'Please choose whether it is solved, and the stars'))
      await command(`/v1/reports/${report.id}/rating`, { stars, isSolved: solved === 'yes', ...(words.value.trim() && { text: words.value.trim() }) })
      await changed(t('感谢您的评价!', 'Thank you for your rating!'))
    }))
  return form
}

function appeal(report, changed) {
  const text = h('textarea', { maxlength: 1000, placeholder: t('例如:晚上七点以后路灯才不亮', 'For example: the lamp is dark only after seven') })
  const picker = photoPicker({ limit: 3 })
  return h('details.card', h('summary.link', t('对结果有不同意见?可以申诉一次', 'Not what you saw? You may appeal once')), h('div.stack',
    note('', 'user', h('p', t('会另派一位网格员重新去看。', 'Another officer will look again.'))), field(t('和您看到的有什么不同', 'What differs from what you saw'), text), picker.element,
    action('button.wide', t('提交申诉', 'Send the appeal'), async () => {
      if (!text.value.trim()) { text.focus(); return toast(t('请写一句话', 'Please write a sentence')) }
      await command(`/v1/reports/${report.id}/appeals`, { text: text.value.trim(), photos: await picker.tokens() })
      await changed(t('申诉已收到,另派人员复核', 'Appeal received; somebody else will look again'))
    })))
}

/** That somebody thinks it was made up: said plainly, with the reason, what follows, and the way to contest it. */
function doubted({ id, malice }, changed) {
  const text = h('textarea', { maxlength: 1000, placeholder: t('例如:我到的时候确实有烟,后来散了', 'For example: there was smoke when I was there, and then it was gone') })
  const paused = malice.pausedUntil && h('p', t(`积分和红包暂停至 ${when(malice.pausedUntil)}。您随时可以继续上报,照常受理和处理。`, `Points and red packets pause until ${when(malice.pausedUntil)}. You can go on reporting at any time; it is handled as ever.`))
  return h('section.card', { id: 'malice' }, h('h2', icon('question'), ' ', say(malice.words)),
    malice.reason && [h('p.soft.small', t('认定理由', 'The reason')), h('p.said', malice.reason)],
    malice.appealText && [h('p.soft.small', t('您的说明', 'What you said')), h('p.said', malice.appealText)],
    malice.appealReason && [h('p.soft.small', t('市级的说明', 'What the city says')), h('p.said', malice.appealReason)],
    paused,
    malice.canAppeal && h('div.stack', note('', 'user', h('p', t(`如果不是这样,请在 ${when(malice.appealUntil)} 前告诉我们,由市级另派人员复核。申诉成立,奖励照补。`, `If that is not so, please tell us before ${when(malice.appealUntil)}; somebody else at the city looks at it. If you are right, what was withheld is granted.`))),
      field(t('当时的情况', 'How it was'), text),
      action('button.main.wide', t('提交申诉', 'Send the appeal'), async () => {
        if (!text.value.trim()) { text.focus(); return toast(t('请写一句话', 'Please write a sentence')) }
        await command(`/v1/malice/${id}/appeal`, { text: text.value.trim() }, { version: malice.version })
        await changed(t('申诉已收到,由市级复核', 'Appeal received; the city looks at it'))
      })))
}
