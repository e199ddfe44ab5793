import sharp from 'sharp'

/** What a photo tells unless it says otherwise: 21.32, 103.91. */
const somewhere = {
  owner: 'Phone of somebody',
  latitude: '21/1 19/1 12/1',
  longitude: '103/1 54/1 36/1',
}

/** A photo as a phone takes it, saying whose phone it was, where it stood, and when. */
export function photoFromAPhone({ owner, latitude, longitude } = somewhere) {
  return sharp({ create: { width: 1200, height: 900, channels: 3, background: '#0a7' } })
    .withExif({
      IFD0: { Model: owner },
      IFD2: { DateTimeOriginal: '2024:11:20 18:30:00' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: latitude,
        GPSLongitudeRef: 'E',
        GPSLongitude: longitude,
      },
    })
    .jpeg()
    .toBuffer()
}
