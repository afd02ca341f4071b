/** Reports that an officer thinks were sent in bad faith: the officer takes it back, the centre decides, the city decides on an appeal. Never who reported. */

import { h, icon } from '../dom.js'
import { nameOf, say, t, when } from '../language.js'
import { get } from '../api.js'
import { action, categories, chip, choices, chosen, countdown, empty, load, note, towns } from '../parts.js'
import { STAY, ask, give, textField, told } from '../work.js'

const BASE = { gridOfficer: '/officer/malice', townCentre: '/centre/malice', cityAdmin: '/city/malice' }
const HOME = { gridOfficer: '/officer', townCentre: '/centre', cityAdmin: '/city/cases' }

export default function malice({ account, query }) {
  const isEnded = query.get('status') === 'ended'
  const isOfficer = account.role === 'gridOfficer'
  const place = h('div.stack')
  const again = () => load(place, draw, 3)
  const draw = async () => {
    const [{ items }, kinds, places] = await Promise.all([get('/v1/malice', isEnded ? { status: 'ended' } : {}), categories(), towns()])
    if (!items.length) return empty('check', isEnded ? t('还没有结果', 'Nothing decided yet') : t('没有待认定的', 'Nothing to decide'))
    return items.map(item => card(item, kinds, places))
  }
  const card = (item, kinds, places) => {
    const more = h('div.stack')
    return h('section.card', { 'data-report': item.reportId },
      h('div.row', h('strong.grow', nameOf(kinds.get(item.categoryCode)) || item.categoryCode), chip(say(item.words), item.dueAt ? 'wait' : '')),
      h('div.row.tight', h('span.soft.small.grow', nameOf(places.get(item.townCode)), ' · ', when(item.proposedAt)), item.dueAt && countdown(item.dueAt, false)),
      h('p.small.soft', t('网格员的理由', 'The officer’s reason')), h('blockquote', item.reason),
      !isOfficer && h('details', { ontoggle: event => event.target.open && !more.hasChildNodes() && load(more, () => matter(item), 2) }, h('summary.link', t('上报内容、现场说明和申诉', 'What was reported, found and contested')), more),
      isOfficer && item.state === 'proposed' && action('button.plain', [icon('undo'), t('撤回', 'Take it back')], () => give(`/v1/malice/${item.reportId}/withdrawal`, undefined, item.version, told(t('已撤回', 'Taken back'), again))),
      item.isMine && h('div.row', action('button.main', t('作出决定', 'Decide'), () => decide(item))))
  }
  const matter = async item => {
    const all = await get(`/v1/malice/${item.reportId}`)
    const part = (words, text, at) => text && [h('dt', words, at && h('span.soft.small', ' ', when(at))), h('dd', text)]
    return h('dl.facts', part(t('上报内容', 'Reported'), all.text), part(t('现场说明', 'Found'), all.finding), part(t('认定理由', 'Why it was decided so'), all.decisionReason, all.decidedAt),
      part(t('市民申诉', 'Appeal'), all.appealText, all.appealedAt), part(t('市级理由', 'City'), all.appealReason, all.appealDecidedAt))
  }
  const decide = item => {
    const isAppeal = item.state === 'appealed'
    let { version } = item
    const why = textField(t('理由', 'Why'), { hint: isAppeal ? t('市民会看到', 'its reporter reads it') : t('认定时市民会看到', 'its reporter reads it, if you say yes') })
    const options = isAppeal
      ? [{ value: 'yes', words: t('申诉成立,撤销认定', 'The reporter is right') }, { value: 'no', words: t('维持认定', 'It stands') }]
      : [{ value: 'no', words: t('不予认定', 'Not in bad faith'), hint: t('市民不会知道', 'its reporter never hears of it') }, { value: 'yes', words: t('认定为恶意', 'In bad faith'), hint: t('通知市民,可申诉;奖励暂停,上报不受影响', 'its reporter hears of it and may appeal; rewards pause, reporting does not') }]
    const form = h('div.stack', choices('verdict', t('决定', 'Decision'), options), why.element)
    return ask(isAppeal ? t('复核申诉', 'Decide on the appeal') : t('认定', 'Decide'), form, t('确定', 'Decide'), async () => {
      const verdict = chosen(form, 'verdict')
      if (!verdict) throw { words: t('请选择', 'Please choose') }
      const [path, body] = isAppeal ? ['appeal-decision', { isUpheld: verdict === 'yes' }] : ['decision', { isFound: verdict === 'yes' }]
      if (await give(`/v1/malice/${item.reportId}/${path}`, { ...body, reason: why.value }, version, told(t('已决定', 'Decided'), again))) return
      // A reminder alone may have come in between: then what was typed stays, for the question as it stands now.
      const { item: now } = await get(`/v1/malice/${item.reportId}`)
      if (now.state !== item.state) return
      version = now.version
      return STAY
    })
  }
  const tab = (words, address, current) => h('a', { href: address, 'aria-current': current ? 'page' : null }, words)
  return {
    title: t('恶意上报', 'Bad faith'), back: HOME[account.role],
    content: [h('nav.filters', { 'aria-label': t('筛选', 'Filter') }, tab(t('待决定', 'To decide'), BASE[account.role], !isEnded), tab(t('已有结果', 'Decided'), `${BASE[account.role]}?status=ended`, isEnded)),
      note('', 'question', h('p', t('只有编造或反复作假才算恶意;看错、说错不算。逾期未认定即终止。市民随时可以继续上报。', 'Only what was made up, or false again and again; a mistake is none. What is not decided in time is over. Everybody can go on reporting.'))), place],
    ready: again,
  }
}
