/** The public map: how many open reports lie where, gathered by the system. Nobody's exact place is shown. */

import { h } from '../dom.js'
import { count, t } from '../language.js'
import { shared } from '../api.js'
import { makeMap } from '../map.js'

/** Tiles are asked for at this scale at most. */
const FINEST = 15

export default function around({ onLeave }) {
  const box = h('div.map.tall')
  const words = h('p.soft.small', { 'aria-live': 'polite' })
  let isLeft = false
  onLeave(() => { isLeft = true })
  const ready = async () => {
    const map = await makeMap(box)
    if (!map || isLeft) return
    const layer = window.L.layerGroup().addTo(map)
    let round = 0
    const look = async () => {
      const mine = (round += 1)
      const zoom = Math.min(FINEST, Math.max(0, Math.floor(map.getZoom()) - 1))
      const tiles = within(map.getBounds(), zoom)
      const found = await Promise.all(tiles.map(([x, y]) => tile(zoom, x, y)))
      if (mine !== round || isLeft) return
      layer.clearLayers()
      const sight = map.getBounds()
      let sum = 0
      for (const item of found.flatMap(({ items }) => items)) {
        if (!sight.contains([item.latitude, item.longitude])) continue
        sum += item.reports
        window.L.marker([item.latitude, item.longitude], { keyboard: false, interactive: false, icon: bubble(item.reports) }).addTo(layer)
      }
      words.textContent = t(`视野内 ${count(sum)} 件正在处理。位置只精确到约 140 米;地图为示意图。`, `${count(sum)} in work within sight. Places are shown to about 140 m; the map is schematic.`)
    }
    map.on('moveend', look)
    await look()
  }
  return { title: t('全市正在处理', 'In work in the city'), back: '/', content: [box, words], ready: () => { ready() } }
}

/** The browser keeps a tile for as long as the answer says, and asks for it again by its tag. */
const tile = (zoom, x, y) => shared(`/v1/map/tiles/${zoom}/${x}/${y}`).catch(() => ({ items: [] }))

/** The tiles of a scale that a part of the map touches. */
function within(bounds, zoom) {
  const side = 2 ** zoom
  const clamp = value => Math.max(0, Math.min(side - 1, Math.floor(value)))
  const x = longitude => clamp(((longitude + 180) / 360) * side)
  const y = latitude => clamp(((1 - Math.asinh(Math.tan((latitude * Math.PI) / 180)) / Math.PI) / 2) * side)
  const tiles = []
  for (let column = x(bounds.getWest()); column <= x(bounds.getEast()); column += 1) for (let row = y(bounds.getNorth()); row <= y(bounds.getSouth()); row += 1) tiles.push([column, row])
  return tiles
}

function bubble(number) {
  const size = number < 10 ? 28 : number < 100 ? 36 : 46
  return window.L.divIcon({ className: '', html: h('span.bubble', { style: { width: `${size}px`, height: `${size}px` } }, count(number)), iconSize: [size, size] })
}
