/** What is done to several cases in one go, each under its own version: what changed meanwhile is left alone and told. */

import { h, icon, show } from '../dom.js'
import { count, t } from '../language.js'
import { command } from '../api.js'
import { action, field, toast } from '../parts.js'
import { ask, departmentSelect, textField } from '../work.js'

const DISPATCHABLE = ['atCentre']
const URGEABLE = ['dispatched', 'accepted', 'reworking']

export function bulk({ picked, again }) {
  const element = h('div.bulk', { role: 'region', 'aria-label': t('批量处理', 'Several at once'), hidden: true })
  let items = []
  let offices
  /** Runs one command for each; the outcome in one sentence. */
  const each = async (chosen, done, run) => {
    let [fine, changed] = [0, 0]
    let last
    for (const item of chosen) {
      try {
        await run(item)
        fine += 1
        picked.delete(item.id)
      } catch (problem) {
        changed += 1
        last = problem
        if (problem.isPassing) break
      }
    }
    toast(changed ? t(`${done} ${fine} 件,${changed} 件没有办成:${last.code === 'command.versionConflict' ? '刚被别人处理过' : last.words}`, `${done}: ${fine}; ${changed} not: ${last.code === 'command.versionConflict' ? 'somebody was faster' : last.words}`) : t(`${done} ${fine} 件`, `${done}: ${fine}`))
    await again()
  }
  const draw = () => {
    const chosen = items.filter(item => picked.has(item.id))
    element.hidden = !chosen.length
    if (!chosen.length) return
    const can = test => chosen.filter(test)
    const [send, urge, grant] = [can(item => DISPATCHABLE.includes(item.state)), can(item => URGEABLE.includes(item.state)), can(item => item.isExtensionAsked)]
    const give = (item, name, body) => command(`/v1/cases/${item.id}/${name}`, body, { version: item.version })
    show(element, h('strong', t(`已选 ${count(chosen.length)} 件`, `${count(chosen.length)} chosen`)),
      send.length > 0 && action('button.main.compact', [icon('send'), t(`交办 ${send.length} 件`, `Dispatch ${send.length}`)], () => {
        const select = departmentSelect(offices)
        const words = textField(t('附言', 'Note'), { required: false })
        return ask(t(`把 ${send.length} 件交给同一单位`, `Dispatch ${send.length} to one department`), [field(t('责任单位', 'Department'), select), words.element], t('交办', 'Dispatch'), () => each(send, t('已交办', 'Dispatched'), item => give(item, 'dispatch', { departmentCode: select.value, ...(words.value && { note: words.value }) })))
      }),
      urge.length > 0 && action('button.compact', [icon('clock'), t(`催办 ${urge.length} 件`, `Urge ${urge.length}`)], () => each(urge, t('已催办', 'Urged'), item => give(item, 'urging', { note: t('请尽快办理', 'Please hurry') }))),
      grant.length > 0 && action('button.compact', [icon('check'), t(`同意延期 ${grant.length} 件`, `Grant time for ${grant.length}`)], () => each(grant, t('已同意延期', 'Granted'), item => give(item, 'extension-decision', { isGranted: true }))),
      h('button.button.plain.compact', { type: 'button', onclick: () => { picked.clear(); again() } }, t('取消选择', 'Clear')))
  }
  return { element, show: (found, known) => { if (found) { items = found; offices = known } draw() } }
}
