/** MQTT 3.1.1 as bytes, so that a broker is measured and not somebody's client: latin1 text, a letter a byte. */

/** The first words of a client; it promises a sign of life every ten minutes, which is longer than a run. */
export function connectWords({
  name,
  username,
  password,
}: {
  name: string
  username?: string
  password?: string
}) {
  const flags = 0x02 | (username ? 0x80 : 0) | (password ? 0x40 : 0)
  const tail = [name, username, password].filter((each) => each !== undefined).map(text)
  return packet(0x10, `${text('MQTT')}\x04${String.fromCharCode(flags)}\x02\x58${tail.join('')}`)
}

/** Asks for a topic, at most once each. */
export function subscribeWords(topic: string) {
  return packet(0x82, `\0\x01${text(topic)}\0`)
}

/** Says something on a topic, at most once. */
export function publishWords(topic: string, payload: string) {
  return packet(0x30, text(topic) + payload)
}

function text(said: string) {
  return String.fromCharCode(said.length >> 8, said.length & 0xff) + said
}

function packet(kind: number, body: string) {
  let length = ''
  for (let left = body.length; left > 0 || length === ''; left >>= 7)
    length += String.fromCharCode((left & 0x7f) | (left > 0x7f ? 0x80 : 0))
  return String.fromCharCode(kind) + length + body
}
