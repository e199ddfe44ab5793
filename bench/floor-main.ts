import { createServer, type AddressInfo, type Socket } from 'node:net'
import pg from 'pg'

/**
 * The least a server can do: raw sockets, one frame that comes ready, written to every listener; before
 * that one commit, when it is given a database. It asks nobody who they are.
 */
const [, , databaseUrl] = process.argv
const pool = databaseUrl ? new pg.Pool({ connectionString: databaseUrl, max: 3 }) : undefined
const listeners: Socket[] = []
const opening =
  'HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n\r\nevent: open\ndata: {}\n\n'
const done = 'HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}'

async function tell(frame: Buffer) {
  await pool?.query('insert into bench.pressed (frame) values ($1)', [frame.toString()])
  for (const listener of listeners) listener.write(frame)
}

const server = createServer((socket) => {
  let held = Buffer.alloc(0)
  socket.setNoDelay(true)
  socket.on('error', () => socket.destroy())
  socket.on('data', (chunk) => {
    held = Buffer.concat([held, chunk])
    const head = held.indexOf('\r\n\r\n')
    if (head < 0) return
    if (held.toString('latin1', 0, 3) === 'GET') {
      listeners.push(socket)
      socket.write(opening)
      held = Buffer.alloc(0)
      return
    }
    const length = Number(/content-length: (\d+)/i.exec(held.toString('latin1', 0, head))?.[1])
    if (held.length < head + 4 + length) return
    const frame = held.subarray(head + 4, head + 4 + length)
    held = held.subarray(head + 4 + length)
    tell(frame).then(
      () => socket.write(done),
      () => socket.destroy(),
    )
  })
})

server.listen(0, '127.0.0.1', 4096, () =>
  process.send?.({ port: (server.address() as AddressInfo).port }),
)

process.once('disconnect', () => process.exit())
