/** Pictures of streets beneath a map's outlines, also where they are drawn in GCJ-02, the shifted system of Chinese maps. */

import { h } from './dom.js'

/**
 * `streets` is {url, attribution, system, maxZoom} as the interface gives it. The map itself stays in WGS-84: a layer in GCJ-02 is
 * moved by what the two systems differ where one looks (hundreds of metres, the same over a screen to within a pixel or two).
 */
export function streetLayer(L, { url, system, maxZoom }) {
  const base = L.TileLayer.prototype
  const shifted = system === 'gcj02' ? {
    _getTiledPixelBounds(centre) { return base._getTiledPixelBounds.call(this, gcj02(L, centre)) },
    _setZoomTransform(level, centre, zoom) { base._setZoomTransform.call(this, level, gcj02(L, centre), zoom) },
    // Elsewhere they differ a little more or less.
    _onMoveEnd() {
      base._onMoveEnd.call(this)
      if (this._map && !this._map._animatingZoom) this._setZoomTransforms(this._map.getCenter(), this._map.getZoom())
    },
  } : {}
  const Streets = L.TileLayer.extend({
    ...shifted,
    createTile(place, done) {
      // Whose map it is learns which site asks, as their keys want it, and never which page.
      const picture = h('img', { alt: '', role: 'presentation', referrerpolicy: 'strict-origin' })
      picture.onload = () => this._tileOnLoad(done, picture)
      picture.onerror = error => this._tileOnError(done, picture, error)
      picture.src = this.getTileUrl(place)
      return picture
    },
  })
  return new Streets(url, { maxNativeZoom: maxZoom, maxZoom: 22, className: 'streets' })
}

// Krasovsky 1940 as the shift uses it: semi-major axis in metres, first eccentricity squared.
const AXIS = 6378245
const ECCENTRICITY = 0.00669342162296594323

/** A place of WGS-84 in GCJ-02; the same outside China. The interface converts alike (Coordinate+GCJ02.swift). */
export function shift({ longitude, latitude }) {
  if (longitude < 72.004 || longitude > 137.8347 || latitude < 0.8293 || latitude > 55.8271) return { longitude, latitude }
  const { PI, sin, cos, sqrt, abs } = Math
  const x = longitude - 105
  const y = latitude - 35
  const both = ((20 * sin(6 * x * PI) + 20 * sin(2 * x * PI)) * 2) / 3
  const north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * sqrt(abs(x)) + both
    + ((20 * sin(y * PI) + 40 * sin((y / 3) * PI) + 160 * sin((y / 12) * PI) + 320 * sin((y / 30) * PI)) * 2) / 3
  const east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * sqrt(abs(x)) + both
    + ((20 * sin(x * PI) + 40 * sin((x / 3) * PI) + 150 * sin((x / 12) * PI) + 300 * sin((x / 30) * PI)) * 2) / 3
  const radians = (latitude / 180) * PI
  const magic = 1 - ECCENTRICITY * sin(radians) ** 2
  return {
    longitude: longitude + (east * 180) / ((AXIS / sqrt(magic)) * cos(radians) * PI),
    latitude: latitude + (north * 180) / (((AXIS * (1 - ECCENTRICITY)) / (magic * sqrt(magic))) * PI),
  }
}
const gcj02 = (L, centre) => {
  const place = shift({ longitude: centre.lng, latitude: centre.lat })
  return L.latLng(place.latitude, place.longitude)
}
