/** Where confirmed cases go by themselves, in the order in which the rules are asked; tried on past cases before it is set. */

import { h, icon, show } from '../dom.js'
import { count, nameOf, t } from '../language.js'
import { get, post } from '../api.js'
import { action, categories, chip, dialog, empty, field, load, towns } from '../parts.js'
import { departmentName, departments, give, live, matterOf, told } from '../work.js'

const HOURS = { always: t('任何时间', 'any time'), office: t('工作时间', 'office hours'), outside: t('非工作时间', 'outside office hours') }

export default function rules({ account, onLeave }) {
  const place = h('div.stack')
  const isCity = account.role === 'cityAdmin'
  const draw = async () => {
    const [known, areas, { items }] = await Promise.all([categories(), towns(), get('/v1/routing-rules')])
    // The city speaks of kinds of offices, which every town has: the first town's stand for all.
    const offices = await departments(isCity ? areas.keys().next().value : account.townCode)
    const city = { known, areas, offices, isCity, town: account.townCode, again }
    const own = rule => (isCity ? !rule.townCode : rule.townCode === account.townCode)
    return [
      h('div.row', h('p.grow.soft', t('从上到下逐条比对,第一条符合的规则决定交给谁;都不符合时由中心手动派单。', 'Asked from the top; the first that fits decides. Where none does, the centre dispatches by hand.')),
        action('button.main', [icon('check'), t('新规则', 'New rule')], () => edit(null, city))),
      items.length ? h('ol.items.rules', items.map(rule => line(rule, city, own(rule)))) : empty('send', t('还没有派单规则', 'No rule yet'), t('核实的案件都由中心手动派单。', 'Every confirmed case is dispatched by hand.')),
    ]
  }
  const again = () => load(place, draw, 3)
  return { title: t('派单规则', 'Routing rules'), content: place, back: isCity ? '/city' : '/centre', ready: () => { again(); live(onLeave, again) } }
}

const officeOf = (rule, { offices, areas }) => {
  if (rule.departmentCode) return offices.has(rule.departmentCode) ? departmentName(offices, rule.departmentCode) : rule.departmentCode
  const office = [...offices.values()].find(item => item.kind === rule.departmentKind)
  return office ? withoutTown(nameOf(office), areas) : rule.departmentKind
}
/** "南城街道城管分局" of one town stands for the 城管分局 of every town. */
const withoutTown = (name, areas) => [...areas.values()].map(nameOf).filter(town => town && name.startsWith(town)).reduce((shorter, town) => (shorter.startsWith(town) ? shorter.slice(town.length).trim() : shorter), name)

function line(rule, city, isOwn) {
  return h(`li.card${rule.isActive ? '' : '.off'}`, h('div.row', h('span.number.soft', String(rule.priority)), h('strong.grow', matterOf(rule, city.known), ' → ', officeOf(rule, city)), !rule.isActive && chip(t('已停用', 'not in force')),
    chip(rule.townCode ? nameOf(city.areas.get(rule.townCode)) : t('全市', 'whole city'))),
  h('div.row.tight', rule.villageCode && chip(t(`村(社区) ${rule.villageCode.slice(9)}`, `village ${rule.villageCode.slice(9)}`)), rule.hours !== 'always' && chip(HOURS[rule.hours]), rule.words.map(word => chip(t(`含“${word}”`, `says “${word}”`)))),
  rule.note && h('p.soft', rule.note),
  isOwn && h('div.row', action('button.compact', t('修改', 'Change'), () => edit(rule, city)),
    action('button.compact', rule.isActive ? t('停用', 'Stop') : t('启用', 'Put in force'), () => set(rule.id, { ...input(rule), isActive: !rule.isActive }, rule.version, city.again))))
}

/** What is set, of what was read. */
const input = ({ id, version, ...rest }) => rest

const set = (id, body, version, done) => give(`/v1/routing-rules/${id}`, body, version, told(t('规则已生效', 'The rule is set'), done))

function edit(rule, city) {
  const { known, offices, areas, isCity } = city
  const classes = new Map([...known.values()].map(item => [item.code.slice(0, 2), item.className]))
  const option = (value, words, now) => h('option', { value, selected: value === now }, words)
  const category = h('select', option('*', t('所有类别', 'every category'), rule?.category),
    [...classes].map(([code, name]) => h('optgroup', { label: name }, option(code, t(`${name}(整类)`, `${name} (all of it)`), rule?.category), [...known.values()].filter(item => item.code.startsWith(code)).map(item => option(item.code, nameOf(item), rule?.category)))))
  const seen = new Set()
  const office = h('select', { required: true }, option('', t('请选择', 'Please choose')), [...offices.values()].filter(item => !isCity || (item.kind && item.kind !== 'committee' && !seen.has(item.kind) && seen.add(item.kind)))
    .map(item => (isCity ? option(item.kind, withoutTown(nameOf(item), areas), rule?.departmentKind) : option(item.code, nameOf(item), rule?.departmentCode))))
  const hours = h('select', Object.entries(HOURS).map(([value, words]) => option(value, words, rule?.hours ?? 'always')))
  const words = h('input', { type: 'text', maxlength: 400, value: rule?.words.join(' ') ?? '' })
  const priority = h('input', { type: 'number', min: 0, max: 100_000, step: 1, required: true, value: rule?.priority ?? 100 })
  const why = h('input', { type: 'text', maxlength: 200, value: rule?.note ?? '' })
  const found = h('div', { 'aria-live': 'polite' })
  const body = () => ({
    ...(isCity ? {} : { townCode: city.town }), priority: Number(priority.value), category: category.value, hours: hours.value,
    ...(rule?.villageCode && { villageCode: rule.villageCode }), words: words.value.split(/[\s,,、]+/).filter(Boolean), note: why.value.trim(),
    [isCity ? 'departmentKind' : 'departmentCode']: office.value, isActive: true,
  })
  return dialog(rule ? t('修改规则', 'Change the rule') : t('新规则', 'New rule'), close => {
    const form = h('form.stack', { onsubmit: event => { event.preventDefault(); tried.click() } })
    const tried = action('button', [icon('refresh'), t('试算', 'Try it')], async () => {
      if (form.reportValidity()) show(found, outcome(await post('/v1/routing-trials', body()), city))
    })
    const save = action('button.main', t('保存并生效', 'Save and use'), async () => {
      if (!form.reportValidity()) return
      await set(rule?.id ?? crypto.randomUUID(), body(), rule?.version, city.again)
      close(true)
    })
    return show(form, h('h2', rule ? t('修改规则', 'Change the rule') : t('新规则', 'New rule')),
      field(t('类别', 'Category'), category), field(t('交给', 'Goes to'), office), field(t('时间', 'When'), hours),
      field(t('核实描述里含有', 'The officer’s words say'), words, t('任一词即可,用空格分开;不填则不限', 'any of these, spaces between; empty: whatever they say')),
      field(t('顺序', 'Order'), priority, t('小的先比对', 'the smallest is asked first')), field(t('说明', 'Why'), why), found,
      h('div.row', save, tried, h('button.button.plain', { type: 'button', onclick: () => close() }, t('取消', 'Cancel'))))
  })
}

function outcome(trial, { known, offices }) {
  if (!trial.cases) return h('p.note', t('近 90 天没有可以比对的案件。', 'No case of the last 90 days to try it on.'))
  return h('div.stack', h('p', h('strong', t(`近 90 天 ${count(trial.cases)} 件中,${count(trial.changed)} 件会改派`, `Of ${count(trial.cases)} cases of the last 90 days, ${count(trial.changed)} would have gone elsewhere`))),
    trial.items.length > 0 && h('ul.plain', trial.items.slice(0, 5).map(item => h('li.small', nameOf(known.get(item.categoryCode)), ':', item.from ? departmentName(offices, item.from) : t('未派单', 'nowhere yet'), ' → ', departmentName(offices, item.to)))))
}
