/** Sign-in for everybody; each role is led to its own page. */

import { h, icon, show } from './dom.js'
import { t } from './language.js'
import { account, signIn, signOut, signUp, isStaff } from './session.js'
import { role, workplace } from './words.js'
import { action, busy, field, note } from './parts.js'
import { Problem } from './api.js'

export default function signin({ query, go, again }) {
  const staff = account('staff')
  const place = h('div.stack')
  const form = (isNew = false) => {
    const login = h('input', { name: 'login', autocomplete: 'username', autocapitalize: 'none', spellcheck: 'false', required: true, maxlength: 64 })
    const password = h('input', { name: 'password', type: 'password', autocomplete: isNew ? 'new-password' : 'current-password', required: true, maxlength: 256 })
    const name = h('input', { autocomplete: 'nickname', maxlength: 64 })
    const wrong = h('p.wrong', { role: 'alert', hidden: true })
    const button = h('button.button.main.wide', { type: 'submit' }, isNew ? t('注册', 'Sign up') : t('登录', 'Sign in'))
    const enter = async () => {
      wrong.hidden = true
      try {
        if (isNew && password.value.length < 8) throw { words: t('密码至少 8 位', 'The password needs at least 8 characters') }
        const who = isNew ? await signUp(login.value.trim(), password.value, name.value.trim()) : await signIn(login.value.trim(), password.value)
        const wanted = query.get('to')
        // Only an address of these pages, and only of this role's own part of them.
        const isOwn = wanted && /^\/[a-z]/.test(wanted) && wanted.startsWith(workplace(who.role))
        go(isStaff(who.role) ? (isOwn ? wanted : workplace(who.role)) : '/', { replace: true })
      } catch (error) {
        const words = error.words ?? (error.status ? new Problem(error.status, error.problem).words : new Problem(0).words)
        wrong.hidden = false
        show(wrong, icon('warning'), words)
        password.focus()
      }
    }
    show(place, h('form.card', { onsubmit: event => { event.preventDefault(); busy(button, enter) } },
      h('h2', icon('user'), isNew ? t('注册市民账号', 'A citizen’s account') : t('登录', 'Sign in')),
      field(t('账号', 'Login'), login, isNew ? t('字母、数字、点、横线', 'letters, digits, dot, hyphen') : null), field(t('密码', 'Password'), password, isNew ? t('至少 8 位', 'at least 8 characters') : null),
      isNew && field(t('怎么称呼您', 'How to address you'), name, t('可不填', 'optional')), wrong, button,
      h('button.button.plain.wide', { type: 'button', onclick: () => form(!isNew) }, isNew ? t('已有账号,去登录', 'I have an account') : t('市民注册', 'Sign up as a citizen'))),
    !isNew && h('p.soft.small.centred', t('网格员、镇街中心、部门、市级用单位发放的账号登录,自动进入各自的工作页。市民不登录也可以上报。', 'Officers, centres, departments and the city sign in with the account they were given and are led to their own page. Citizens can report without signing in.')))
    if (isNew) login.focus()
  }
  form()
  return {
    title: t('登录', 'Sign in'), back: staff ? workplace(staff.role) : '/',
    content: [
      staff && h('section.card', h('h2', icon('building'), staff.displayName || staff.login), h('p.soft', role(staff.role), ' · ', staff.login),
        h('div.row', h('a.button.main', { href: workplace(staff.role) }, t('进入工作页', 'To my page')), action('button', [icon('logout'), t('退出', 'Sign out')], async () => { await signOut('staff'); again() }))),
      query.get('to') && !staff && note('', 'user', h('p', t('请先登录', 'Please sign in first'))),
      place,
    ],
  }
}
