/** The campaign whose poster, or whose line in the list, somebody came by: its code goes with what is reported in this visit. */

const KEY = 'rrp.campaign'

export const joined = () => sessionStorage.getItem(KEY)

/** What is no code changes nothing. */
export function join(code) {
  if (!/^[\w-]{1,40}$/.test(code ?? '')) return
  // Counted once in a visit; nobody waits for it.
  if (joined() !== code) fetch(`/v1/campaigns/${code}/scans`, { method: 'POST' }).catch(() => {})
  sessionStorage.setItem(KEY, code)
}
