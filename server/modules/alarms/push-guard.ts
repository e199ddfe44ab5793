import { lookup, promises } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'

/** Addresses no push service of the world has: private, local, shared, reserved (RFC 6890). */
const inner = new BlockList()
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  inner.addSubnet(net, bits, 'ipv4')
// Tunnels that would carry a private IPv4 address inside a public IPv6 one, and the address of examples.
for (const [net, bits] of [
  ['2001::', 32],
  ['2001:db8::', 32],
  ['2002::', 16],
] as const)
  inner.addSubnet(net, bits, 'ipv6')

const outer = new BlockList()
outer.addSubnet('2000::', 3, 'ipv6')

/** Is this an address of the open internet? */
export function isPublicAddress(address: string) {
  if (isIP(address) === 4) return !inner.check(address, 'ipv4')
  return isIP(address) === 6 && outer.check(address, 'ipv6') && !inner.check(address, 'ipv6')
}

/** May the house speak to this address at all? Whoever subscribes writes it, so it must not be one of ours. */
export function mayPush(endpoint: string, allowed: string[]) {
  const { protocol, hostname, port, username, password } = new URL(endpoint)
  if (protocol !== 'https:' || username !== '' || password !== '') return false
  const host = hostname.replace(/^\[|\]$/g, '')
  if (allowed.includes(host)) return true
  if (port !== '') return false
  return isIP(host) ? isPublicAddress(host) : /\.[a-z]/.test(host) && !/\.local(host)?$/.test(host)
}

const resolver = new promises.Resolver({ timeout: 1500, tries: 2 })

/** Finds a host at the moment of connecting, and refuses it when any of its addresses is not public. */
export function publicLookup(allowed: string[]): LookupFunction {
  return (host, options, done) => {
    if (allowed.includes(host)) return lookup(host, options, done)
    addressesOf(host).then(
      (found) => {
        const [first] = found
        if (!first || !found.every(({ address }) => isPublicAddress(address)))
          return done(new Error('not a public address'), [])
        return options.all ? done(null, found) : done(null, first.address, first.family)
      },
      (reason: Error) => done(reason as NodeJS.ErrnoException, []),
    )
  }
}

// Not `lookup`: its few threads are shared, and a slow name server would hold up every other push.
async function addressesOf(host: string) {
  const found = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)])
  return found.flatMap((one, at) =>
    one.status === 'fulfilled'
      ? one.value.map((address) => ({ address, family: at === 0 ? 4 : 6 }))
      : [],
  )
}
