const name = 'binh_yen'

/** The session's token, as the browser sends it back; anything that cannot be one is none. */
export function tokenIn(header: string | undefined) {
  for (const pair of (header ?? '').split(';')) {
    const [key, value = ''] = pair.split('=', 2).map((part) => part.trim())
    if (key === name && /^[\w-]{43}$/.test(value)) return value
  }
  return undefined
}

/** The header that gives a browser its session: out of reach of scripts and of other sites' forms. */
export function cookieFor(
  token: string,
  { seconds, secure }: { seconds: number; secure: boolean },
) {
  const parts = [`${name}=${token}`, 'Path=/', `Max-Age=${seconds}`, 'HttpOnly', 'SameSite=Lax']
  return (secure ? [...parts, 'Secure'] : parts).join('; ')
}

/** The header that takes the session away again. */
export function noCookie(secure: boolean) {
  return cookieFor('', { seconds: 0, secure })
}
