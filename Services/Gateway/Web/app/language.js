/** Chinese first, English second: the language of the pages, and of numbers, times and distances. */

const KEY = 'rrp.language'

export const language = pick()
export const locale = language === 'en' ? 'en-GB' : 'zh-CN'

function pick() {
  const chosen = localStorage.getItem(KEY)
  if (chosen === 'zh' || chosen === 'en') return chosen
  // Who reads Chinese at all reads it here; everybody else gets English.
  const spoken = navigator.languages ?? [navigator.language]
  return spoken.some(tag => tag.toLowerCase().startsWith('zh')) ? 'zh' : 'en'
}

export function choose(value) {
  localStorage.setItem(KEY, value)
  location.reload()
}

/** Chinese is set with the marks of Chinese type, however it was typed. */
const MARKS = { ',': '\uff0c', ';': '\uff1b', ':': '\uff1a', '?': '\uff1f', '!': '\uff01', '(': '\uff08', ')': '\uff09' }
const set = text => typeof text !== 'string' ? text
  : text.replace(/(?<=[\p{Script=Han}”》)])[,;:?!]|[,;:](?=\p{Script=Han})|\((?=[^()]*\p{Script=Han}[^()]*\))|(?<=\([^()]*\p{Script=Han}[^()]*)\)/gu, mark => MARKS[mark])

/** One of two wordings; a wording may be a list of parts. */
export const t = (zh, en) => (language === 'en' ? en : Array.isArray(zh) ? zh.map(set) : set(zh))

/** Words as the interface sends them: {zh, en}. */
export const say = words => (words ? (language === 'en' ? words.en || set(words.zh) : set(words.zh)) : '')

/** A thing with `name` and `englishName`. */
export const nameOf = thing => (thing ? (language === 'en' ? thing.englishName || thing.name : thing.name) : '')

const ZONE = 'Asia/Shanghai'
const dayKey = date => new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE, dateStyle: 'short' }).format(date)
const hour = new Intl.DateTimeFormat(locale, { timeZone: ZONE, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
const short = new Intl.DateTimeFormat(locale, { timeZone: ZONE, month: language === 'en' ? 'short' : 'long', day: 'numeric' })
const long = new Intl.DateTimeFormat(locale, { timeZone: ZONE, year: 'numeric', month: 'short', day: 'numeric' })

/** "今天 14:05", "明天 18:00", "11月3日 09:20". */
export function when(text) {
  const date = new Date(text)
  const now = new Date()
  const days = Math.round((Date.parse(dayKey(date)) - Date.parse(dayKey(now))) / 86_400_000)
  const near = { [-1]: t('昨天', 'yesterday'), 0: t('今天', 'today'), 1: t('明天', 'tomorrow'), 2: t('后天', null) }[days]
  if (near) return `${near} ${hour.format(date)}`
  if (date.getFullYear() === now.getFullYear()) return `${short.format(date)} ${hour.format(date)}`
  return long.format(date)
}

/** "刚刚", "3 分钟前"; older things by their day. */
export function ago(text) {
  const seconds = (Date.now() - new Date(text)) / 1000
  if (seconds < 60) return t('刚刚', 'just now')
  if (seconds < 3600) return t(`${Math.floor(seconds / 60)} 分钟前`, `${Math.floor(seconds / 60)} min ago`)
  if (seconds < 6 * 3600) return t(`${Math.floor(seconds / 3600)} 小时前`, `${Math.floor(seconds / 3600)} h ago`)
  return when(text)
}

/** "1 天 4 小时", "2 小时 05 分", "12 分钟". */
export function span(milliseconds) {
  const minutes = Math.max(0, Math.floor(milliseconds / 60_000))
  const hours = Math.floor(minutes / 60)
  if (hours >= 48) return t(`${Math.floor(hours / 24)} 天 ${hours % 24} 小时`, `${Math.floor(hours / 24)} d ${hours % 24} h`)
  if (hours >= 1) return t(`${hours} 小时 ${minutes % 60} 分`, `${hours} h ${minutes % 60} min`)
  return t(`${minutes} 分钟`, `${minutes} min`)
}

export function metres(value) {
  if (value < 1000) return t(`${Math.round(value)} 米`, `${Math.round(value)} m`)
  return t(`${(value / 1000).toFixed(1)} 公里`, `${(value / 1000).toFixed(1)} km`)
}

export const count = value => new Intl.NumberFormat(locale).format(value)
export const yuan = fen => (fen / 100).toFixed(2)

/** YYYY-MM of the last months, by the city's own calendar, the newest first. */
export function lastMonths(many) {
  const [year, month] = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE, year: 'numeric', month: '2-digit' }).format(new Date()).split('-').map(Number)
  return Array.from({ length: many }, (_, i) => {
    const number = year * 12 + month - 1 - i
    return `${Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, '0')}`
  })
}
