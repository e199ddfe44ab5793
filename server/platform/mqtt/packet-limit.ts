import type { Socket } from 'node:net'

/**
 * Ends a connection that announces a packet longer than `most`, before the packet is gathered in memory.
 * It only looks on while another reads: MQTT says the length of a packet in its first bytes.
 */
export function limitPackets(socket: Socket, most: number, refused: () => void) {
  let left = 0
  let length = 0
  let place = 0

  socket.on('data', (chunk: Buffer) => {
    let at = 0
    while (at < chunk.length) {
      if (left > 0) {
        const step = Math.min(left, chunk.length - at)
        left -= step
        at += step
        continue
      }
      const byte = chunk[at] ?? 0
      at += 1
      if (place === 0) {
        // The first byte says what kind of packet it is; its length follows, seven bits a byte.
        place = 1
        length = 0
        continue
      }
      length += (byte & 0x7f) * place
      place *= 128
      if (byte & 0x80) continue
      place = 0
      left = length
      if (length > most) {
        refused()
        socket.destroy()
        return
      }
    }
  })
}
