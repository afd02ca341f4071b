/**
 * Maps: the city's own schematic outlines (示意图) in Leaflet. Nothing is asked of strangers' servers, unless the operator named
 * one whose pictures of streets lie beneath.
 */

import { h, icon } from './dom.js'
import { count, nameOf, t } from './language.js'
import { reference } from './api.js'
import { streetLayer } from './streets.js'

let loading
function library() {
  return (loading ??= new Promise((resolve, reject) => {
    for (const name of ['leaflet', 'markercluster']) document.head.append(h('link', { rel: 'stylesheet', href: `/lib/${name}.css` }))
    const script = name => new Promise((done, fail) => document.head.append(h('script', { src: `/lib/${name}.js`, onload: done, onerror: fail })))
    script('leaflet').then(() => script('markercluster').catch(() => {})).then(() => resolve(window.L), reject)
  }))
}

const colour = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim()
const rings = area => area.rings.map(ring => Array.from({ length: ring.length / 2 }, (_, i) => [ring[2 * i + 1], ring[2 * i]]))

/**
 * A map in `box`. `look` gives a town's colours, `opened` is called with a town's code.
 * Returns Leaflet's map; villages are drawn for the towns in sight once it is close enough.
 */
export async function makeMap(box, { centre, zoom = 16, look, opened, fit } = {}) {
  const [L, towns] = await Promise.all([library(), reference('/v1/map')])
  if (!box.isConnected) return null
  const inner = h('div', { tabindex: 0 })
  box.prepend(inner)
  const map = L.map(inner, { zoomControl: false, attributionControl: false, minZoom: 8, maxZoom: 19, zoomSnap: 0.25 })
  L.control.zoom({ zoomInTitle: t('放大', 'Zoom in'), zoomOutTitle: t('缩小', 'Zoom out') }).addTo(map)
  const { streets } = towns
  const credit = L.control.attribution({ prefix: false }).addTo(map)
  // Leaflet reads an attribution as markup.
  credit.addAttribution(streets ? h('i', streets.attribution, ' · ', t('分界为示意', 'outlines are schematic')).innerHTML : t('示意图', 'Schematic map'))
  if (streets) streetLayer(L, streets).addTo(map)
  const names = L.layerGroup().addTo(map)
  const whole = L.featureGroup()
  for (const town of towns.items) {
    const shape = L.polygon(rings(town), { color: colour('--edge'), weight: 1.5, fillColor: colour('--card'), fillOpacity: streets ? 0 : 1, interactive: !!opened, ...look?.(town) }).addTo(map)
    whole.addLayer(shape)
    if (opened) shape.on('click', () => opened(town.code))
    L.marker(shape.getBounds().getCenter(), { interactive: false, keyboard: false, icon: L.divIcon({ className: 'area-name', html: '', iconSize: [0, 0] }) })
      .bindTooltip(document.createTextNode(nameOf(town).replace(/(街道|镇)$/, '')).textContent, { permanent: true, direction: 'center', className: 'area-name' }).addTo(names)
  }
  const drawn = new Set()
  const villages = async () => {
    const zoom = map.getZoom()
    const named = zoom >= 9.75 && zoom < 13
    if (named !== map.hasLayer(names)) named ? map.addLayer(names) : map.removeLayer(names)
    if (zoom < 13) return
    for (const [i, shape] of whole.getLayers().entries()) {
      const { code } = towns.items[i]
      if (drawn.has(code) || !shape.getBounds().intersects(map.getBounds())) continue
      drawn.add(code)
      const inside = await reference(`/v1/towns/${code}/map`).catch(() => ({ items: [] }))
      for (const village of inside.items) {
        L.polygon(rings(village), { color: colour('--line'), weight: 1, fill: false, interactive: false }).addTo(map)
          .bindTooltip(village.name, { permanent: true, direction: 'center', className: 'area-name' })
      }
    }
  }
  map.on('moveend', villages)
  if (centre) map.setView([centre.latitude, centre.longitude], zoom)
  else {
    const chosen = fit && whole.getLayers()[towns.items.findIndex(town => town.code === fit)]
    map.fitBounds((chosen || whole).getBounds(), { padding: [6, 6] })
  }
  villages()
  inner.setAttribute('aria-label', t('地图,可用方向键移动,加减键缩放', 'Map; arrow keys move it, plus and minus zoom'))
  inner.setAttribute('role', 'application')
  return map
}

/** Pins that gather while they are far apart: [{latitude, longitude, tone, label, href}]. */
export function pins(map, places, go) {
  const L = window.L
  const group = L.markerClusterGroup
    ? L.markerClusterGroup({ showCoverageOnHover: false, maxClusterRadius: 44, iconCreateFunction: cluster => bubble(cluster.getChildCount()) })
    : L.featureGroup()
  for (const place of places) {
    const element = h(`span.pin.${place.tone}`, icon('pin'))
    const marker = L.marker([place.latitude, place.longitude], { title: place.label, alt: place.label, icon: L.divIcon({ className: '', html: element, iconSize: [34, 34], iconAnchor: [17, 32] }) })
    marker.on('click', () => go(place.href))
    group.addLayer(marker)
  }
  map.addLayer(group)
  return group
}
function bubble(number) {
  const size = number < 10 ? 34 : number < 100 ? 42 : 50
  return window.L.divIcon({ className: '', html: h('span.bubble', { style: { width: `${size}px`, height: `${size}px` } }, count(number)), iconSize: [size, size] })
}

/** A map whose middle is the place: it is moved under a fixed pin. `moved` hears where. */
export async function pinMap(box, { at, moved }) {
  box.append(h('span.aim', icon('pin')))
  const map = await makeMap(box, { centre: at, zoom: at ? 17 : undefined })
  if (!map) return null
  let byHand = false
  for (const name of ['dragstart', 'keydown', 'zoomstart']) map.on(name, () => { byHand = true })
  map.getContainer().addEventListener('keydown', () => { byHand = true })
  map.on('moveend', () => {
    if (!byHand || map.getZoom() < 12) return
    const middle = map.getCenter()
    moved({ longitude: Number(middle.lng.toFixed(6)), latitude: Number(middle.lat.toFixed(6)), system: 'wgs84' })
  })
  return { map, goTo: place => { byHand = false; map.setView([place.latitude, place.longitude], Math.max(map.getZoom(), 17)) } }
}
