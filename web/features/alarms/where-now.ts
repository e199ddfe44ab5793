import type { Place } from '../../../contract/wire.ts'

/** Where this device is, if it knows within the given time; an alarm never waits longer for it. */
export function whereNow(milliseconds: number): Promise<Place | undefined> {
  if (!('geolocation' in navigator)) return Promise.resolve(undefined)
  return new Promise((resolve) => {
    const late = setTimeout(() => resolve(undefined), milliseconds)
    const settle = (place: Place | undefined) => {
      clearTimeout(late)
      resolve(place)
    }
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => settle(placeOf(coords)),
      () => settle(undefined),
      { enableHighAccuracy: true, timeout: milliseconds, maximumAge: 120_000 },
    )
  })
}

/** The same, asked of a device only if its holder has allowed it before: no question in the way. */
export async function whereIfAllowed(milliseconds: number) {
  try {
    const { state } = await navigator.permissions.query({ name: 'geolocation' })
    return state === 'granted' ? await whereNow(milliseconds) : undefined
  } catch {
    return undefined
  }
}

// 0,0 is a device that does not know where it is.
function placeOf({ latitude, longitude }: GeolocationCoordinates): Place | undefined {
  return latitude === 0 && longitude === 0 ? undefined : { lat: latitude, lon: longitude }
}
