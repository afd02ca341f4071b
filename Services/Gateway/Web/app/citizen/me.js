/** The citizen's account, and how the pages look. */

import { h, icon } from '../dom.js'
import { choose as chooseLanguage, language, t } from '../language.js'
import { account, signOut } from '../session.js'
import { choose, isCaring, theme } from '../look.js'
import { choices, action } from '../parts.js'
import settings from '../notices.js'

export default function me({ again }) {
  const who = account('citizen')
  return {
    title: t('我的', 'Me'),
    content: [
      h('section.card', h('h2', icon('user'), who?.displayName || who?.login || t('本机账号', 'This device')),
        who?.login ? h('p.soft', t(`已登录:${who.login}`, `Signed in: ${who.login}`)) : h('p.soft', t('不用注册就能上报,进展保存在这台设备上。注册后换手机也能看。', 'You can report without an account; your reports stay with this device. With an account you see them anywhere.')),
        who?.login ? action('button', [icon('logout'), t('退出登录', 'Sign out')], async () => { await signOut('citizen'); again() })
          : h('a.button', { href: '/signin' }, t('登录或注册', 'Sign in or sign up'))),
      who && settings({ role: 'citizen' }),
      h('section.card', h('h2', icon('heart'), t('显示', 'Display')),
        choices('care', t('关怀模式', 'Large type'), [{ value: 'off', words: t('标准', 'Standard') }, { value: 'on', words: t('大字', 'Large'), hint: t('字大、选项少', 'larger, fewer choices') }], isCaring() ? 'on' : 'off', value => choose('care', value), '.pair'),
        choices('theme', t('深浅', 'Light or dark'), [{ value: 'system', words: t('跟随系统', 'As the system') }, { value: 'light', words: t('浅色', 'Light') }, { value: 'dark', words: t('深色', 'Dark') }], theme(), value => choose('theme', value), '.three'),
        choices('language', '语言 · Language', [{ value: 'zh', words: '简体中文' }, { value: 'en', words: 'English' }], language, value => chooseLanguage(value), '.pair')),
      h('nav.ways', { 'aria-label': t('更多', 'More') }, h('a.way', { href: '/me/privacy' }, icon('heart'), t('我的个人信息', 'My personal data')), h('a.way', { href: '/guide' }, icon('question'), t('使用说明', 'How it works')), h('a.way', { href: '/signin' }, icon('building'), t('工作人员登录', 'Staff sign-in'))),
    ],
  }
}
