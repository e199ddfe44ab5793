/** Wide enough to be read on paper, small enough to travel with the record. */
const widest = 480

/** A drawn signature as it is kept: a small PNG in base64. */
export async function markOf(drawn: Blob) {
  const image = await createImageBitmap(drawn)
  const scale = Math.min(1, widest / image.width)
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(image.width * scale)
  canvas.height = Math.round(image.height * scale)
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
  image.close()
  const [, base64 = ''] = canvas.toDataURL('image/png').split(',')
  return base64
}
