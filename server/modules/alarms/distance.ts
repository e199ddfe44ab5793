type Point = { lat: number; lon: number }

/** Metres between two places on the earth, WGS 84 degrees, by the haversine of a sphere of 6,371 km. */
export function metresBetween(one: Point, other: Point) {
  const radians = (degrees: number) => (degrees * Math.PI) / 180
  const north = radians(other.lat - one.lat)
  const east = radians(other.lon - one.lon)
  const chord =
    Math.sin(north / 2) ** 2 +
    Math.cos(radians(one.lat)) * Math.cos(radians(other.lat)) * Math.sin(east / 2) ** 2
  return Math.round(2 * 6_371_000 * Math.asin(Math.sqrt(chord)))
}
