/** How the pages look on this device: light or dark, and 关怀模式 with large type and fewer choices. */

const dark = matchMedia('(prefers-color-scheme: dark)')

export const theme = () => localStorage.getItem('rrp.theme') ?? 'system'
export const isCaring = () => localStorage.getItem('rrp.care') === 'on'

export function apply() {
  const root = document.documentElement
  root.dataset.theme = theme() === 'system' ? (dark.matches ? 'dark' : 'light') : theme()
  root.toggleAttribute('data-care', isCaring())
}
dark.addEventListener('change', apply)

export function choose(name, value) {
  localStorage.setItem(`rrp.${name}`, value)
  apply()
}
