import { type RefObject, useEffect, useState } from 'react'

/** Whether a part of the page has come near the eye: what is heavy waits until then. */
export function useSeen(part: RefObject<Element | null>) {
  const [seen, setSeen] = useState(false)
  useEffect(() => {
    if (!part.current || seen) return undefined
    const watcher = new IntersectionObserver(
      (entries) => setSeen((already) => already || entries.some((entry) => entry.isIntersecting)),
      { rootMargin: '300px' },
    )
    watcher.observe(part.current)
    return () => watcher.disconnect()
  }, [part, seen])
  return seen
}
